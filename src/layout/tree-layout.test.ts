import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelBoxes, overlaps } from '../testing/label-boxes';
import { axisOf, barModel, linked, stretches, treeModel, vma, vmasOf } from '../testing/pictures';
import { layoutBar } from './bar-layout';
import type { TextShape } from './scene';
import { layoutTree } from './tree-layout';
import { treeIndex, treeWindow } from './tree-window';
import { projectionOf } from './view-window';

const place = { width: 900, height: 400, scale: 1 };
const nodesOf = (scene: ReturnType<typeof layoutTree>['scene']) =>
  scene.groups.filter(({ key }) => key.startsWith('node:'));

describe('the tree', () => {
  test('every node stands under the middle of its VMA', () => {
    const { vmas, root } = linked(vmasOf(Array.from({ length: 7 }, (_, k) => ({ hole: k, pages: 3 }))));
    const axis = axisOf([vmas]);
    const { scene: bar } = layoutBar(barModel(vmas, axis), place);
    for (const node of nodesOf(layoutTree(treeModel(vmas, root, axis), place).scene)) {
      const box = bar.groups.find(({ key }) => key === node.key.replace('node', 'vma'));
      const body = box?.shapes.find(({ key }) => key === 'body');
      expect(body?.kind === 'rect' && box ? box.x + body.w / 2 : Number.NaN).toBeCloseTo(node.x, 6);
    }
  });

  test('in order is from left to right, however narrow the picture', () => {
    fc.assert(
      fc.property(stretches(40), fc.integer({ min: 60, max: 900 }), (list, width) => {
        const { vmas, root } = linked(vmasOf(list));
        const { scene } = layoutTree(treeModel(vmas, root), { ...place, width });
        const x = new Map(nodesOf(scene).map((node) => [node.key, node.x]));
        const xs = vmas.flatMap((each) => x.get(`node:${each.id}`) ?? []);
        for (let k = 1; k < xs.length; k++) expect(xs[k] ?? 0).toBeGreaterThan(xs[k - 1] ?? 0);
      }),
    );
  });

  test('nodes have few heights, so that a zoom changes few of them', () => {
    const { vmas, root } = linked(vmasOf(Array.from({ length: 63 }, (_, k) => ({ hole: 1 + (k % 3), pages: 2 }))));
    const first = vmas[0]?.vm_start ?? 0;
    const heights = new Set<number>();
    for (let pages = 12; pages < 250; pages += 7) {
      const axis = axisOf([vmas], { view: { addr: first, end: first + pages * 0x1000 } });
      // The room is another at each.
      const height = 130 + pages;
      for (const { shapes } of nodesOf(layoutTree(treeModel(vmas, root, axis), { ...place, height }).scene)) {
        const body = shapes.find(({ key }) => key === 'body');
        if (body?.kind === 'rect') heights.add(body.h);
      }
    }
    expect(heights.size).toBeGreaterThan(4);
    for (const h of heights) expect(h < 4 || (h >= 12 && h < 20) ? h % 1 : h % 4, String(h)).toBe(0);
  });

  test('no two nodes of one depth touch', () => {
    fc.assert(
      fc.property(stretches(200), fc.boolean(), (list, isWhole) => {
        const { vmas, root } = linked(vmasOf(list));
        const view = isWhole ? { addr: 0, end: 0x7ffffffff000 } : null;
        const { scene } = layoutTree(treeModel(vmas, root, axisOf([vmas], { view })), place);
        const items = scene.groups.filter(({ key }) => key.startsWith('node:') || key.startsWith('subtree:'));
        const rows = new Map<number, number[]>();
        for (const { x, y } of items) rows.set(y, [...(rows.get(y) ?? []), x]);
        for (const row of rows.values()) {
          const xs = row.sort((a, b) => a - b);
          xs.slice(1).forEach((x, k) => {
            expect(x - (xs[k] ?? 0)).toBeGreaterThan(15);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('seen whole, nodes and the counts in triangles add up to the tree', () => {
    fc.assert(
      fc.property(stretches(400), (list) => {
        const { vmas, root } = linked(vmasOf(list));
        const axis = axisOf([vmas], { view: { addr: 0, end: 0x7ffffffff000 } });
        const items = treeWindow(treeModel(vmas, root, axis), projectionOf(axis, 900, 1), 1);
        expect(items.reduce((total, item) => total + item.count, 0)).toBe(vmas.length);
        expect(items.length).toBeLessThanOrEqual(410);
      }),
      { numRuns: 40 },
    );
  });

  test('outside the window at most one ancestor a depth and side is kept, as a chip', () => {
    fc.assert(
      fc.property(stretches(300), fc.double({ min: 0, max: 1, noNaN: true }), (list, part) => {
        const { vmas, root } = linked(vmasOf(list));
        const at = vmas[Math.floor(part * (vmas.length - 1))];
        const focus = at ? { addr: at.vm_start, end: at.vm_end } : null;
        const axis = axisOf([vmas], { focus });
        const items = treeWindow(treeModel(vmas, root, axis), projectionOf(axis, 900, 1), 1);
        const chips = items.filter(({ kind }) => kind === 'chip').map(({ depth, x }) => `${depth}:${x < 450}`);
        expect(new Set(chips).size).toBe(chips.length);
      }),
    );
  });

  test('a chip stands in the room between the edge and the nodes in sight, near its middle: there it is seen whole', () => {
    const { vmas, root } = linked(vmasOf(Array.from({ length: 200 }, () => ({ hole: 1, pages: 2 }))));
    let seen = 0;
    for (const [from, to] of [
      [60, 64],
      [100, 108],
      [130, 132],
    ]) {
      const [first, last] = [vmas[from ?? 0], vmas[to ?? 0]];
      if (!first || !last) throw new Error('no VMA');
      const axis = axisOf([vmas], { view: { addr: first.vm_start, end: last.vm_end } });
      const items = treeWindow(treeModel(vmas, root, axis), projectionOf(axis, 900, 1), 1);
      const nodes = items.flatMap(({ kind, x }) => (kind === 'node' ? [x] : []));
      const sides = [
        [0, Math.min(40, ...nodes)],
        [Math.max(860, ...nodes), 900],
      ] as const;
      for (const { kind, x } of items)
        for (const [left, right] of sides)
          if (kind === 'chip' && x >= left && x <= right) {
            seen++;
            expect(Math.min(x - left, right - x) / (right - left)).toBeGreaterThan(0.35);
          }
    }
    expect(seen).toBeGreaterThan(6);
  });

  test('what the step is about is never in a triangle', () => {
    const { vmas, root } = linked(vmasOf(Array.from({ length: 3000 }, () => ({ hole: 1, pages: 2 }))));
    const axis = axisOf([vmas], { view: { addr: 0, end: 0x7ffffffff000 } });
    const marks = [{ id: 777, state: 'hot' as const }];
    const keys = layoutTree(treeModel(vmas, root, axis, { marks }), place).scene.groups.map(({ key }) => key);
    expect(keys).toContain('node:777');
    expect(keys.filter((key) => key.startsWith('subtree:')).length).toBeGreaterThan(10);
    expect(keys.filter((key) => key.startsWith('node:')).length).toBeLessThan(200);
  });

  test('a VMA that is in no tree stands below it, loose', () => {
    const { vmas, root } = linked([vma(1, 0x10000, 2), vma(2, 0x20000, 2)]);
    const all = [...vmas, vma(9, 0x30000, 2)];
    const { scene } = layoutTree(treeModel(all, root), place);
    const loose = nodesOf(scene).find(({ key }) => key === 'node:9');
    expect(loose?.shapes.some(({ cls }) => cls.includes('vs-loose'))).toBe(true);
    expect(scene.groups.some(({ key }) => key === 'edge:9')).toBe(false);
  });

  test('a loose VMA never lies over a node: their bodies and rings are apart', () => {
    fc.assert(
      fc.property(stretches(24), fc.nat(), fc.integer({ min: 160, max: 500 }), (list, at, height) => {
        const all = vmasOf(list);
        const loose = all[at % all.length];
        const { vmas, root } = linked(all.filter((each) => each !== loose));
        const model = treeModel(
          loose ? [...vmas, loose].sort((a, b) => a.vm_start - b.vm_start) : vmas,
          root,
          axisOf([all]),
        );
        const bodies = nodesOf(layoutTree(model, { ...place, height }).scene).flatMap(({ key, x, y, shapes }) => {
          const body = shapes.find((shape) => shape.key === 'body');
          return body?.kind === 'rect' ? [{ key, x, y, half: body.w / 2 }] : [];
        });
        const own = bodies.find(({ key }) => key === `node:${loose?.id}`);
        if (!own) return;
        for (const { key, x, y, half } of bodies)
          if (key !== own.key && y === own.y)
            // The least that nodes shrink to, 20 pixels apart, have no room for rings.
            expect(Math.abs(x - own.x)).toBeGreaterThanOrEqual(half + own.half + (half > 8 ? 13 : 0));
      }),
    );
  });

  test('a broken tree, with a link in a circle, is drawn without end', () => {
    const vmas = [vma(1, 0x10000, 2, { rb_left: 2 }), vma(2, 0x20000, 2, { rb_left: 1 })];
    expect(treeIndex(vmas, 1).maxDepth).toBe(1);
    expect(nodesOf(layoutTree(treeModel(vmas, 1), place).scene)).toHaveLength(2);
  });

  test('an empty tree says so', () => {
    const { scene } = layoutTree(treeModel([], null), place);
    expect(scene.groups[0]?.shapes[0]).toMatchObject({ kind: 'text', text: 'no VMAs' });
  });

  test('colour, word and shape: a red node is a circle, a black one a square', () => {
    const { vmas, root } = linked([vma(1, 0x10000, 2), vma(2, 0x20000, 2, { rb_colour: 'red' })]);
    const shapes = new Map(
      nodesOf(layoutTree(treeModel(vmas, root), place).scene).map(({ key, shapes: list }) => [key, list]),
    );
    const rounding = (key: string) => {
      const body = shapes.get(key)?.find((shape) => shape.key === 'body');
      return body?.kind === 'rect' ? body.rx / body.w : 0;
    };
    const letter = (key: string) => shapes.get(key)?.find((shape) => shape.key === 'colour');
    expect([rounding('node:1') < 0.3, rounding('node:2')]).toEqual([true, 0.5]);
    expect([letter('node:1'), letter('node:2')]).toMatchObject([{ text: 'black' }, { text: 'red' }]);
  });

  test('a node says its colour in a word, low ones beside the name; with no room for that, by a mark in the corner', () => {
    const seen = new Set<string>();
    for (let height = 100; height <= 400; height += 20)
      for (let width = 200; width <= 900; width += 100) {
        const { vmas, root } = linked(vmasOf(Array.from({ length: 9 }, () => ({ hole: 3, pages: 4 }))));
        for (const node of nodesOf(layoutTree(treeModel(vmas, root), { width, height, scale: 1 }).scene)) {
          const body = node.shapes.find(({ key }) => key === 'body');
          const part = (key: string) =>
            node.shapes.find((shape): shape is TextShape => shape.key === key && shape.kind === 'text');
          const [name, word, mark] = [part('name'), part('colour'), part('mark')];
          if (body?.kind !== 'rect') throw new Error('a node without a body');
          if (word) expect(['red', 'black']).toContain(word.text);
          if (mark) {
            // Lower and smaller than the name: nobody reads two names.
            expect(mark.size).toBeLessThanOrEqual(name?.size ?? 0);
            expect(mark.y).toBeGreaterThan(name?.y ?? 0);
          }
          seen.add(word ? (body.w > body.h ? 'beside' : 'under') : mark ? 'mark' : 'none');
          const boxes = labelBoxes({ width, height, groups: [node], columns: [] });
          expect(overlaps(boxes)).toEqual([]);
          for (const { left, right } of boxes) {
            expect(left).toBeGreaterThanOrEqual(node.x + body.x - 0.01);
            expect(right).toBeLessThanOrEqual(node.x + body.x + body.w + 0.01);
          }
        }
      }
    expect([...seen].sort()).toEqual(['beside', 'mark', 'none', 'under']);
  });
});
