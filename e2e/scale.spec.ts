/** Large address spaces: what is shown stays small, and every verb works as among three VMAs. */
import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

/** The page shows a few hundred things, however many VMAs there are. */
const MOST_NODES = 6000;

class Large extends VmascopePage {
  readonly mmLine = this.page.locator('.mm-line');
  readonly triangles = this.page.getByTestId('tree').locator('g[data-target=subtree]');

  static async at(page: Page, space: '1000' | '65530'): Promise<Large> {
    const large = new Large(page);
    await large.open();
    const menu = page.locator('.scenario');
    await menu.selectOption(`large:${space}`);
    await expect(menu.and(page.locator('[aria-busy=false]'))).toHaveValue(`large:${space}`, { timeout: 60_000 });
    await expect(page.locator('.working')).toHaveCount(0);
    return large;
  }

  /** To the end of the call that stands so many calls on. */
  async goCall(on: number): Promise<void> {
    await this.press('Shift+ArrowRight', on);
    await this.settled();
  }

  nodes(): Promise<number> {
    return this.page.evaluate(() => document.querySelectorAll('*').length);
  }

  /** Is anything painted on the canvas of the bar? */
  async barColumns(): Promise<number> {
    await this.settled();
    return this.page
      .getByTestId('bar')
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const context = canvas.getContext('2d');
        if (canvas.hidden || !context) return 0;
        const row = context.getImageData(0, Math.floor(canvas.height * 0.45), canvas.width, 1).data;
        return row.filter((value, k) => k % 4 === 3 && value > 0).length;
      });
  }

  async zoomOut(): Promise<void> {
    await this.page.getByTestId('bar').hover();
    for (let n = 0; n < 40; n++) await this.page.mouse.wheel(0, 400);
    await this.settled();
  }
}

for (const space of ['1000', '65530'] as const)
  test(`${space} VMAs: opened from the menu, a merge is stepped through among all of them`, async ({ page }) => {
    test.slow();
    const large = await Large.at(page, space);
    await expect(large.mmLine).toContainText(`map_count ${space} of 65530`);
    const before = await large.place();
    await large.press('ArrowRight', 3);
    expect((await large.place()).step).toBe(before.step + 3);
    await large.press('ArrowLeft', 3);
    expect((await large.place()).step).toBe(before.step);
    // The larger one begins with four calls at the limit.
    await large.goCall(space === '65530' ? 5 : 1);
    await expect(page.getByTestId('bar')).toContainText('case 1');
    await expect(large.mmLine).toContainText(`map_count ${Number(space) - 1} of`);
    await large.goCall(1);
    await expect(page.getByTestId('bar')).toContainText('case 6');
    await expect(large.mmLine).toContainText(`map_count ${Number(space) - 3} of`);
    expect(await large.nodes()).toBeLessThan(MOST_NODES);
    await large.press('End');
    const { call, calls, step, steps } = await large.place();
    expect([call, step]).toEqual([calls, steps]);
  });

test('at the limit a split is refused, one more mapping is not, and the one after it is', async ({ page }) => {
  test.slow();
  const large = await Large.at(page, '65530');
  await large.goCall(1);
  await expect(large.narration).toContainText('The kernel refused: ENOMEM, at');
  await large.goCall(1);
  await expect(large.mmLine).toContainText('map_count 65531 of 65530');
  await large.goCall(1);
  await expect(large.narration).toContainText('The kernel refused: ENOMEM, at');
  await expect(page.locator('.listing [data-executed]')).toContainText('map_count');
});

