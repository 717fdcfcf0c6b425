import { expect, test } from '@playwright/test';
import { VmascopePage } from './page';

test('a caller shows where it waits, with its locals; the step does not move, and there is a way back', async ({
  page,
}) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const before = await vmascope.place();
  const crumb = (name: string) => page.locator('.crumbs').getByRole('button', { name, exact: true });
  await crumb('mmap_region').click();
  await expect(vmascope.listing.locator('ol')).toHaveAttribute('aria-label', 'mmap_region');
  await expect(vmascope.listing.locator('.calling')).toHaveCount(1);
  await expect(vmascope.listing.locator('.calling')).toContainText('calling vma_merge');
  await expect(vmascope.listing.locator('.locals')).toContainText('addr');
  await expect(vmascope.listing.locator('.next')).toHaveCount(0);
  expect(await vmascope.place()).toEqual(before);
  await page.getByRole('button', { name: 'Back to vma_merge' }).click();
  await expect(vmascope.listing.locator('ol')).toHaveAttribute('aria-label', 'vma_merge');
  await expect(vmascope.listing.locator('.next')).toHaveCount(1);
});

test('by keyboard too; the next step returns to the running function by itself', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const first = page.locator('.crumbs button').first();
  await first.focus();
  await first.press('Enter');
  await expect(vmascope.listing.locator('ol')).toHaveAttribute('aria-label', 'mmap');
  await expect(first).toHaveAttribute('aria-current', 'true');
  await first.press('Escape');
  await expect(vmascope.listing.locator('ol')).toHaveAttribute('aria-label', 'vma_merge');
  await first.press('Enter');
  await vmascope.press('n');
  await expect(vmascope.listing.locator('ol')).toHaveAttribute('aria-label', 'vma_merge');
});

test('the call stack stays on one line beside the step buttons, with every name in reach', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.press('d', 3);
  const crumbs = page.locator('.crumbs');
  const row = await crumbs.boundingBox();
  expect(row?.height).toBeLessThan(40);
  for (const button of await crumbs.getByRole('button').all()) {
    await button.focus();
    const box = await button.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((row?.x ?? 0) + (row?.width ?? 0) + 1);
    expect(await button.evaluate((name) => name.scrollWidth <= name.clientWidth)).toBe(true);
  }
});
