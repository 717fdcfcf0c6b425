/** On a phone and on a tablet the page scrolls, so no panel needs to be lower than what is in it. */
import { expect, type Page, test } from '@playwright/test';
import { drawn } from './measure';
import { VmascopePage } from './page';

/** By how much what is in a panel is higher than the panel. */
const hidden = (page: Page, panel: string): Promise<number> =>
  page.locator(panel).evaluate((one) => one.scrollHeight - one.clientHeight);

for (const [width, height] of [
  [390, 844],
  [768, 1024],
] as const) {
  test(`${width}×${height}: narration and pictures are as high as what is in them`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.choose('case:case1');
    await vmascope.press('End');
    await expect(vmascope.narration).toContainText('Merge case 1');
    await drawn(page);
    for (const panel of ['.narration', '.tab-panel']) expect(await hidden(page, panel), panel).toBe(0);
    // Each begins where the one above it ends.
    const boxes = await Promise.all(
      ['.narration', '.tab-row', '.tab-panel', '.call-stack', '.listing', '.why', '.console'].map((panel) =>
        page.locator(panel).boundingBox(),
      ),
    );
    const seams = boxes.slice(1).map((box, at) => (box?.y ?? 0) - (boxes[at]?.y ?? 0) - (boxes[at]?.height ?? 0));
    expect(seams.map((seam) => Math.round(seam))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test(`${width}×${height}: a message over the page is as wide as it may be, not one word a line`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('hello world, this is no log\n');
    await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
    const box = await vmascope.notice.boundingBox();
    expect(box?.width).toBeGreaterThan(340);
    expect(box?.x).toBeGreaterThanOrEqual(0);
  });
}
