import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonVma, forked, processOf, rmapModel, rmapModels, rmapVma } from '../testing/rmap-models';
import { interpolate } from './interpolate';
import { layoutRmap } from './rmap-layout';
import type { Group, PathShape, RectShape, Scene } from './scene';

const PLACE = { width: 900, height: 400, scale: 1 };
const kind = (scene: Scene, name: string): Group[] => scene.groups.filter(({ key }) => key.startsWith(`${name}:`));
const find = (scene: Scene, key: string): Group => {
  const found = scene.groups.find((group) => group.key === key);
  if (!found) throw new Error(`no group ${key}`);
  return found;
};
const body = (group: Group): { x: number; y: number; right: number; bottom: number } => {
  const shape = group.shapes.find((each): each is RectShape => each.kind === 'rect' && each.key === 'body');
  if (!shape) throw new Error(`no body in ${group.key}`);
  const x = group.x + shape.x;
  const y = group.y + shape.y;
  return { x, y, right: x + shape.w, bottom: y + shape.h };
};
const line = (group: Group): PathShape => {
  const shape = group.shapes.find((each): each is PathShape => each.kind === 'path');
  if (!shape) throw new Error(`no line in ${group.key}`);
  return shape;
};
const meet = (a: ReturnType<typeof body>, b: ReturnType<typeof body>): boolean =>
  a.x < b.right - 0.01 && b.x < a.right - 0.01 && a.y < b.bottom - 0.01 && b.y < a.bottom - 0.01;

