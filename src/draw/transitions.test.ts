// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPicturePage, type PicturePage } from '../testing/picture-page';
import { axisOf, barModel, linked, vma } from '../testing/pictures';

let page: PicturePage;
beforeEach(() => {
  vi.resetModules();
  page = openPicturePage();
});
afterEach(() => {
  vi.doUnmock('./late-part');
  page.leave();
});

const before = linked([vma(1, 0x10000, 4), vma(2, 0x16000, 4)]);
const after = linked([vma(1, 0x10000, 10)]);
const axis = axisOf([before.vmas, after.vmas]);
const moving = { changes: [{ kind: 'absorbed' as const, id: 2, into: 1 }], motionMs: 60 };

/** A bar that has begun its first motion; and what it shows before it, and would show after it. */
async function firstMotion() {
  const { loadLatePart, mountAddressBar } = await import('./index');
  const drawnAtOnce = mountAddressBar(page.host, {});
  drawnAtOnce.update(barModel(after.vmas, axis, moving));
  page.settle();
  const end = page.markup();
  drawnAtOnce.destroy();
  const bar = mountAddressBar(page.host, {});
  bar.update(barModel(before.vmas, axis));
  page.settle();
  const start = page.markup();
  bar.update(barModel(after.vmas, axis, moving));
  page.frame(16);
  return { bar, loadLatePart, start, end };
}

test('the first motion waits for what moves pictures', async () => {
  const { loadLatePart, start, end } = await firstMotion();
  expect(page.markup()).toBe(start);
  await loadLatePart();
  page.frame(16);
  page.frame(30);
  expect(page.markup()).not.toBe(start);
  expect(page.group('vma:2')).toBeDefined();
  page.settle();
  expect(page.markup()).toBe(end);
});

test('but not for long: then the picture is cut', async () => {
  vi.doMock('./late-part', () => new Promise(() => undefined));
  const { start, end } = await firstMotion();
  page.frame(100);
  expect(page.markup()).toBe(start);
  page.frame(1000);
  expect(page.markup()).toBe(end);
});

test('where it cannot be loaded the picture is cut, and the next motion asks again', async () => {
  const asked = vi.fn(() => {
    throw new Error('no network');
  });
  vi.doMock('./late-part', asked);
  const { bar, loadLatePart, end } = await firstMotion();
  await expect(loadLatePart()).rejects.toThrow();
  page.frame(16);
  expect(page.markup()).toBe(end);
  vi.doUnmock('./late-part');
  bar.update(barModel(before.vmas, axis, moving));
  page.frame(16);
  await loadLatePart();
  page.frame(16);
  page.frame(30);
  expect(page.markup()).not.toBe(end);
});
