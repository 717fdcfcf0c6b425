import { gzipSync } from 'node:zlib';
import { expect, type Page, type Request, test } from '@playwright/test';
import { VmascopePage } from './page';

/** Gzipped: the budget, which `npm run bench` holds against the page too. */
const MOST_BYTES = 150 * 1024;

/** Every script that the page asks for from here on: its own, those of workers, by import or by element. */
function scripts(page: Page): Request[] {
  const found: Request[] = [];
  page.context().on('request', (request) => {
    if (request.resourceType() === 'script' || /\.m?js(\?|$)/.test(request.url())) found.push(request);
  });
  return found;
}

async function gzippedBytes(requests: readonly Request[]): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const request of requests) {
    const response = await request.response();
    if (response === null) throw new Error(`no answer: ${request.url()}`);
    sizes[new URL(request.url()).pathname] = gzipSync(await response.body()).length;
  }
  return sizes;
}

test('the scripts of a first visit, until nothing more is asked for, are within the budget', async ({ page }) => {
  const asked = scripts(page);
  await page.goto('./');
  await expect(page.locator('.player')).toBeVisible();
  await expect(page.getByTestId('narration')).not.toBeEmpty();
  await expect(page.locator('.listing .next')).toBeVisible();
  await page.waitForLoadState('networkidle');

  const sizes = await gzippedBytes(asked);
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  expect(Object.keys(sizes).length).toBeGreaterThan(0);
  expect(total, JSON.stringify(sizes, null, 2)).toBeLessThanOrEqual(MOST_BYTES);
});

test('what can be stepped through at first needs nothing of the call language', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await page.waitForLoadState('networkidle');
  const asked = scripts(page);
  await vmascope.press('Home');
  const { calls } = await vmascope.place();
  await vmascope.press('Shift+ArrowRight', 2 * calls);
  await expect.poll(async () => (await vmascope.place()).call).toBe(calls);
  await expect(vmascope.narration).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(asked.map((request) => request.url()).filter((url) => /workshop|language/.test(url))).toEqual([]);
});

test('at the end of a call the listing of the next one comes ahead of its first step', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const isAsked = () => asked.some((url) => /\/assets\/mprotect-/.test(url));
  await vmascope.open();
  await vmascope.press('Home');
  await vmascope.press('Shift+ArrowRight', 7);
  await expect(page.locator('.listing [data-executed]')).toBeVisible();
  expect(isAsked()).toBe(false);
  await vmascope.press('Shift+ArrowRight');
  const { call } = await vmascope.place();
  await expect.poll(isAsked).toBe(true);
  expect((await vmascope.place()).call).toBe(call);
  await vmascope.press('ArrowRight');
  await expect(page.locator('.crumbs')).toContainText('mprotect');
});

test.describe('a part that cannot be loaded', () => {
  /** Files whose name begins so are not to be had, until the promise's function is called. */
  async function without(page: Page, name: string, type = 'js'): Promise<() => Promise<void>> {
    const address = new RegExp(`/assets/${name}-[^/]*\\.${type}`);
    await page.route(address, (route) => route.abort());
    return () => page.unroute(address);
  }

  test('a tab says so, the session stays, and it comes when asked for again', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    const restore = await without(page, 'MapsTable');
    const before = await vmascope.place();
    await page.locator('#tab-table').click();
    await expect(page.locator('#tab-panel .part-missing')).toContainText('could not be loaded');
    expect(await vmascope.place()).toEqual(before);
    await restore();
    await page.locator('.part-missing button').click();
    await expect(page.locator('.maps')).toBeVisible();
    await expect(page.locator('.part-missing')).toHaveCount(0);
  });

  test('so does a tab whose style sheet cannot be loaded', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    const restore = await without(page, 'structs', 'css');
    await page.locator('#tab-structs').click();
    await expect(page.locator('#tab-panel .part-missing')).toContainText('could not be loaded');
    await restore();
    await page.locator('.part-missing button').click();
    await expect(page.locator('.structs')).toHaveCSS('padding-top', '8px');
  });

  test('the listing says so, and the sentence of the step comes with it', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await expect(vmascope.narration).not.toBeEmpty();
    const restore = await without(page, 'mprotect');
    await vmascope.press('End');
    await vmascope.press('Home');
    await vmascope.press('Shift+ArrowRight', 9);
    await vmascope.press('ArrowRight');
    await expect(page.locator('.listing .part-missing')).toBeVisible();
    // No attempt is on its way any more.
    await page.waitForLoadState('networkidle');
    await restore();
    await page.locator('.part-missing button').click();
    await expect(page.locator('.listing .next')).toBeVisible();
    await expect(vmascope.narration).not.toBeEmpty();
  });

  test('the console keeps the line, and Enter makes the call later', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    const before = await vmascope.place();
    const restore = await without(page, 'workshop');
    await vmascope.run('munmap(a, 1p)');
    await expect(vmascope.notice).toContainText('could not be loaded');
    await expect(vmascope.console).toHaveValue('munmap(a, 1p)');
    expect(await vmascope.place()).toEqual(before);
    await restore();
    await vmascope.console.press('Enter');
    await expect(vmascope.console).toHaveValue('');
  });

  test('the console keeps what is typed while the call before still waits', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/assets\/workshop-[^/]*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await vmascope.open();
    const { calls } = await vmascope.place();
    await vmascope.press('End');
    await vmascope.run('munmap(a, 1p)');
    await vmascope.type('find_vma(a)');
    release();
    await expect.poll(async () => (await vmascope.place()).calls).toBe(calls + 1);
    await expect(vmascope.console).toHaveValue('find_vma(a)');
    await vmascope.console.press('Enter');
    await expect.poll(async () => (await vmascope.place()).calls).toBe(calls + 2);
    await expect(vmascope.console).toHaveValue('');
  });

  test('a saved session that cannot be opened is not written over', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.choose('case:case6');
    await expect.poll(() => page.evaluate(() => localStorage.getItem('vmascope.session'))).toContain('case:case6');
    const restore = await without(page, 'workshop');
    await vmascope.open();
    await expect(vmascope.notice).toContainText('still kept');
    await vmascope.press('ArrowRight', 2);
    await restore();
    await vmascope.open();
    await expect(page.locator('.scenario')).toHaveValue('case:case6');
  });
});
