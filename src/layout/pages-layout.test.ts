import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { page, pagesModel, pagesVma, processOf } from '../testing/rmap-models';
import { layoutPages } from './pages-layout';
import type { Group, RectShape, Scene } from './scene';

const PLACE = { width: 900, height: 400, scale: 1 };
const cards = (scene: Scene): Group[] => scene.groups.filter(({ key }) => key.startsWith('page:'));
const card = (scene: Scene, key: string): Group => {
  const found = scene.groups.find((group) => group.key === `page:${key}`);
  if (!found) throw new Error(`no card ${key}`);
  return found;
};
const body = (group: Group): RectShape => {
  const shape = group.shapes.find((each): each is RectShape => each.kind === 'rect');
  if (!shape) throw new Error('no body');
  return shape;
};
const words = (group: Group): string[] => group.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
const slots = (scene: Scene, vma: number): number =>
  scene.groups.find(({ key }) => key === `slots:${vma}`)?.shapes.length ?? 0;

describe('the pages', () => {
  test('no text is smaller than 12 pixels', () => {
    const parts = [page(16, { shared: '⇄ 2' }), page(40, { kind: 'absent', count: 20, size: '20 not present' })];
    const scene = layoutPages(pagesModel([pagesVma(1, 16, 3, [page(17)]), pagesVma(2, 16, 60, parts)]), PLACE);
    const sizes = scene.groups.flatMap(({ shapes }) =>
      shapes.flatMap((each) => (each.kind === 'text' ? [each.size] : [])),
    );
    expect(sizes.length).toBeGreaterThan(6);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });

  test('a small VMA has a slot for each page, and a card on the slot of each that is present', () => {
    const scene = layoutPages(pagesModel([pagesVma(1, 16, 4, [page(17), page(19)])]), PLACE);
    expect(slots(scene, 1)).toBe(4);
    expect(cards(scene)).toHaveLength(2);
    const step = (card(scene, 'frame-1-19').x - card(scene, 'frame-1-17').x) / 2;
    expect(step).toBeGreaterThan(body(card(scene, 'frame-1-17')).w);
  });

  test('a card tells mapping, index and frame, and who shares the frame', () => {
    const scene = layoutPages(pagesModel([pagesVma(1, 16, 2, [page(16, { shared: '⇄ 2' })])]), PLACE);
    expect(words(card(scene, 'frame-1-16'))).toEqual(['α1', '#16', '…c004', '⇄ 2']);
    expect(card(scene, 'frame-1-16').shapes.map(({ key }) => key)).toContain('shared');
  });

  test('what mapping and index were before the call stands on the card', () => {
    const part = page(16, { was: '← α2 …c000', mark: 'hot' });
    expect(words(card(layoutPages(pagesModel([pagesVma(1, 16, 2, [part])]), PLACE), 'frame-1-16'))).toContain(
      '← α2 …c000',
    );
  });

  test('a large VMA is a row of runs, with what is absent between them', () => {
    const parts = [
      page(0, { count: 512, size: '512 pages', frame: '#1–#512' }),
      page(512, { key: 'absent-1-512', kind: 'absent', count: 1000, size: '1,000 not present', mapping: '' }),
    ];
    const scene = layoutPages(pagesModel([pagesVma(1, 0, 1512, parts, { more: '+3 more' })]), PLACE);
    expect(slots(scene, 1)).toBe(0);
    expect(words(card(scene, 'frame-1-0'))).toContain('512 pages · …c004');
    expect(words(card(scene, 'absent-1-512'))).toEqual(['1,000 not present']);
  });

  test('a page that moves keeps its card', () => {
    const before = layoutPages(pagesModel([pagesVma(1, 16, 2, [page(16)]), pagesVma(2, 32, 2, [])]), PLACE);
    const moved = page(33, { key: 'frame-1-16' });
    const after = layoutPages(pagesModel([pagesVma(1, 16, 2, []), pagesVma(2, 32, 2, [moved])]), PLACE);
    expect(card(after, 'frame-1-16').y).toBeGreaterThan(card(before, 'frame-1-16').y);
  });

  test('no two cards or labels overlap, whatever the width', () => {
    const vmas = fc.array(fc.tuple(fc.integer({ min: 1, max: 64 }), fc.array(fc.nat(63), { maxLength: 20 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(vmas, fc.integer({ min: 320, max: 1600 }), fc.constantFrom(1, 1.7), (drawn, width, scale) => {
        const rows = drawn.map(([count, present], k) => {
          const first = 1000 * k;
          const parts = [...new Set(present.filter((at) => at < count))].map((at) => page(first + at));
          return pagesVma(k + 1, first, count, parts);
        });
        const model = pagesModel([], { processes: [processOf(1, rows.slice(0, 2)), processOf(2, rows.slice(2))] });
        const scene = layoutPages(model, { width: width * scale, height: 400, scale });
        const boxes = scene.groups
          .filter(({ target }) => target)
          .map((group) => ({ x: group.x, y: group.y, w: body(group).w, h: body(group).h }));
        boxes.forEach((a, k) => {
          expect(a.y + a.h).toBeLessThanOrEqual(scene.height);
          for (const b of boxes.slice(k + 1))
            expect(a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h).toBe(false);
        });
      }),
    );
  });
});
