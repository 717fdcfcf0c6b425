import { expect, type Locator, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

const bar = (page: Page) => page.getByTestId('bar');
const hole = (page: Page, size: string): Locator => page.getByRole('button', { name: `Hole of ${size}` });
const box = (page: Page, name: string): Locator => bar(page).locator(`[aria-label^="VMA ${name},"] .vs-body`);

/** Left edge and width of a VMA's box, pixels. */
async function placeOf(page: Page, name: string): Promise<{ x: number; w: number }> {
  const at = await box(page, name).boundingBox();
  if (at === null) throw new Error(`no box of ${name}`);
  return { x: at.x, w: at.width };
}
const widthOf = async (page: Page, name: string): Promise<number> => (await placeOf(page, name)).w;

/** The middle of the drawing of the bar. */
async function middle(page: Page): Promise<{ x: number; y: number; left: number; right: number }> {
  const at = await bar(page).boundingBox();
  if (at === null) throw new Error('no bar');
  return { x: at.x + at.width / 2, y: at.y + at.height * 0.45, left: at.x, right: at.x + at.width };
}

const scaleTo = (page: Page, mode: string) => page.locator('.scale select').selectOption(mode);

/** Texts and pills of the bar that lie over one another, as the browser measures them. */
const overlapping = (page: Page): Promise<string[]> =>
  bar(page).evaluate((host) => {
    const seen = [...host.querySelectorAll('text:not(.vs-pill-text), .vs-pill')].map((element) => ({
      name: element.textContent || (element.parentElement?.textContent ?? ''),
      at: element.getBoundingClientRect(),
      // The box of a line of text is taller than its letters.
      slack: element instanceof SVGTextElement ? 3 : 0,
    }));
    return seen.flatMap((a, k) =>
      seen.slice(k + 1).flatMap((b) => {
        const across = Math.min(a.at.right - b.at.left, b.at.right - a.at.left);
        const down = Math.min(a.at.bottom - b.at.top, b.at.bottom - a.at.top) - a.slack - b.slack;
        return across > 0.5 && down > 0.5 ? [`${a.name} × ${b.name}`] : [];
      }),
    );
  });

test('a break mark opens its hole by a click and closes it by key', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const mark = hole(page, '41.9 TiB');
  await expect(mark).toHaveAttribute('aria-expanded', 'false');
  const closed = (await mark.boundingBox())?.width ?? 0;
  await mark.click();
  await expect(mark).toHaveAttribute('aria-expanded', 'true');
  expect((await mark.boundingBox())?.width ?? 0).toBeGreaterThan(2 * closed);
  await mark.focus();
  await vmascope.press('Enter');
  await expect(mark).toHaveAttribute('aria-expanded', 'false');
  expect((await mark.boundingBox())?.width ?? 0).toBeCloseTo(closed, 0);
});

test('three modes: squeezed, pages of one width, and true', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await expect(hole(page, '792 GiB')).toBeVisible();
  await scaleTo(page, 'linear');
  // C and D have four pages each, the hole between them two.
  const [c, d] = [await placeOf(page, 'C'), await placeOf(page, 'D')];
  expect(d.w).toBeCloseTo(c.w, 0);
  // Up to the strokes.
  expect(Math.abs(d.x - (c.x + c.w) - c.w / 2)).toBeLessThan(4);
  await expect(bar(page).locator('[data-key="pages:"]')).toContainText('pages');
  const numbers = await bar(page).locator('[data-key="pages:"] .vs-tick-text').allTextContents();
  expect(numbers.map(Number)).toEqual([...numbers].map(Number).sort((x, y) => x - y));
  expect(numbers).toContain('0');
  await scaleTo(page, 'true');
  expect(await widthOf(page, 'C')).toBeLessThan(4);
  await expect(bar(page).locator('[data-key="pages:"] .vs-tick-text').first()).toHaveText(/^[0-9a-f]+$/);
  await scaleTo(page, 'squeezed');
  expect(await widthOf(page, 'C')).toBeGreaterThan(60);
  await expect(bar(page).locator('[data-key="pages:"]')).toHaveCount(0);
});

