import { expect, type Page, test } from '@playwright/test';
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

const names = (page: Page) => page.locator('.crumbs button').allTextContents();

test('in a narrow row the running function and its caller are whole, and one button stands for those between', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.press('d', 3);
  expect(await names(page)).toEqual(['mmap', '…', 'vma_merge', '__vma_adjust']);
  const row = page.locator('.crumbs');
  expect((await row.boundingBox())?.height).toBeLessThan(40);
  expect(await row.evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);
  const cut = await row
    .getByRole('button')
    .evaluateAll((all) => all.filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent));
  expect(cut).toEqual([]);
  await page.setViewportSize({ width: 2200, height: 900 });
  await expect(row.getByRole('button', { name: 'More callers' })).toHaveCount(0);
  expect(await names(page)).toEqual(['mmap', 'do_mmap', 'mmap_region', 'vma_merge', '__vma_adjust']);
});

test('the button opens the whole stack: arrows go through it, Enter shows a caller, Escape and Tab lead back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.press('d', 3);
  const before = await vmascope.place();
  const more = page.getByRole('button', { name: 'More callers' });
  const all = page.locator('.stack-list button');
  await more.focus();
  await more.press('Enter');
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await expect(all).toHaveText(['mmap', 'do_mmap', 'mmap_region', 'vma_merge', '__vma_adjust']);
  await expect(all.last()).toBeFocused();
  for (const key of ['Escape', 'Tab']) {
    await page.keyboard.press(key);
    await expect(all).toHaveCount(0);
    await expect(more).toBeFocused();
    await more.press('Enter');
    await expect(all.last()).toBeFocused();
  }
  await vmascope.press('ArrowDown', 3);
  await expect(all.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(all).toHaveCount(0);
  await expect(more).toBeFocused();
  await expect(more).toHaveClass(/current/);
  await expect(vmascope.listing.locator('ol')).toHaveAttribute('aria-label', 'mmap_region');
  expect(await vmascope.place()).toEqual(before);
  await more.press('Escape');
  await expect(vmascope.listing.locator('ol')).toHaveAttribute('aria-label', '__vma_adjust');
  await more.click();
  await expect(all.last()).toBeFocused();
  await page.locator('.narration').click();
  await expect(all).toHaveCount(0);
});