describe('the reverse mapping', () => {
  test('no text is smaller than 12 pixels', () => {
    fc.assert(
      fc.property(rmapModels(), (model) => {
        const texts = layoutRmap(model, PLACE).groups.flatMap(({ shapes }) => shapes);
        for (const shape of texts) if (shape.kind === 'text') expect(shape.size).toBeGreaterThanOrEqual(12);
      }),
      { numRuns: 20 },
    );
  });

  test('no two boxes overlap, and none leaves the picture', () => {
    fc.assert(
      fc.property(
        rmapModels(),
        fc.constantFrom(360, 700, 900, 1400),
        fc.constantFrom(1, 1.7),
        (model, width, scale) => {
          const scene = layoutRmap(model, { width: width * scale, height: 400, scale });
          const boxes = scene.groups.filter(({ target }) => target).map(body);
          boxes.forEach((box, k) => {
            for (const other of boxes.slice(k + 1)) expect(meet(box, other)).toBe(false);
            expect(box.x).toBeGreaterThanOrEqual(0);
            expect(box.right).toBeLessThanOrEqual(scene.width);
            expect(box.bottom).toBeLessThanOrEqual(scene.height);
          });
        },
      ),
    );
  });

  test('there is a link for each avc in sight, and it ends at the left edge of its anon_vma', () => {
    fc.assert(
      fc.property(rmapModels(), (model) => {
        const scene = layoutRmap(model, { ...PLACE, width: 1400 });
        const vmas = model.processes.flatMap((process) => process.vmas);
        const avcs = vmas.flatMap(({ id, chain }) => chain.slice(0, 6).map((avc) => `avc:${id}:${avc.anonVma}`));
        expect(
          kind(scene, 'avc')
            .map(({ key }) => key)
            .sort(),
        ).toEqual(avcs.sort());
        for (const link of kind(scene, 'avc')) {
          const [x = 0, y = 0] = line(link).points.at(-1) ?? [];
          const box = body(find(scene, `anon:${link.key.split(':')[2]}`));
          expect(x).toBeCloseTo(box.x);
          expect(y > box.y && y < box.bottom).toBe(true);
        }
      }),
    );
  });

  test('a child stands below its parent and to the right of it, tied by a branch', () => {
    fc.assert(
      fc.property(rmapModels(), (model) => {
        const scene = layoutRmap(model, PLACE);
        for (const { id, parent, depth } of model.anonVmas) {
          if (parent === null) continue;
          const box = body(find(scene, `anon:${id}`));
          const above = body(find(scene, `anon:${parent}`));
          expect(box.y).toBeGreaterThanOrEqual(above.bottom);
          if (depth <= 4) expect(box.x).toBeGreaterThan(above.x);
          expect(line(find(scene, `branch:${id}`)).points).toHaveLength(3);
        }
      }),
    );
  });

  test('the chain of a forked child is read outwards from its VMA, newest first', () => {
    const child = find(layoutRmap(forked(), PLACE), 'rvma:2');
    const chips = child.shapes.filter((shape) => shape.cls === 'vs-avc-text');
    expect(chips.map((shape) => (shape.kind === 'text' ? shape.text : ''))).toEqual(['α2', 'α1']);
    const xs = chips.map((shape) => (shape.kind === 'text' ? shape.x : 0));
    expect(xs[0]).toBeLessThan(xs[1] ?? 0);
  });

  test('what hangs on the VMA that is pointed at is lit, and the rest steps back', () => {
    const classes = (scene: Scene) => kind(scene, 'avc').map((link) => line(link).cls.split(' ').at(-1));
    expect(classes(layoutRmap(forked({ hovered: 2 }), PLACE))).toEqual(['vs-dim', 'vs-lit', 'vs-lit']);
    expect(classes(layoutRmap(forked({ lit: 1 }), PLACE))).toEqual(['vs-lit', 'vs-dim', 'vs-lit']);
    expect(classes(layoutRmap(forked(), PLACE))).toEqual(['vs-own', 'vs-own', 'vs-tie']);
  });

  test('a window says how much is before and after it', () => {
    const more = (from: number) => ({ text: '+9 more', label: '9 more VMAs', from });
    const scene = layoutRmap(
      rmapModel({ processes: [processOf(3, [rmapVma(1, [])], { before: more(4), after: more(40) })] }),
      PLACE,
    );
    expect(find(scene, 'before:3').target).toEqual({ kind: 'more', mm: 3, from: 4, label: '9 more VMAs' });
    expect(find(scene, 'after:3').y).toBeGreaterThan(find(scene, 'rvma:1').y);
  });

  test('in a very narrow place the anon_vmas stand below the VMAs, without links', () => {
    const scene = layoutRmap(forked(), { ...PLACE, width: 380 });
    expect(kind(scene, 'avc')).toEqual([]);
    expect(find(scene, 'anon:1').y).toBeGreaterThan(find(scene, 'rvma:2').y);
  });

  test('in a narrow place the files stand below the anon_vmas', () => {
    const members = [{ ...rmapVma(5, []), first: 0, past: 4 }];
    const inodes = [{ id: 1, name: 'libc.so', extent: 8, isCut: false, size: '8 pages', members, more: '' }];
    const y = (width: number) => find(layoutRmap(forked({ inodes }), { ...PLACE, width }), 'inode:1').y;
    expect(y(1200)).toBeLessThan(y(500));
  });

  test('between two pictures every link stays tied to its anon_vma', () => {
    const a = layoutRmap(rmapModel({ processes: [processOf(1, [rmapVma(1, [1])])], anonVmas: [anonVma(1)] }), PLACE);
    const b = layoutRmap(
      rmapModel({
        processes: [processOf(1, [rmapVma(3, [2]), rmapVma(4, []), rmapVma(1, [1])])],
        anonVmas: [anonVma(2), anonVma(1)],
      }),
      PLACE,
    );
    for (const t of [0.2, 0.5, 0.8]) {
      const scene = interpolate(a, b, [], t);
      const [x = 0, y = 0] = line(find(scene, 'avc:1:1')).points.at(-1) ?? [];
      const box = body(find(scene, 'anon:1'));
      expect(x).toBeCloseTo(box.x, 5);
      expect(y > box.y && y < box.bottom).toBe(true);
    }
    expect(interpolate(a, b, [], 1)).toBe(b);
  });
});