test('during a call nothing slides that does not move', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const edges = async () => {
    const [a, c, e] = [await placeOf(page, 'A'), await placeOf(page, 'C'), await placeOf(page, 'E')];
    return [a.x, a.w, c.x, e.x, e.w].map(Math.round);
  };
  const { step, steps } = await vmascope.place();
  const before = await edges();
  const narrow = await widthOf(page, 'C');
  for (let at = step; at < steps; at++) {
    await vmascope.press('ArrowRight');
    await vmascope.settled();
    expect(await edges()).toEqual(before);
  }
  // C has taken over the hole and D.
  expect(await widthOf(page, 'C')).toBeGreaterThan(2 * narrow);
  await expect(box(page, 'D')).toHaveCount(0);
  await expect(bar(page).locator('.vs-before.vs-gone')).toHaveCount(1);
});

test('the wheel zooms about the pointer and brings more text; the keys zoom too; 0 shows everything', async ({
  page,
}) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const at = await box(page, 'B').boundingBox();
  if (at === null) throw new Error('no B');
  const x = at.x + at.width / 2;
  await page.mouse.move(x, at.y + 20);
  await page.mouse.wheel(0, -480);
  await expect.poll(() => widthOf(page, 'B')).toBeGreaterThan(2.5 * at.width);
  const zoomed = await placeOf(page, 'B');
  expect(zoomed.x).toBeLessThan(x);
  expect(zoomed.x + zoomed.w).toBeGreaterThan(x);
  await expect(bar(page).locator('[aria-label^="VMA B,"] .vs-detail')).toContainText('·');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect.poll(() => widthOf(page, 'B')).toBeCloseTo(at.width, 0);
  await bar(page).locator('[aria-label^="VMA B,"]').focus();
  await vmascope.press('+');
  await expect.poll(() => widthOf(page, 'B')).toBeGreaterThan(1.4 * at.width);
  const near = await placeOf(page, 'B');
  // What has the focus stays where it is.
  expect(near.x + near.w / 2).toBeCloseTo(x, 0);
  await vmascope.press('-');
  await expect.poll(() => widthOf(page, 'B')).toBeCloseTo(at.width, 0);
  await vmascope.press('+');
  await vmascope.press('0');
  await expect.poll(() => widthOf(page, 'B')).toBeCloseTo(at.width, 0);
});

test('a drag pans; the window of the overview can be dragged and moved by key', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const at = await middle(page);
  await page.mouse.move(at.x, at.y);
  const whole = await widthOf(page, 'C');
  await page.mouse.wheel(0, -240);
  await expect.poll(() => widthOf(page, 'C')).toBeGreaterThan(1.8 * whole);
  const start = (await placeOf(page, 'C')).x;
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await placeOf(page, 'C')).x - start).toBeCloseTo(60, 0);

  const slider = page.getByRole('slider', { name: 'Part that the bar shows' });
  const grip = await slider.boundingBox();
  if (grip === null) throw new Error('no window');
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip.x + grip.width / 2 + 80, grip.y + grip.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round(((await slider.boundingBox())?.x ?? 0) - grip.x)).toBeGreaterThan(70);
  const value = Number(await slider.getAttribute('aria-valuenow'));
  await slider.focus();
  await vmascope.press('ArrowLeft');
  await expect.poll(async () => Number(await slider.getAttribute('aria-valuenow'))).toBeLessThan(value);
});

test('no label lies over another throughout a merge, in both languages and in every mode', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  for (const language of ['中文', 'English']) {
    await page.getByRole('button', { name: language }).click();
    for (const mode of ['squeezed', 'linear', 'true']) {
      await scaleTo(page, mode);
      const { steps } = await vmascope.place();
      for (let at = 0; at <= steps; at += 9) {
        await page.locator('.scrub').fill(String(at));
        await vmascope.settled();
        expect(await overlapping(page), `${language} ${mode} ${at}`).toEqual([]);
      }
    }
  }
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('two fingers zoom, one pans', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    const { x, y } = await middle(page);
    const before = await widthOf(page, 'C');
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((each, id) => ({ x: each, y, id })) });
    await send('touchStart', x - 30, x + 30);
    for (const apart of [50, 75, 100]) await send('touchMove', x - apart, x + apart);
    await send('touchEnd');
    await expect.poll(() => widthOf(page, 'C')).toBeGreaterThan(2.5 * before);
    const start = (await placeOf(page, 'C')).x;
    await send('touchStart', x);
    for (const by of [15, 30, 45]) await send('touchMove', x + by);
    await send('touchEnd');
    await expect.poll(async () => (await placeOf(page, 'C')).x - start).toBeCloseTo(45, 0);
  });
});
