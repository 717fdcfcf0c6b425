import { expect, type Page, test } from '@playwright/test';
import { coveredControls, drawn, scrolling } from './measure';
import { VmascopePage } from './page';

const DESKS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
] as const;
const SMALL = [
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
] as const;
const TABS = ['tree', 'table', 'structs', 'rmap', 'pages', 'compare'] as const;

async function openTab(page: Page, tab: (typeof TABS)[number]): Promise<void> {
  await page.locator(`#tab-${tab}`).click();
  await expect(page.locator(`#tab-${tab}`)).toHaveAttribute('aria-selected', 'true');
  if (tab === 'compare') await expect(page.locator('.compare')).toHaveAttribute('aria-busy', 'false');
  await drawn(page);
}

/** How far the page is wider than its window. */
const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

async function openAt(page: Page, size: { width: number; height: number }): Promise<VmascopePage> {
  await page.setViewportSize(size);
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  return vmascope;
}

for (const size of DESKS) {
  test(`${size.width}×${size.height}: the page fills the window, no main region scrolls, every control is reached`, async ({
    page,
  }) => {
    const vmascope = await openAt(page, size);
    for (const tab of TABS) {
      await openTab(page, tab);
      expect(await scrolling(page), tab).toEqual([]);
      expect(await coveredControls(page), tab).toEqual([]);
    }
    const used = await page.locator('.app').boundingBox();
    expect(used).toMatchObject(size);
    await vmascope.press('End');
    await drawn(page);
    expect(await scrolling(page)).toEqual([]);
  });
}

for (const size of SMALL) {
  test(`${size.width}×${size.height}: panels stand one below the other, nothing is wider, every control is reached`, async ({
    page,
  }) => {
    await openAt(page, size);
    for (const tab of TABS) {
      await openTab(page, tab);
      expect(await tooWide(page), tab).toBe(0);
      const panel = page.locator('.tab-panel');
      expect(await panel.evaluate((frame) => frame.scrollWidth - frame.clientWidth), tab).toBe(0);
      expect(await coveredControls(page), tab).toEqual([]);
    }
    // What is told stands right under the bar.
    const places = await Promise.all(
      ['.bar-panel', '.narration', '.tab-row', '.tab-panel', '.listing', '.why', '.console'].map((panel) =>
        page.locator(panel).boundingBox(),
      ),
    );
    const tops = places.map((place) => place?.y ?? Number.NaN);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });
}

test('on a tablet each menu has its button beside it, and no name in a menu is cut on a desk', async ({ page }) => {
  const vmascope = await openAt(page, SMALL[0]);
  for (const name of ['Mechanisms: what is covered', 'About this kernel']) {
    const button = page.getByRole('button', { name });
    const menu = button.locator('xpath=preceding-sibling::select[1]');
    const [a, b] = [await menu.boundingBox(), await button.boundingBox()];
    expect([name, Math.abs((a?.y ?? 0) - (b?.y ?? 99)) < 4]).toEqual([name, true]);
  }
  await page.setViewportSize(DESKS[0]);
  await vmascope.choose('case:case8');
  await vmascope.kernel('5.17-anon-merge');
  // A menu does not tell how wide its text is: it is measured beside it.
  await openTab(page, 'compare');
  const cut = await page
    .locator('.header select, .choosers select:not(.add)')
    .evaluateAll((menus: HTMLSelectElement[]) =>
      menus.map((menu) => {
        const pen = document.createElement('canvas').getContext('2d');
        const { font, paddingLeft, paddingRight } = getComputedStyle(menu);
        if (pen) pen.font = font;
        const text = pen?.measureText(menu.selectedOptions[0]?.text ?? '').width ?? 0;
        return Math.max(
          0,
          text + Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight) + 16 - menu.clientWidth,
        );
      }),
    );
  expect(cut).toEqual([0, 0, 0, 0]);
});

for (const size of [...DESKS, ...SMALL]) {
  test(`${size.width}×${size.height}: dialogs, form and script editor are inside the window and all of them reached`, async ({
    page,
  }) => {
    const vmascope = await openAt(page, size);
    const openers: readonly (() => Promise<void>)[] = [
      () => vmascope.press('?'),
      () => vmascope.press('g'),
      () => page.getByRole('button', { name: 'Import', exact: true }).click(),
      () => page.getByRole('button', { name: 'About this kernel' }).click(),
      () => page.getByRole('button', { name: 'Script', exact: true }).click(),
    ];
    for (const open of openers) {
      await open();
      const dialog = page.locator('dialog[open]');
      await expect(dialog).toBeVisible();
      const box = await dialog.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height);
      expect(await coveredControls(page)).toEqual([]);
      expect(await dialog.evaluate((frame) => frame.scrollWidth - frame.clientWidth)).toBe(0);
      await vmascope.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
    await page.getByRole('button', { name: 'Form', exact: true }).click();
    await expect(page.locator('.call-form')).toBeVisible();
    expect(await tooWide(page)).toBe(0);
    expect(await coveredControls(page)).toEqual([]);
  });
}

test('on a phone one opens a scenario, steps, sees bar and narration, and types a call', async ({ page }) => {
  const vmascope = await openAt(page, { width: 390, height: 844 });
  await vmascope.choose('case:case1');
  await page.getByRole('button', { name: 'To the start' }).click();
  const next = page.getByRole('button', { name: 'Next step' });
  await next.click();
  await next.click();
  expect((await vmascope.place()).step).toBe(2);
  await expect(next).toBeInViewport();
  await page.getByTestId('bar').scrollIntoViewIfNeeded();
  await expect(page.getByTestId('bar')).toBeInViewport();
  await vmascope.narration.scrollIntoViewIfNeeded();
  await expect(vmascope.narration).toBeInViewport();
  await vmascope.choose('empty');
  await vmascope.run('a = mmap(NULL, 3p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)');
  await expect(vmascope.narration).toContainText('The map has 1 VMA');
  await vmascope.tab('table');
  expect(await vmascope.map()).toHaveLength(1);
});

test('zoomed to 200 %, nothing is wider than the window and every control is reached', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  for (const tab of TABS) {
    await openTab(page, tab);
    expect(await tooWide(page), tab).toBe(0);
    expect(await coveredControls(page), tab).toEqual([]);
  }
  await context.close();
});

for (const { width, height } of [DESKS[0], SMALL[1]]) {
  test(`text alone at 200 %, ${width} wide: nothing is wider than the window and every control is reached`, async ({
    page,
    context,
  }) => {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await openAt(page, { width, height });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('28px');
    // The words of the pictures grow with those of the page.
    const words = await page
      .locator('.vs-svg text')
      .evaluateAll((texts) => texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)));
    expect(words.length).toBeGreaterThan(20);
    expect(Math.min(...words)).toBeGreaterThanOrEqual(24);
    for (const tab of TABS) {
      await openTab(page, tab);
      expect(await tooWide(page), tab).toBe(0);
      expect(await coveredControls(page), tab).toEqual([]);
    }
  });
}
