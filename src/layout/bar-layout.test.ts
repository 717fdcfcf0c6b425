import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisOf, barModel, listModel, stretches, vma, vmasOf } from '../testing/pictures';
import { layoutBar } from './bar-layout';
import { layoutList } from './list-layout';
import type { Scene, TextShape } from './scene';
import { keepStable } from './stable';
import { monoWidth, sansWidth } from './text-metrics';

const place = { width: 900, height: 206, scale: 1 };
const textsOf = (scene: Scene): { group: string; shape: TextShape; x: number; y: number }[] =>
  scene.groups.flatMap((group) =>
    group.shapes.flatMap((shape) =>
      shape.kind === 'text' ? [{ group: group.key, shape, x: group.x + shape.x, y: group.y + shape.y }] : [],
    ),
  );
const widthOf = ({ cls, text, size }: TextShape): number =>
  cls.includes('mono') ? monoWidth(text, size) : sansWidth(text, size, cls.includes('name') || cls.includes('pill'));

describe('the address bar', () => {
  const before = [vma(5, 0x400000, 120), vma(2, 0x10000000, 4), vma(3, 0x10006000, 4), vma(7, 0x7000_0000_0000, 9)];
  const request = { addr: 0x10004000, end: 0x10006000, text: '[addr, end) 2 pages' };
  const after = [vma(5, 0x400000, 120), vma(2, 0x10000000, 10), vma(7, 0x7000_0000_0000, 9)];
  const axis = axisOf([before, after], { requests: [request] });
  const model = barModel(before, axis, {
    before,
    request,
    result: { addr: 0x10000000, end: 0x1000a000 },
    badge: { ...request, text: 'case 1' },
    tags: [
      { id: 2, role: 'prev', text: 'prev' },
      { id: 3, role: 'next', text: 'next' },
    ],
    marks: [
      { id: 2, state: 'hot' },
      { id: 3, state: 'doomed' },
    ],
  });

  test('case 1 as on the stage: bracket, outline, tags, badge, break marks, the row of before', () => {
    const keys = layoutBar(model, place).scene.groups.map(({ key }) => key);
    for (const key of ['request:', 'result:', 'badge:', 'tag:prev:2', 'tag:next:3', 'before:3', 'vma:7', 'hole:0'])
      expect(keys).toContain(key);
  });

  test('nothing slides during the call that did not move', () => {
    const now = layoutBar(model, place).scene;
    const then = layoutBar({ ...model, vmas: after }, place).scene;
    for (const id of [5, 2, 7]) {
      const x = (scene: Scene) => scene.groups.find(({ key }) => key === `vma:${id}`)?.x;
      expect(x(then)).toBe(x(now));
    }
  });

  test('the hole of a request is one hole, with its size, until it is mapped', () => {
    const sizes = (scene: Scene) =>
      textsOf(scene)
        .filter(({ group }) => group.startsWith('hole'))
        .map(({ shape }) => shape.text);
    expect(sizes(layoutBar({ ...model, badge: null, tags: [] }, place).scene)).toContain('2 p');
    expect(sizes(layoutBar({ ...model, vmas: after }, place).scene)).not.toContain('2 p');
  });

  // In the middle of __vma_adjust: CCCCCCCCCC over DDDD.
  test('where the next VMA covers one, its texts stay in what is seen of it', () => {
    const overlap = [vma(3, 0x10000000, 10), vma(4, 0x10006000, 4)];
    const { scene } = layoutBar(barModel(overlap, axisOf([overlap])), place);
    const covering = scene.groups.find(({ key }) => key === 'vma:4')?.x ?? 0;
    const texts = textsOf(scene).filter(({ group }) => group === 'vma:3');
    expect(texts.length).toBeGreaterThan(1);
    for (const { shape, x } of texts)
      expect(shape.anchor === 'end' ? x : x + widthOf(shape) / 2).toBeLessThanOrEqual(covering);
  });

  test('no text is smaller than 12 pixels, and all grow with the multiplier', () => {
    for (const scale of [1, 1.75]) {
      const { scene } = layoutBar(model, { width: 900 * scale, height: 206 * scale, scale });
      for (const { shape } of textsOf(scene)) expect(shape.size).toBeGreaterThanOrEqual(12 * scale);
    }
  });

  test('no text runs out of its box, and none over another', () => {
    fc.assert(
      fc.property(stretches(40), fc.integer({ min: 300, max: 1400 }), fc.boolean(), (list, width, whole) => {
        const vmas = vmasOf(list);
        const view = whole ? { addr: 0, end: 0x7ffffffff000 } : null;
        const { scene } = layoutBar(barModel(vmas, axisOf([vmas], { view })), { width, height: 206, scale: 1 });
        const spans = textsOf(scene).map(({ group, shape, x, y }) => {
          const w = widthOf(shape);
          const from = shape.anchor === 'start' ? x : shape.anchor === 'end' ? x - w : x - w / 2;
          return { group, from, to: from + w, y };
        });
        for (const span of spans) {
          const box = scene.groups.find(({ key }) => key === span.group && key.startsWith('vma:'));
          const body = box?.shapes.find(({ key }) => key === 'body');
          if (box && body?.kind === 'rect') {
            expect(span.from).toBeGreaterThanOrEqual(box.x - 0.5);
            expect(span.to).toBeLessThanOrEqual(box.x + body.w + 0.5);
          }
          for (const other of spans)
            if (other !== span && Math.abs(other.y - span.y) < 2)
              expect(Math.min(span.to, other.to) - Math.max(span.from, other.from)).toBeLessThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('65,530 VMAs are columns, of which none is lost at the edges', () => {
    const vmas = vmasOf(Array.from({ length: 65_530 }, (_, k) => ({ hole: k % 7, pages: 1 + (k % 5) })));
    const { scene } = layoutBar(barModel(vmas, axisOf([vmas], { view: { addr: 0, end: 0x7ffffffff000 } })), place);
    expect(scene.columns.length).toBeGreaterThan(700);
    expect(scene.groups.length).toBeLessThan(40);
    const near = layoutBar(barModel(vmas, axisOf([vmas], { focus: { addr: 0x10000, end: 0x20000 } })), place).scene;
    expect(near.columns).toHaveLength(0);
    expect(near.groups.filter(({ key }) => key.startsWith('vma:')).length).toBeGreaterThan(5);
  });
});

describe('the list', () => {
  const three = [
    vma(1, 0x10000, 2, { vm_next: 2 }),
    vma(2, 0x20000, 2, { vm_prev: 1, vm_next: 3 }),
    vma(3, 0x30000, 2, { vm_prev: 2 }),
  ];
  const links = (scene: Scene) =>
    scene.groups
      .filter(({ key }) => key.startsWith('link:'))
      .map(({ key, shapes }) => `${key} ${shapes.map((each) => each.key).filter((each) => each.endsWith('arrow'))}`);

  test('goes from mm->mmap over vm_next and vm_prev to NULL', () => {
    const { scene } = layoutList(listModel(three), { width: 900, height: 76, scale: 1 });
    expect(links(scene)).toEqual(['link:1 next-arrow', 'link:2 next-arrow,prev-arrow', 'link:3 prev-arrow']);
    expect(textsOf(scene).map(({ shape }) => shape.text)).toEqual(expect.arrayContaining(['mm->mmap', 'NULL']));
  });

  test('shows an entry that the list passes over as loose, and the link goes over it', () => {
    const [a, b, c] = three;
    if (!a || !b || !c) throw new Error('three VMAs');
    const middle = [{ ...a, vm_next: 3 }, b, { ...c, vm_prev: 1 }];
    const { scene } = layoutList(listModel(middle), { width: 900, height: 76, scale: 1 });
    const entry = (id: number) => scene.groups.find(({ key }) => key === `entry:${id}`)?.shapes[0]?.cls ?? '';
    expect([entry(1), entry(2), entry(3)].map((cls) => cls.includes('vs-loose'))).toEqual([false, true, false]);
    const over = scene.groups.find(({ key }) => key === 'link:1')?.shapes.find(({ key }) => key === 'next-arrow');
    // Up, over it and down, and the three of the head.
    expect(over?.kind === 'path' && over.points.length).toBe(4 + 3);
  });

  test('a list in a circle is drawn without end', () => {
    const circle = [vma(1, 0x10000, 2, { vm_next: 2 }), vma(2, 0x20000, 2, { vm_next: 1 })];
    expect(layoutList(listModel(circle), { width: 900, height: 76, scale: 1 }).scene.groups.length).toBeGreaterThan(2);
  });
});

test('a model rebuilt with the same content keeps its identity', () => {
  const textOf = barModel([]).textOf;
  const vmas = [vma(1, 0x10000, 2)];
  const make = (hovered: number | null) => barModel([...vmas], axisOf([[...vmas]]), { hovered, textOf });
  const first = { ...make(null), kindOf: () => 'anon' as const, holeTextOf: barModel([]).holeTextOf };
  const again = { ...make(null), kindOf: first.kindOf, holeTextOf: first.holeTextOf };
  expect(keepStable(first, again)).toBe(first);
  const hovered = keepStable(first, { ...again, hovered: 1 });
  expect(hovered.hovered).toBe(1);
  expect([hovered.vmas, hovered.axis.extents]).toEqual([first.vmas, first.axis.extents]);
  expect(hovered.vmas).toBe(first.vmas);
  expect(hovered.axis).toBe(first.axis);
});

describe('sizes of holes', () => {
  const inHoles = (scene: Scene): number =>
    scene.groups.filter(({ key, shapes }) => key.startsWith('hole:') && shapes.some(({ kind }) => kind === 'text'))
      .length;
  const below = (scene: Scene): number => scene.groups.filter(({ key }) => key.startsWith('hole-text:')).length;
  const holeTextOf = () => ({ text: '1023 KiB', description: 'a hole' });

  test('stand in the holes where there is room, whatever rings and outline stand beside them', () => {
    const vmas = vmasOf(Array.from({ length: 4 }, () => ({ hole: 2000, pages: 4 })));
    const [a, b, c] = vmas;
    if (!a || !b || !c) throw new Error('three are needed');
    const focus = { addr: a.vm_start, end: c.vm_end };
    const marks = vmas.slice(0, 3).map(({ id }) => ({ id, state: 'hot' as const }));
    const axis = axisOf([vmas], { focus });
    for (const scale of [1, 1.35, 1.7])
      for (const over of [
        {},
        { marks },
        { marks, result: focus },
        { marks, result: focus, selected: a.id, hovered: b.id },
      ]) {
        const { scene } = layoutBar(barModel(vmas, axis, { holeTextOf, ...over }), {
          width: 900 * scale,
          height: 206 * scale,
          scale,
        });
        expect([inHoles(scene), below(scene)]).toEqual([5, 0]);
      }
  });

  test('stand all below where one break mark has no room for its own', () => {
    const vmas = vmasOf(Array.from({ length: 5 }, () => ({ hole: 2000, pages: 4 })));
    const sizes = new Set<number>();
    for (let width = 300; width < 900; width += 20) {
      const words = ({ addr }: { readonly addr: number }) => ({
        text: addr === 0 ? '1023 KiB' : '8 KiB',
        description: '',
      });
      const { scene } = layoutBar(barModel(vmas, axisOf([vmas]), { holeTextOf: words }), { ...place, width });
      const [inside, under] = [inHoles(scene), below(scene)];
      sizes.add(Math.sign(inside));
      if (inside > 0) expect(under).toBe(0);
    }
    expect([...sizes].sort()).toEqual([0, 1]);
  });
});

describe('the list of a kernel without a list', () => {
  const vmas = vmasOf(Array.from({ length: 4 }, () => ({ hole: 5, pages: 4 }))).map((each, k, all) => ({
    ...each,
    vm_next: all[k + 1]?.id ?? null,
    vm_prev: all[k - 1]?.id ?? null,
  }));
  const axis = axisOf([vmas]);
  const of = (isOrder: boolean): Scene =>
    layoutList(listModel(vmas, axis, { isOrder }), { width: 900, height: 126, scale: 1 }).scene;

  test('shows the order by plain lines: no arrow, no NULL, and larger entries under the same places', () => {
    const keys = (scene: Scene) => scene.groups.flatMap(({ shapes }) => shapes.map(({ key }) => key));
    expect(keys(of(false)).filter((key) => key.endsWith('arrow')).length).toBeGreaterThan(6);
    expect(keys(of(true)).filter((key) => key.endsWith('arrow'))).toEqual([]);
    expect(of(true).groups.some(({ key }) => key === 'null:')).toBe(false);
    expect(of(true).groups.filter(({ key }) => key.startsWith('link:'))).toHaveLength(3);
    const entry = (isOrder: boolean) => of(isOrder).groups.find(({ key }) => key === 'entry:2');
    const body = (isOrder: boolean) => entry(isOrder)?.shapes.find(({ key }) => key === 'body');
    const [small, large] = [body(false), body(true)];
    expect(small?.kind === 'rect' && large?.kind === 'rect' && large.h > small.h * 2).toBe(true);
    expect(entry(true)?.x).toBe(entry(false)?.x);
    expect(textsOf(of(true)).some(({ shape }) => shape.text === 'rw-p')).toBe(true);
  });

  test('arrows keep clear of the ring of the chosen entry', () => {
    const { groups } = layoutList(listModel(vmas, axis, { selected: 2 }), { ...place, height: 76 }).scene;
    const at = groups.find(({ key }) => key === 'entry:2');
    const ring = at?.shapes.find(({ key }) => key === 'selection');
    if (!at || ring?.kind !== 'rect') throw new Error('no ring');
    const ends = groups
      .filter(({ key }) => key === 'link:1' || key === 'link:3')
      .flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.kind === 'path' ? shape.points : [])));
    const inside = ends.filter(([x]) => x > at.x + ring.x + 1 && x < at.x + ring.x + ring.w - 1);
    expect(inside).toEqual([]);
  });

  test('the arrow from mm->mmap and the one to NULL keep clear of a ring too', () => {
    for (const [id, line] of [
      [1, 'head:'],
      [4, 'null:'],
    ] as const) {
      const { groups } = layoutList(listModel(vmas, axis, { selected: id }), { ...place, height: 76 }).scene;
      const at = groups.find(({ key }) => key === `entry:${id}`);
      const ring = at?.shapes.find(({ key }) => key === 'selection');
      if (!at || ring?.kind !== 'rect') throw new Error('no ring');
      const way = groups.find(({ key }) => key === line)?.shapes.find(({ kind }) => kind === 'path');
      const xs = way?.kind === 'path' ? way.points.map(([x]) => x) : [];
      expect(xs.length).toBeGreaterThan(2);
      expect(xs.filter((x) => x > at.x + ring.x + 1 && x < at.x + ring.x + ring.w - 1)).toEqual([]);
    }
  });

  test('entries stand close: they have their names as long as short arrows have room', () => {
    const many = vmasOf(Array.from({ length: 24 }, () => ({ hole: 0, pages: 1 }))).map((each, k, all) => ({
      ...each,
      vm_next: all[k + 1]?.id ?? null,
      vm_prev: all[k - 1]?.id ?? null,
    }));
    const model = { textOf: () => ({ name: 'RM', perm: 'rw-p', exec: false, details: [], description: '' }) };
    const scene = layoutList(listModel(many, axisOf([many]), model), { width: 960, height: 76, scale: 1 }).scene;
    const entries = scene.groups.filter(({ key }) => key.startsWith('entry:'));
    expect(entries.length).toBeGreaterThan(15);
    for (const { shapes } of entries) expect(shapes.some(({ key }) => key === 'name')).toBe(true);
    const links = scene.groups.filter(({ key }) => key.startsWith('link:'));
    for (const { shapes } of links.slice(1, -1))
      expect(shapes.filter(({ key }) => key.endsWith('arrow'))).toHaveLength(2);
    expect(links).toHaveLength(entries.length);
  });
});

test.each([40, 60, 100, 175, 250, 390])(
  'with %i VMAs in sight bar and list show them one by one, or both as columns',
  (count) => {
    const many = vmasOf(Array.from({ length: count }, () => ({ hole: 0, pages: 1 }))).map((each, k, all) => ({
      ...each,
      vm_next: all[k + 1]?.id ?? null,
      vm_prev: all[k - 1]?.id ?? null,
    }));
    const axis = axisOf([many], { view: { addr: many[0]?.vm_start ?? 0, end: many.at(-1)?.vm_end ?? 0 } });
    const wide = { width: 900, height: 76, scale: 1 };
    const list = layoutList(listModel(many, axis), wide).scene;
    const bar = layoutBar(barModel(many, axis), wide).scene;
    const isSingle = count <= 90;
    expect(list.columns.length === 0).toBe(isSingle);
    expect(bar.columns.length === 0).toBe(isSingle);
    expect(list.groups.filter(({ key }) => key.startsWith('entry:')).length).toBe(isSingle ? count : 0);
  },
);

describe('the row of what was before', () => {
  const many = vmasOf(Array.from({ length: 60 }, () => ({ hole: 0, pages: 1 })));
  const axis = axisOf([many], { view: { addr: many[0]?.vm_start ?? 0, end: many.at(-1)?.vm_end ?? 0 } });
  const rowOf = (now: typeof many) =>
    layoutBar(barModel(now, axis, { before: many }), { ...place, width: 700 })
      .scene.groups.map(({ key }) => key)
      .filter((key) => key.startsWith('before'));

  test('where no name has room shows what is another now, and what is gone, and no more', () => {
    const [first, second] = many;
    if (!first || !second) throw new Error('many VMAs');
    const grown = { ...first, vm_end: second.vm_end };
    expect(rowOf([grown, ...many.slice(2)])).toEqual([`before:${first.id}`, `before:${second.id}`, 'before-text:']);
  });

  test('is not there at all where it would be empty', () => {
    expect(rowOf([...many])).toEqual([]);
  });
});
