import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Vma } from '../engine';
import { axisOf, linked, TASK_END, treeModel, vmasOf } from '../testing/pictures';
import type { TreeModel } from './model';
import type { Group } from './scene';
import { layoutTree } from './tree-layout';

const WHOLE = { addr: 0, end: TASK_END };
const part = fc.double({ min: 0, max: 0.999, noNaN: true });

/** Each the right child of the one before: as deep as there are nodes, deeper than any red-black tree. */
function chain(count: number): { vmas: Vma[]; root: number } {
  const vmas = vmasOf(Array.from({ length: count }, () => ({ hole: 1, pages: 2 })));
  const links = (k: number) => ({ rb_parent: k === 0 ? null : k, rb_right: k + 1 < count ? k + 2 : null });
  return { vmas: vmas.map((each, k) => ({ ...each, ...links(k) })), root: 1 };
}

const trees = fc.oneof(
  fc.integer({ min: 1, max: 3000 }).map((count) => {
    const { vmas, root } = linked(vmasOf(Array.from({ length: count }, () => ({ hole: 1, pages: 2 }))));
    return { vmas, root };
  }),
  fc.integer({ min: 1, max: 34 }).map(chain),
);

/** Its body lies in the picture, and its name stands in it. */
function expectLegible(node: Group | undefined, width: number, height: number, scale: number): void {
  const body = node?.shapes.find(({ key }) => key === 'body');
  const name = node?.shapes.find(({ key }) => key === 'name');
  if (!node || body?.kind !== 'rect') throw new Error('a node is not there');
  expect(node.y + body.y).toBeGreaterThanOrEqual(0);
  expect(node.y + body.y + body.h).toBeLessThanOrEqual(height);
  expect(node.x + body.x).toBeGreaterThanOrEqual(0);
  expect(node.x + body.x + body.w).toBeLessThanOrEqual(width);
  expect(name?.kind === 'text' && name.size).toBeGreaterThanOrEqual(12 * scale);
}

describe('a tree of many levels in a low picture', () => {
  test('what the step is about lies in it, with its name, at every size', () => {
    fc.assert(
      fc.property(
        trees,
        fc.array(part, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 120, max: 600 }),
        fc.integer({ min: 320, max: 1900 }),
        fc.constantFrom(1, 1.35, 1.7),
        fc.boolean(),
        ({ vmas, root }, parts, base, width, scale, isWhole) => {
          const height = base * scale;
          const [marked = 1, tagged = 1, visited = 1, chosen = 1] = parts.map(
            (share) => vmas[Math.floor(share * vmas.length)]?.id ?? 1,
          );
          const at = vmas[marked - 1];
          const focus = at ? { addr: at.vm_start, end: at.vm_end } : null;
          const model: TreeModel = treeModel(vmas, root, axisOf([vmas], { view: isWhole ? WHOLE : null, focus }), {
            marks: [{ id: marked, state: 'hot' }],
            tags: [{ id: tagged, role: 'parent', text: 'parent' }],
            descent: [{ id: visited, text: 'addr < vm_end? yes', short: '', went: null }],
            selected: chosen,
          });
          const { scene } = layoutTree(model, { width, height, scale });
          const groups = new Map(scene.groups.map((group) => [group.key, group]));
          for (const id of [marked, tagged, visited, chosen])
            expectLegible(groups.get(`node:${id}`), width, height, scale);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('all levels lie in it, from the root down', () => {
    const { vmas, root } = chain(30);
    const { scene } = layoutTree(
      treeModel(vmas, root, axisOf([vmas], { view: WHOLE }), { openSubtrees: new Set([1]) }),
      {
        width: 900,
        height: 175,
        scale: 1,
      },
    );
    const ys = scene.groups.filter(({ key }) => key.startsWith('node:')).map(({ y }) => y);
    expect(ys).toEqual([...ys].sort((a, b) => a - b));
    expect(new Set(ys).size).toBe(30);
    expect(Math.max(...ys)).toBeLessThan(175);
  });
});
