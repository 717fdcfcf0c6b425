import { expect, type Page, test } from '@playwright/test';
import { drawn, pictureFaults, scrolling, strokes, textSizes } from './measure';
import { VmascopePage } from './page';

const HALLS = [
  { width: 1920, height: 1080, floor: 22 },
  { width: 1280, height: 720, floor: 14.4 },
] as const;

async function lecture(vmascope: VmascopePage): Promise<void> {
  await vmascope.press('l');
  await expect(vmascope.page.locator('html')).toHaveAttribute('data-lecture');
  await drawn(vmascope.page);
}

for (const { width, height, floor } of HALLS) {
  test(`lecture at ${width}×${height}: no text under ${floor} px, no thin stroke, nothing cut, nothing scrolls`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await lecture(vmascope);
    for (const key of ['PageDown', 'Shift+ArrowRight', 'Shift+ArrowRight', 'c', 'PageDown']) {
      await vmascope.press(key);
      await drawn(page);
      const [smallest] = await textSizes(page);
      expect(smallest?.size, smallest?.text).toBeGreaterThanOrEqual(floor);
      const [thinnest] = await strokes(page);
      expect(thinnest?.width, thinnest?.cls).toBeGreaterThanOrEqual(2);
      expect(await scrolling(page)).toEqual([]);
      expect(await pictureFaults(page)).toEqual([]);
    }
  });
}

test('lecture: base 28 px, a listing of 26 px with at most 20 lines and the current one among them', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await lecture(vmascope);
  const sizes = await page.evaluate(() => {
    const size = (selector: string): number =>
      Number.parseFloat(getComputedStyle(document.querySelector(selector) ?? document.body).fontSize);
    return { base: size('html'), listing: size('.listing .line-text') };
  });
  expect(sizes.base).toBeCloseTo(28, 1);
  expect(sizes.listing).toBeCloseTo(26, 1);
  const seen = await vmascope.listing.evaluate((panel) => {
    const { top, bottom } = panel.getBoundingClientRect();
    const lines = [...panel.querySelectorAll('li')].map((line) => line.getBoundingClientRect());
    const current = panel.querySelector('.next')?.getBoundingClientRect();
    return {
      lines: lines.filter((line) => line.bottom > top + 1 && line.top < bottom - 1).length,
      hasCurrent: current !== undefined && current.top >= top - 1 && current.bottom <= bottom + 1,
    };
  });
  expect(seen.lines).toBeLessThanOrEqual(20);
  expect(seen.hasCurrent).toBe(true);
});

test('lecture begins in light colours, follows the switch, and leaving restores colours and view', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const html = page.locator('html');
  await page.locator('.header').getByRole('button', { name: 'Colours' }).click();
  await page.locator('.header').getByRole('button', { name: 'Light colours' }).click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await vmascope.tab('table');
  await lecture(vmascope);
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Controls' }).click();
  await page.getByRole('button', { name: 'Light colours' }).click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.locator('#tab-tree').click();
  await page.reload();
  await expect(html).toHaveAttribute('data-lecture');
  await page.getByRole('button', { name: 'End lecture' }).click();
  await expect(html).not.toHaveAttribute('data-lecture');
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

test('leaving a lecture shows the tab that was open before it', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.tab('table');
  await lecture(vmascope);
  await page.getByRole('button', { name: 'Controls' }).click();
  await page.locator('#tab-tree').click();
  await vmascope.press('l');
  await expect(page.locator('#tab-table')).toHaveAttribute('aria-selected', 'true');
});

test('a large space is shown by a window of few VMAs, and the page says what lies outside', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('program:cat');
  await lecture(vmascope);
  await vmascope.press('Shift+ArrowRight', 8);
  await drawn(page);
  await expect(page.locator('.overview-host text').first()).toHaveText(/^9 of \d+ VMAs: \d+ more below, \d+ above$/);
  expect(await page.locator('.bar-host .vs-vma').count()).toBeLessThanOrEqual(12);
  await expect(page.locator('.overview-host .vs-window')).toBeVisible();
});

