import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelBoxes } from '../testing/label-boxes';
import { axisOf, linked, stretches, treeModel, vmasOf } from '../testing/pictures';
import { crosses } from './free-places';
import type { RoleTag } from './model';
import type { Group, PathShape, Point } from './scene';
import { layoutTree } from './tree-layout';

const ROLES = ['node', 'parent', 'gparent', 'uncle', 'sibling', 'successor'] as const;
/** The ends of an edge, in the picture. */
const endsOf = ({ x, y, shapes }: Group): Point[] =>
  (shapes.find((shape): shape is PathShape => shape.kind === 'path')?.points ?? []).map((at) => [x + at[0], y + at[1]]);

describe('what is written at the nodes of the tree', () => {
  test('no role of the step is left out; one that stands away from its node is led to it by a line', () => {
    let led = 0;
    const part = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(
        stretches(30),
        fc.array(part, { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 390, max: 1400 }),
        fc.integer({ min: 180, max: 500 }),
        (list, parts, width, height) => {
          const { vmas, root } = linked(vmasOf(list));
          const tags = ROLES.flatMap((role, k): RoleTag[] => {
            const vma = vmas[Math.floor((parts[k] ?? 0) * vmas.length)];
            return vma ? [{ id: vma.id, role, text: role }] : [];
          });
          const { scene } = layoutTree(treeModel(vmas, root, axisOf([vmas]), { tags }), { width, height, scale: 1 });
          const at = new Map(scene.groups.map((group) => [group.key, group]));
          for (const { id, role } of tags) {
            const node = at.get(`node:${id}`);
            if (!node) continue;
            const pill = labelBoxes(scene).find(({ group }) => group === `tag:${role}:${id}`);
            expect(pill).toBeDefined();
            const body = node.shapes.find(({ key }) => key === 'body');
            if (!pill || body?.kind !== 'rect') continue;
            const apart = Math.max(
              pill.left - (node.x + body.x + body.w),
              node.x + body.x - pill.right,
              pill.top - (node.y + body.y + body.h),
              node.y + body.y - pill.bottom,
            );
            // Several roles of a node are one label: its line leads to all of them.
            const roles = tags.filter((tag) => tag.id === id);
            const isLed = roles.some((tag) => at.has(`leader:tag:${tag.role}:${id}`));
            if (apart > 15 && roles.length === 1) expect(isLed).toBe(true);
            if (isLed) led++;
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(led).toBeGreaterThan(10);
  });

  test('a gap stands clear of the edges where there is a place for it', () => {
    // As on the stage: the left child hangs right under the end of what is written below the root.
    const { vmas, root } = linked(vmasOf(Array.from({ length: 5 }, () => ({ hole: 3, pages: 6 }))));
    const { scene } = layoutTree(treeModel(vmas, root, axisOf([vmas]), { gapTextOf: () => 'gap 85.3T ← own' }), {
      width: 900,
      height: 320,
      scale: 1,
    });
    const gaps = labelBoxes(scene).filter(({ group }) => group.startsWith('gap:'));
    expect(gaps).toHaveLength(5);
    for (const edge of scene.groups.filter(({ key }) => key.startsWith('edge:'))) {
      const [from, to] = endsOf(edge);
      if (!from || !to) throw new Error('an edge without a line');
      for (const { left, right, top, bottom } of gaps)
        expect(crosses({ from, to, half: 1 }, { x: left, y: top, w: right - left, h: bottom - top })).toBe(false);
    }
  });

  test('a gap beside a node keeps off it; below it, it is as near as a line of text is', () => {
    const { vmas, root } = linked(vmasOf(Array.from({ length: 5 }, () => ({ hole: 3, pages: 6 }))));
    let beside = 0;
    for (const height of [180, 240, 320]) {
      const { scene } = layoutTree(treeModel(vmas, root, axisOf([vmas]), { gapTextOf: () => '16K' }), {
        width: 900,
        height,
        scale: 1,
      });
      const boxOf = new Map(
        scene.groups.flatMap(({ key, x, shapes }) => {
          const body = shapes.find((shape) => shape.key === 'body');
          return key.startsWith('node:') && body?.kind === 'rect' ? [[key.slice(5), { x: x + body.x, w: body.w }]] : [];
        }),
      );
      for (const { group, left, right } of labelBoxes(scene).filter(({ group }) => group.startsWith('gap:'))) {
        const node = boxOf.get(group.slice(4));
        if (!node) throw new Error('a gap without a node');
        const off = Math.max(left - (node.x + node.w), node.x - right);
        if (off < 0) continue;
        beside++;
        expect(off).toBeGreaterThanOrEqual(6);
      }
    }
    expect(beside).toBeGreaterThan(0);
  });

  test('the comparison that the descent has got to stands clear of the edges, in a low picture too', () => {
    const { vmas, root } = linked(vmasOf(Array.from({ length: 3000 }, () => ({ hole: 1, pages: 2 }))));
    for (const height of [180, 320, 420])
      for (const part of [0.2, 0.5, 0.8]) {
        const at = vmas[Math.floor(part * vmas.length)];
        if (!at) throw new Error('no VMA');
        const axis = axisOf([vmas], { focus: { addr: at.vm_start, end: at.vm_end } });
        const way: number[] = [];
        const byId = new Map(vmas.map((vma) => [vma.id, vma]));
        for (let id: number | null = at.id; id !== null; id = byId.get(id)?.rb_parent ?? null) way.unshift(id);
        const descent = way
          .slice(0, 4)
          .map((id) => ({ id, text: 'vm_start ≤ addr? no', short: '', went: 'left' as const }));
        const { scene } = layoutTree(treeModel(vmas, root, axis, { descent }), { width: 830, height, scale: 1 });
        const label = labelBoxes(scene).find(({ group }) => group === `compare:${descent.at(-1)?.id}`);
        if (!label) throw new Error('no comparison');
        const { left, right, top, bottom } = label;
        for (const edge of scene.groups.filter(({ key }) => key.startsWith('edge:'))) {
          const [from, to] = endsOf(edge);
          if (!from || !to) throw new Error('an edge without a line');
          const box = { x: left, y: top, w: right - left, h: bottom - top };
          expect([edge.key, crosses({ from, to, half: 1 }, box)]).toEqual([edge.key, false]);
        }
      }
  });

  test('what the step touches and what is chosen is wide enough for its name; a node that is not has it beside it when pointed at or on the way', () => {
    const { vmas, root } = linked(vmasOf(Array.from({ length: 120 }, () => ({ hole: 1, pages: 2 }))));
    const view = { addr: 0, end: 0x7ffffffff000 };
    const textOf = () => ({ name: 'ABC', perm: 'rw-p', exec: false, details: [], description: '' });
    // Leaves, where there is least room.
    const leaves = vmas.filter(({ rb_left, rb_right }) => rb_left === null && rb_right === null).map(({ id }) => id);
    const [marked = 0, passed = 0, selected = 0, reached = 0, hovered = 0] = [5, 12, 30, 40, 50].map((k) => leaves[k]);
    const step = (id: number) => ({ id, text: 'addr < vm_end?', short: '', went: null });
    const { scene } = layoutTree(
      treeModel(vmas, root, axisOf([vmas], { view }), {
        textOf,
        marks: [{ id: marked, state: 'hot' as const }],
        descent: [step(passed), step(reached)],
        selected,
        hovered,
      }),
      { width: 900, height: 320, scale: 1 },
    );
    const at = new Map(scene.groups.map(({ key, shapes }) => [key, shapes]));
    const isNamed = (id: number) => at.get(`node:${id}`)?.some(({ key }) => key === 'name');
    for (const id of [marked, selected, reached]) expect([id, isNamed(id)]).toEqual([id, true]);
    const small = [passed, hovered].filter((id) => at.has(`node:${id}`) && !isNamed(id));
    expect(small.length).toBeGreaterThan(0);
    expect([marked, passed, selected, reached, hovered].filter((id) => at.has(`name:${id}`))).toEqual(small);
  });
});
