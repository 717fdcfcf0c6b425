import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisOf, barModel, linked, stretches, treeModel, vma, vmasOf } from '../testing/pictures';
import { layoutBar } from './bar-layout';
import { interpolate, withGhosts } from './interpolate';
import type { Scene } from './scene';
import { layoutTree } from './tree-layout';

const place = { width: 900, height: 400, scale: 1 };
const sceneOf = (list: Parameters<typeof vmasOf>[0]): Scene => layoutBar(barModel(vmasOf(list)), place).scene;
const body = (scene: Scene, id: number): { x: number; w: number } => {
  const group = scene.groups.find(({ key }) => key === `vma:${id}`);
  const shape = group?.shapes.find(({ key }) => key === 'body');
  if (!group || shape?.kind !== 'rect') throw new Error(`no box of ${id}`);
  return { x: group.x + shape.x, w: shape.w };
};

describe('a transition', () => {
  test('ends in the very picture that would have been drawn at once', () => {
    fc.assert(
      fc.property(stretches(), stretches(), (a, b) => {
        const [from, to] = [sceneOf(a), sceneOf(b)];
        expect(interpolate(from, to, [], 1)).toBe(to);
      }),
    );
  });

  test('begins where things stood: what stays has not moved at t = 0', () => {
    fc.assert(
      fc.property(stretches(), stretches(), (a, b) => {
        const [from, to] = [sceneOf(a), sceneOf(b)];
        const start = new Map(interpolate(from, to, [], 0).groups.map((group) => [group.key, group]));
        for (const group of from.groups) {
          const at = start.get(group.key);
          expect([at?.x, at?.y, at?.opacity]).toEqual([group.x, group.y, group.opacity]);
        }
        for (const group of to.groups)
          if (!from.groups.some(({ key }) => key === group.key)) expect(start.get(group.key)?.opacity).toBe(0);
      }),
    );
  });

  test('can be interrupted at any time: the picture of the moment is the start of the next', () => {
    fc.assert(
      fc.property(stretches(), stretches(), stretches(), fc.double({ min: 0, max: 1, noNaN: true }), (a, b, c, t) => {
        const middle = interpolate(sceneOf(a), sceneOf(b), [], t);
        const to = sceneOf(c);
        expect(interpolate(middle, to, [], 1)).toBe(to);
        const again = new Map(interpolate(middle, to, [], 0).groups.map((group) => [group.key, group.x]));
        for (const group of middle.groups) expect(again.get(group.key)).toBeCloseTo(group.x, 9);
      }),
    );
  });

  // BBBB..CCCC → BBBBBBBBBB: the edge of B sweeps over C, they never overlap.
  test('an absorbed VMA shrinks before the edge of its absorber', () => {
    const before = [vma(2, 0x10000, 4), vma(3, 0x16000, 4)];
    const after = [vma(2, 0x10000, 10)];
    const axis = axisOf([before, after]);
    const from = layoutBar(barModel(before, axis), place).scene;
    const to = layoutBar(barModel(after, axis), place).scene;
    const right = body(to, 2).x + body(to, 2).w;
    for (let t = 0; t < 0.99; t += 0.05) {
      const now = interpolate(from, to, [{ kind: 'absorbed', id: 3, into: 2 }], t);
      const [b, c] = [body(now, 2), body(now, 3)];
      expect(c.x + c.w).toBeCloseTo(right, 6);
      expect(b.x + b.w).toBeLessThanOrEqual(c.x + 1e-6);
      expect(now.groups.find(({ key }) => key === 'vma:3')?.target).toBeUndefined();
    }
  });

  test('a VMA split off grows from the far end while its origin draws back', () => {
    const before = [vma(2, 0x10000, 10)];
    const after = [vma(2, 0x10000, 4), vma(5, 0x14000, 6)];
    const axis = axisOf([before, after]);
    const from = layoutBar(barModel(before, axis), place).scene;
    const to = layoutBar(barModel(after, axis), place).scene;
    for (let t = 0.05; t < 1; t += 0.1) {
      const now = interpolate(from, to, [{ kind: 'split', id: 5, from: 2 }], t);
      const [old, made] = [body(now, 2), body(now, 5)];
      expect(old.x + old.w).toBeCloseTo(made.x, 6);
    }
  });
});

describe('a rotation', () => {
  //     B            A
  //    / \    →     / \
  //   A   C            B
  //                     \
  //                      C
  const b = vma(2, 0x20000, 2, { rb_left: 1, rb_right: 3 });
  const a = vma(1, 0x10000, 2, { rb_parent: 2 });
  const c = vma(3, 0x30000, 2, { rb_parent: 2 });
  const before = [a, b, c];
  const after = [{ ...a, rb_parent: null, rb_right: 2 }, { ...b, rb_left: null, rb_parent: 1 }, c];
  const axis = axisOf([before, after]);
  const from = layoutTree(treeModel(before, 2, axis), place).scene;
  const to = layoutTree(treeModel(after, 1, axis), place).scene;

  test('moves nodes up and down only', () => {
    for (const t of [0, 0.2, 0.5, 0.9, 1])
      for (const group of interpolate(from, to, [], t).groups) {
        if (!group.key.startsWith('node:')) continue;
        expect(group.x).toBeCloseTo(from.groups.find(({ key }) => key === group.key)?.x ?? Number.NaN, 9);
      }
  });

  test('an edge stays tied to its nodes on the way', () => {
    const now = interpolate(from, to, [], 0.4);
    const node = now.groups.find(({ key }) => key === 'node:3');
    const edge = now.groups.find((group) => group.key === 'edge:3');
    const [line] = edge?.shapes ?? [];
    const [x, y] = (line?.kind === 'path' && line.points[1]) || [Number.NaN, Number.NaN];
    expect([(edge?.x ?? 0) + x, (edge?.y ?? 0) + y]).toEqual([
      expect.closeTo(node?.x ?? 0),
      expect.closeTo(node?.y ?? 0),
    ]);
  });

  test('without motion, pale outlines say from where', () => {
    const ghosts = withGhosts(from, to).groups.filter(({ key }) => key.startsWith('ghost:'));
    expect(ghosts.map(({ key }) => key).sort()).toEqual(['ghost:node:1', 'ghost:node:2', 'ghost:node:3']);
    expect(withGhosts(to, to)).toBe(to);
  });
});

test('a recoloured node changes its shape from circle to square on the way', () => {
  const { vmas, root } = linked([vma(1, 0x10000, 2)]);
  const red = vmas.map((each) => ({ ...each, rb_colour: 'red' as const }));
  const corner = (scene: Scene) => {
    const shape = scene.groups.find(({ key }) => key === 'node:1')?.shapes.find(({ key }) => key === 'body');
    return shape?.kind === 'rect' ? shape.rx / shape.w : Number.NaN;
  };
  const axis = axisOf([vmas]);
  const from = layoutTree(treeModel(red, root, axis), place).scene;
  const to = layoutTree(treeModel(vmas, root, axis), place).scene;
  expect(corner(from)).toBe(0.5);
  expect(corner(interpolate(from, to, [], 0.5))).toBeLessThan(0.5);
  expect(corner(to)).toBeLessThan(0.25);
});
