// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OverviewModel } from '../layout/model';
import { openPicturePage, type PicturePage } from '../testing/picture-page';
import { axisOf, barModel, TASK_END, vmasOf } from '../testing/pictures';
import { type DrawLog, paintedRects, recordingContext } from '../testing/recording-canvas';
import { drawColumns } from './columns-canvas';
import { loadLatePart, mountAddressBar, mountOverview } from './index';

const many = vmasOf(Array.from({ length: 20_000 }, (_, k) => ({ hole: k % 7, pages: 1 + (k % 5) })));
const everything = axisOf([many], { view: { addr: 0, end: TASK_END } });

let page: PicturePage;
let log: DrawLog;
beforeEach(async () => {
  await loadLatePart();
  page = openPicturePage();
  const recording = recordingContext();
  log = recording.log;
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(recording.context);
});
afterEach(() => page.leave());

/** The pixel columns that rectangles fill. */
const filled = (rects: readonly string[]): number[] =>
  rects.flatMap((rect) => {
    const [, x = 0, , w = 0] = rect.split(' ').map(Number);
    return Array.from({ length: w }, (_, k) => x + k);
  });

/** What was painted since the last time. */
function painted(): string[] {
  const rects = paintedRects(log);
  log.length = 0;
  return rects;
}

describe('columns on a canvas', () => {
  const scene = {
    width: 30,
    height: 20,
    groups: [],
    columns: [
      { x: 2, y: 5, h: 8, cls: 'vs-anon', cover: 1 },
      { x: 3, y: 5, h: 8, cls: 'vs-file', cover: 0.5 },
      { x: 4, y: 5, h: 8, cls: 'vs-file', cover: 0.5 },
    ],
  };

  test('are painted over a cleared ground that is as high as they are, in device pixels, by the colour of their class', () => {
    vi.stubGlobal('devicePixelRatio', 2);
    const canvas = document.createElement('canvas');
    canvas.style.setProperty('--vs-anon-edge', 'blue');
    drawColumns(canvas, scene, new Map([['vs-file', 'purple']]));
    expect([canvas.width, canvas.height, canvas.style.inset, canvas.style.height]).toEqual([
      60,
      16,
      '5px auto auto 0',
      '8px',
    ]);
    expect(log).toEqual([
      'setTransform 2 0 0 2 0 -10',
      'clearRect 0 5 30 8',
      'fillStyle = blue',
      'globalAlpha = 1',
      'fillRect 2 5 1 8',
      'fillStyle = purple',
      'globalAlpha = 0.5',
      'fillRect 3 5 2 8',
      'globalAlpha = 1',
    ]);
  });

  test('the same columns again paint nothing, unless the theme is another', () => {
    const canvas = document.createElement('canvas');
    const colours = new Map();
    drawColumns(canvas, scene, colours);
    expect(painted()).toHaveLength(2);
    drawColumns(canvas, { ...scene, columns: scene.columns.map((column) => ({ ...column })) }, colours);
    expect(log).toEqual([]);
    drawColumns(canvas, scene, new Map());
    expect(painted()).toHaveLength(2);
  });
});

describe('the bar with 20,000 VMAs', () => {
  test('paints columns inside the row of the boxes, at most one a pixel, from edge to edge', () => {
    const bar = mountAddressBar(page.host, {});
    bar.update(barModel(many, everything));
    page.settle();
    const xs = filled(painted());
    expect(new Set(xs).size).toBe(xs.length);
    expect(xs.length).toBeGreaterThan(700);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThan(900);
    bar.destroy();
  });

  test('back again after a transition, what is painted is what was painted at once', () => {
    const fewer = many.filter((_, k) => k % 3 !== 0);
    const bar = mountAddressBar(page.host, {});
    bar.update(barModel(many, everything));
    page.settle();
    const atOnce = painted();
    bar.update(barModel(fewer, everything, { motionMs: 64 }));
    page.settle();
    expect(painted().slice(-atOnce.length)).not.toEqual(atOnce);
    bar.update(barModel(many, everything, { motionMs: 64 }));
    page.settle();
    // The last frame is the picture; those before it are on the way.
    expect(painted().slice(-atOnce.length)).toEqual(atOnce);
    bar.destroy();
  });

  test('near enough it is boxes again, and the canvas is gone', () => {
    const bar = mountAddressBar(page.host, {});
    bar.update(barModel(many, everything));
    page.settle();
    log.length = 0;
    bar.update(barModel(many, { ...everything, view: { addr: 0x10000, end: 0x20000 } }));
    page.settle();
    expect(log).toEqual([]);
    expect(page.host.querySelector('canvas')?.hidden).toBe(true);
    expect(page.host.querySelectorAll('g[data-target="vma"]').length).toBeGreaterThan(3);
    bar.destroy();
  });
});

test('the overview of many paints the strip; moving its window paints nothing again', () => {
  const model: OverviewModel = {
    axis: axisOf([many]),
    vmas: many,
    kindOf: () => 'file',
    caption: '',
    title: '',
    description: '',
    windowText: '',
    request: null,
  };
  const overview = mountOverview(page.host, {});
  overview.update(model);
  page.settle();
  const strip = painted();
  expect(filled(strip).length).toBeGreaterThan(700);
  const x = () => page.group('window:').getAttribute('transform');
  const at = x();
  overview.update({ ...model, axis: { ...model.axis, view: { addr: 0x3000000, end: 0x3800000 } } });
  page.settle();
  expect(x()).not.toBe(at);
  expect(painted()).toEqual([]);
  overview.destroy();
});

test('many wait for what draws them: it is loaded with the first columns', async () => {
  vi.resetModules();
  const fresh = await import('./index');
  const bar = fresh.mountAddressBar(page.host, {});
  bar.update(barModel(many, everything));
  page.settle();
  expect(page.host.querySelector('canvas')?.hidden).toBe(false);
  expect(painted()).toEqual([]);
  await fresh.loadLatePart();
  page.settle();
  expect(filled(painted()).length).toBeGreaterThan(700);
  bar.destroy();
});