test('addresses are short in a lecture, and whole in the inspector', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await lecture(vmascope);
  await vmascope.press('PageDown');
  await expect(vmascope.narration).toContainText('…a000');
  await expect(vmascope.narration).not.toContainText('0x7f3a0c00a000');
  const ticks = await page.locator('.bar-host .vs-tick-text').allTextContents();
  expect(ticks.filter((text) => text.length > 6)).toEqual([]);
  await page.locator('#tab-structs').focus();
  await page.locator('#tab-structs').press('Enter');
  await page.locator('.bar-host .vs-vma').first().click();
  await expect(page.locator('.structs')).toContainText('555555554000');
});

test('a clicker steps, whatever was clicked before; what is folded away shows when it gets the focus', async ({
  page,
}) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await lecture(vmascope);
  const before = await vmascope.place();
  await vmascope.listing.click();
  await vmascope.press('PageDown', 2);
  await vmascope.press('PageUp');
  expect((await vmascope.place()).step).toBe(before.step + 1);
  await expect(page.locator('.header')).not.toBeInViewport({ ratio: 0.5 });
  await vmascope.press('/');
  await expect(vmascope.console).toBeFocused();
  const box = await vmascope.console.boundingBox();
  expect(box?.width).toBeGreaterThan(300);
  await vmascope.press('Escape');
  await page.locator('.scenario').focus();
  expect((await page.locator('.header').boundingBox())?.height).toBeGreaterThan(30);
});

/** Which parts of the page stand on the points of a grid over the bar. */
const overBar = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const bar = document.querySelector('.bar-panel');
    if (bar === null) return ['no bar'];
    const { left, top, width, height } = bar.getBoundingClientRect();
    const found = new Set<string>();
    for (let row = 0; row < 20; row++)
      for (let column = 0; column < 20; column++) {
        const at = document.elementFromPoint(left + ((column + 0.5) / 20) * width, top + ((row + 0.5) / 20) * height);
        if (!bar.contains(at)) found.add(at?.closest('[class]')?.getAttribute('class') ?? 'nothing');
      }
    return [...found];
  });

test('the button that begins a lecture leaves a clear view; what is unfolded pushes the bar and hides none of it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await page.locator('.header').getByRole('button', { name: 'Lecture' }).click();
  await expect(page.getByRole('button', { name: 'End lecture' })).toBeVisible();
  await drawn(page);
  const header = page.locator('.header');
  expect((await header.boundingBox())?.height).toBeLessThanOrEqual(1);
  expect((await page.locator('.bar-panel').boundingBox())?.y).toBe(0);
  expect(await overBar(page)).toEqual([]);
  await expect(page.locator('.player .next-step')).toBeFocused();

  await page.locator('.scenario').focus();
  await drawn(page);
  expect(await overBar(page)).toEqual([]);
  const tops = await header
    .locator(':scope > :is(button, select)')
    .evaluateAll((all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().bottom / 10)))]);
  expect(tops).toHaveLength(1);
  await page.locator('#tab-tree').focus();
  await drawn(page);
  expect(await overBar(page)).toEqual([]);
  expect(await scrolling(page)).toEqual([]);
  await page.locator('.scenario').blur();
  await page.getByRole('button', { name: 'Controls' }).click();
  await drawn(page);
  expect(await overBar(page)).toEqual([]);

  await page.getByRole('button', { name: 'End lecture' }).click();
  await expect(page.locator('.player .next-step')).toBeFocused();
});

test('locals in the listing are short in a lecture', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.press('Home');
  await vmascope.press('ArrowRight');
  const long = vmascope.listing.locator('.locals', { hasText: /[0-9a-f]{7}/ });
  for (let step = 0; step < 100 && (await long.count()) === 0; step++) await vmascope.press('ArrowRight');
  await expect(long).toHaveCount(1);
  await lecture(vmascope);
  await expect(long).toHaveCount(0);
  await expect(vmascope.listing.locator('.locals')).toContainText('…');
});
