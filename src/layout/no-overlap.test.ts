import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAGE_SIZE } from '../engine';
import { crossings, labelBoxes, overlaps, strokeBoxes } from '../testing/label-boxes';
import { axisOf, barModel, linked, type Stretch, stretches, TASK_END, treeModel, vmasOf } from '../testing/pictures';
import { layoutBar } from './bar-layout';
import type { AxisMode, RoleTag } from './model';
import type { Scene } from './scene';
import { layoutTree } from './tree-layout';

/** The desk, a lecture hall, and what lies between. */
const scales = fc.constantFrom(1, 1.35, 1.7);
const widths = fc.integer({ min: 300, max: 1900 });
const modes = fc.constantFrom<AxisMode>('squeezed', 'linear', 'true');
const part = fc.double({ min: 0, max: 0.999, noNaN: true });
const ROLES = ['prev', 'next', 'area'] as const;
const TREE_ROLES = ['node', 'parent', 'gparent', 'uncle', 'sibling', 'successor'] as const;

/** One of a list, by a share of its length. */
const pick = <T>(list: readonly T[], share: number): T | undefined => list[Math.floor(share * list.length)];

interface Case {
  readonly list: readonly Stretch[];
  readonly parts: readonly number[];
  readonly width: number;
  readonly scale: number;
  readonly mode: AxisMode;
  readonly isWhole: boolean;
}

const cases = (most: number): fc.Arbitrary<Case> =>
  fc.record({
    list: stretches(most),
    parts: fc.array(part, { minLength: 6, maxLength: 6 }),
    width: widths,
    scale: scales,
    mode: modes,
    isWhole: fc.boolean(),
  });

/** A merge somewhere in a random address space, with everything on the bar that it brings. */
function busyBar({ list, parts, width, scale, mode, isWhole }: Case): Scene {
  const vmas = vmasOf(list);
  const area = pick(vmas, parts[0] ?? 0);
  const range = { addr: (area?.vm_end ?? 0) - PAGE_SIZE, end: area?.vm_end ?? PAGE_SIZE };
  const tags = ROLES.flatMap((role, k): RoleTag[] => {
    const vma = pick(vmas, parts[k + 1] ?? 0);
    return vma ? [{ id: vma.id, role, text: role === 'next' ? 'next = area' : role }] : [];
  });
  const view = isWhole ? { addr: 0, end: TASK_END } : null;
  const axis = axisOf([vmas], { mode, view, focus: range, requests: [range] });
  const far = pick(vmas, parts[5] ?? 0);
  const model = barModel(vmas, axis, {
    before: vmas,
    request: { ...range, text: '[addr, end) 1 page' },
    badge: { ...range, text: 'case 3' },
    tags,
    marks: [area, far].flatMap((each) => (each ? [{ id: each.id, state: 'hot' as const }] : [])),
    result: far && area ? { addr: Math.min(far.vm_start, range.addr), end: Math.max(far.vm_end, range.end) } : null,
    selected: pick(vmas, parts[4] ?? 0)?.id ?? null,
    hovered: pick(vmas, parts[3] ?? 0)?.id ?? null,
    holeTextOf: ({ addr, end }) => ({ text: `${Math.round((end - addr) / PAGE_SIZE) % 1024} KiB`, description: '' }),
  });
  return layoutBar(model, { width, height: 206 * scale, scale }).scene;
}

describe('no label lies over another', () => {
  test('in the bar: all three modes, narrow and wide, at the desk and in a lecture hall', () => {
    fc.assert(
      fc.property(cases(40), (given) => {
        expect(overlaps(labelBoxes(busyBar(given)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('in the bar: no ring, no outline of the result and no bracket crosses a label', () => {
    fc.assert(
      fc.property(cases(40), (given) => {
        const scene = busyBar(given);
        expect(crossings(labelBoxes(scene), strokeBoxes(scene, given.scale))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('in the tree: roles, comparisons, gaps, remarks and the caption; nor over a node', () => {
    fc.assert(
      fc.property(cases(30), fc.integer({ min: 160, max: 700 }), (given, height) => {
        const { vmas, root } = linked(vmasOf(given.list));
        const ids = given.parts.map((share) => pick(vmas, share)?.id ?? 1);
        const scene = layoutTree(
          treeModel(vmas, root, axisOf([vmas], { mode: given.mode }), {
            gapTextOf: () => 'gap 41.9T',
            gapPath: ids.slice(0, 2).map((id) => ({ id, text: 'gap 41.9T ← own' })),
            caption: { badge: 'insert case 3', text: 'uncle black, node outer: rotate at gparent' },
            notes: ids.slice(2, 3).map((id) => ({ id, text: 'key …6000 → …4000: node stays' })),
            tags: TREE_ROLES.flatMap((role, k): RoleTag[] => {
              const id = ids[k];
              return id === undefined ? [] : [{ id, role, text: role }];
            }),
            descent: ids
              .slice(3)
              .map((id) => ({ id, text: 'addr < vm_end? yes → left', short: '→ left', went: 'left' as const })),
          }),
          { width: given.width, height: height * given.scale, scale: given.scale },
        ).scene;
        // Nodes are told apart by their own test; here each counts as one label.
        const boxes = labelBoxes(scene).filter(({ group }) => !/^(node|subtree):/.test(group));
        expect(overlaps(boxes)).toEqual([]);
        for (const node of scene.groups.filter(({ key }) => key.startsWith('node:'))) {
          const body = node.shapes.find(({ key }) => key === 'body');
          if (body?.kind !== 'rect') throw new Error('a node without a body');
          const left = node.x + body.x;
          const top = node.y + body.y;
          const covered = { group: node.key, text: '', left, right: left + body.w, top, bottom: top + body.h };
          for (const box of boxes) expect(overlaps([covered, box])).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