test('the whole of 65,530 VMAs: columns on a canvas, triangles with counts that open, a table of a few rows', async ({
  page,
}) => {
  test.slow();
  const large = await Large.at(page, '65530');
  await large.zoomOut();
  expect(await large.barColumns()).toBeGreaterThan(200);
  expect(await large.nodes()).toBeLessThan(MOST_NODES);
  const closed = large.triangles.first();
  await expect(closed).toHaveAccessibleName(/^Subtree of \d+ nodes/);
  await expect(closed).toHaveAttribute('aria-expanded', 'false');
  const key = await closed.getAttribute('data-key');
  await closed.click();
  await large.settled();
  await expect(large.triangles.locator(`xpath=self::*[@data-key="${key}" and @aria-expanded="false"]`)).toHaveCount(0);
  expect(await large.nodes()).toBeLessThan(MOST_NODES);
  await large.tab('table');
  await expect(page.locator('.maps')).toHaveAttribute('aria-rowcount', '65531');
  expect((await large.map()).length).toBeLessThan(300);
  await page.locator('.maps-scroll').evaluate((scroll) => {
    scroll.scrollTop = scroll.scrollHeight;
  });
  await expect(page.locator('.maps tbody tr[data-vma]').last()).toContainText('[stack]');
  expect((await large.map()).length).toBeLessThan(300);
});

test('a click among columns chooses what lies there and comes so near that it is a box; by keyboard the window does', async ({
  page,
}) => {
  const large = await Large.at(page, '1000');
  await large.zoomOut();
  const bar = page.getByTestId('bar');
  expect(await large.barColumns()).toBeGreaterThan(200);
  const box = await bar.boundingBox();
  await bar.click({ position: { x: (box?.width ?? 0) * 0.3, y: (box?.height ?? 0) * 0.45 } });
  await large.settled();
  expect(await large.barColumns()).toBe(0);
  const chosen = bar.locator('[data-target=vma][aria-pressed=true]');
  await expect(chosen).toBeVisible();
  await expect(chosen).toHaveAccessibleName(/0x/);
  await large.zoomOut();
  expect(await large.barColumns()).toBeGreaterThan(200);
  await page.locator('.overview-host [role=slider]').focus();
  await large.press('ArrowUp', 14);
  await large.settled();
  expect(await large.barColumns()).toBe(0);
  expect(await bar.locator('[data-target=vma]').count()).toBeGreaterThan(3);
});

test('two neighbours among 65,530 are asked why they are not one, and a call is typed', async ({ page }) => {
  test.slow();
  const large = await Large.at(page, '65530');
  await large.tab('table');
  const rows = page.locator('.maps tbody tr[data-vma] button');
  await rows.nth(1).click();
  await rows.nth(2).click({ modifiers: ['Shift'] });
  await expect(large.why.locator('[data-question=pair]')).toBeVisible();
  for (const tab of ['rmap', 'pages'] as const) {
    await page.locator(`#tab-${tab}`).click();
    await expect(page.getByTestId(tab).locator('svg')).toBeVisible();
    await large.settled();
    expect(await large.nodes()).toBeLessThan(MOST_NODES);
  }
  await large.press('End');
  await large.run('munmap(0x7f0000000000, 1p)');
  await expect(large.console).toHaveValue('');
  await expect(large.mmLine).toContainText('of 65530');
});

test('cancelled while it opens, the session stays as it was', async ({ page }) => {
  const large = new Large(page);
  await large.open();
  const before = await large.place();
  await page.locator('.scenario').selectOption('large:65530');
  await page.locator('.working').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('.working')).toHaveCount(0);
  await expect(page.locator('.scenario')).toHaveValue('welcome');
  expect(await large.place()).toEqual(before);
  await large.press('ArrowRight');
  expect((await large.place()).step).toBe(before.step + 1);
});

test('what was typed behind 1,000 VMAs is there at the next visit; undo goes back over the opening', async ({
  page,
}) => {
  const large = await Large.at(page, '1000');
  await large.press('End');
  const { calls } = await large.place();
  await large.run('munmap(0x7f0000000000, 1p)');
  await expect.poll(async () => (await large.place()).calls).toBe(calls + 1);
  await page.waitForFunction(() => localStorage.getItem('vmascope.session')?.includes('munmap(0x7f0000000000, 1p)'));
  await page.reload();
  await expect.poll(async () => (await large.place()).calls).toBe(calls + 1);
  await expect(page.locator('.scenario')).toHaveValue('large:1000');
});
