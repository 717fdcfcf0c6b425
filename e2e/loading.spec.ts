/** On a slow network: what is on its way says so, in its place, after a moment. */
import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

/** Files whose name begins so are on their way, until the function that comes back is called. */
async function held(page: Page, name: string): Promise<() => void> {
  let release = (): void => undefined;
  const turn = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(new RegExp(`/assets/${name}-[^/]*\\.js`), async (route) => {
    await turn;
    await route.continue();
  });
  return release;
}

test('a listing on its way says so, and so does the narration; both come in its place', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  const release = await held(page, 'mprotect');
  await vmascope.open();
  await vmascope.press('Home');
  await vmascope.press('Shift+ArrowRight', 9);
  await vmascope.press('ArrowRight', 2);
  const lines = page.locator('.listing .loading, section.narration .loading');
  await expect(lines).toHaveText(['Loading…', 'Loading…']);
  await expect(lines.first()).toBeVisible();
  release();
  await expect(page.locator('.listing .next')).toBeVisible();
  await expect(vmascope.narration).not.toBeEmpty();
  await expect(lines).toHaveCount(0);
});

test('a tab on its way says so; nothing is seen of that in the first moment', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  const release = await held(page, 'MapsTable');
  await vmascope.open();
  await page.locator('#tab-table').click();
  const line = page.locator('#tab-panel .loading');
  await expect(line).toBeVisible();
  const moment = await line.evaluate((one) => {
    const { animationDelay, animationFillMode } = getComputedStyle(one);
    return { animationDelay, animationFillMode };
  });
  expect(moment).toEqual({ animationDelay: '0.15s', animationFillMode: 'backwards' });
  release();
  await expect(page.locator('.maps')).toBeVisible();
  await expect(line).toHaveCount(0);
});

test('a menu keeps what was chosen while that is on its way, and goes on from there', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  const release = await held(page, 'workshop');
  await vmascope.open();
  const scenario = page.locator('.scenario');
  await scenario.focus();
  await vmascope.press('ArrowDown', 3);
  await expect(scenario).toHaveValue('case:case2');
  await page.getByLabel('Kernel', { exact: true }).focus();
  await vmascope.press('ArrowDown', 2);
  await expect(page.getByLabel('Kernel', { exact: true })).toHaveValue('5.17');
  release();
  await expect.poll(async () => (await vmascope.place()).calls).toBe(3);
  await expect(scenario).toHaveValue('case:case2');
  await expect(page.getByLabel('Kernel', { exact: true })).toHaveValue('5.17');
});
