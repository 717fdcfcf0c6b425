import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

const struct = (page: Page, name: string) => page.locator(`.structs [data-struct="${name}"]`).first();
const fields = (page: Page, name: string) => struct(page, name).locator('tr[data-field] th .mono').allInnerTexts();
const field = (page: Page, name: string, of: string) => struct(page, of).locator(`tr[data-field="${name}"]`);

async function openStructs(page: Page): Promise<VmascopePage> {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.tab('structs');
  return vmascope;
}

test('the inspector has the fields of the kernel at hand, each with what it means', async ({ page }) => {
  const vmascope = await openStructs(page);
  expect(await fields(page, 'vm_area_struct')).toContain('rb_subtree_gap');
  await expect(field(page, 'vm_next', 'vm_area_struct')).toContainText('The next VMA by address');
  await expect(field(page, 'rb_subtree_gap', 'vm_area_struct')).toContainText('3.8 to 6.0');
  await vmascope.kernel('2.6.32');
  await expect(field(page, 'anon_vma_node', 'vm_area_struct')).toBeVisible();
  expect(await fields(page, 'vm_area_struct')).not.toContain('vm_prev');
  expect(await fields(page, 'mm_struct')).toEqual(expect.arrayContaining(['mmap_cache', 'free_area_cache']));
  await vmascope.kernel('6.12');
  await expect(field(page, 'mm_mt', 'mm_struct')).toBeVisible();
  expect(await fields(page, 'vm_area_struct')).not.toContain('vm_next');
  await page.getByRole('checkbox', { name: 'Explain the fields' }).uncheck();
  await expect(field(page, 'mm_mt', 'mm_struct')).not.toContainText('maple tree');
});

test('what this step changed, and what the call changed before, are marked and said', async ({ page }) => {
  const vmascope = await openStructs(page);
  await vmascope.press('Shift+ArrowRight');
  const count = field(page, 'map_count', 'mm_struct');
  await expect(count).toContainText('← 5 before the call');
  await expect(count).toHaveClass('changed');
  await vmascope.press('Shift+ArrowLeft');
  await expect(count).not.toContainText('←');
  const { steps } = await vmascope.place();
  for (let n = 0; n < steps; n++) {
    await vmascope.press('ArrowRight');
    if ((await count.getAttribute('class')) === 'changed now') break;
  }
  await expect(count).toContainText('← 5 before this step');
});

test('anon_vma, its chain and the file stand beside the VMA that was chosen', async ({ page }) => {
  const vmascope = await openStructs(page);
  await vmascope.tab('table');
  await page.locator('tr[data-vma=D] button').click();
  await vmascope.tab('structs');
  await expect(struct(page, 'vm_area_struct').locator('caption')).toContainText('D');
  await expect(struct(page, 'anon_vma_chain').locator('caption')).toContainText('D → α1');
  await expect(field(page, 'rb_root', 'anon_vma')).toContainText('D');
  await vmascope.tab('table');
  await page.locator('tr[data-vma=A] button').click();
  await vmascope.tab('structs');
  await expect(field(page, 'f_mapping->i_mmap', 'file')).toContainText('A B');
});

test('find_vma: the cache opens by itself, flushed, missed, written, and hit the next time', async ({ page }) => {
  const vmascope = await openStructs(page);
  const caches = page.getByTestId('caches');
  await vmascope.press('End');
  await vmascope.run('munmap(a, 1p)');
  await vmascope.run('find_vma(a+1p)');
  await page.locator('#console-input').blur();
  await vmascope.press('Shift+ArrowLeft');
  await expect(caches.locator('[data-slot]')).toHaveCount(0);
  await vmascope.press('ArrowRight', 2);
  await expect(caches).toContainText('Flushed: the four slots are empty');
  await expect(caches).toContainText('Sequence number');
  await expect(caches.locator('.hashed')).toHaveCount(1);
  await vmascope.press('Shift+ArrowRight');
  await vmascope.press('ArrowLeft');
  await expect(caches).toContainText(/Remembered: \w/);
  await expect(caches.locator('.lit')).not.toContainText('empty');
  await vmascope.run('find_vma(a+1p)');
  await page.locator('#console-input').blur();
  await vmascope.press('ArrowLeft');
  await expect(caches).toContainText(/Hit: \w+ contains the address/);
  await vmascope.kernel('6.1');
  await caches.getByRole('button').click();
  await expect(caches).toContainText('Linux 6.1 has no cache in front of the search');
});

test('beside the listing the cache stands while find_vma is stepped through, whatever the tab', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const strip = page.getByTestId('cache-strip');
  await expect(strip).toHaveCount(0);
  await vmascope.press('End');
  await vmascope.run('find_vma(a)');
  await page.locator('#console-input').blur();
  await vmascope.press('Shift+ArrowLeft');
  await vmascope.press('ArrowRight');
  await expect(strip.locator('[data-slot]')).toHaveCount(4);
  await expect(strip).toContainText('belongs into slot');
});

test('the search for room of 2.6.32 shows where it stopped', async ({ page }) => {
  const vmascope = await openStructs(page);
  await vmascope.kernel('2.6.32');
  await vmascope.press('End');
  await vmascope.run('mmap(NULL, 3p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)');
  const caches = page.getByTestId('caches');
  await page.locator('#console-input').blur();
  await vmascope.press('Shift+ArrowLeft');
  const { steps } = await vmascope.place();
  const moved = caches.locator('.area-cache .changed', { hasText: 'free_area_cache' });
  for (let n = 0; n < steps && (await moved.count()) === 0; n++) await vmascope.press('ArrowRight');
  await expect(moved).toContainText('←');
  await expect(caches).toHaveClass(/active/);
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('fields and caches are explained in Chinese, their names are not', async ({ page }) => {
    await openStructs(page);
    await expect(field(page, 'vm_next', 'vm_area_struct')).toContainText('按地址的下一个 VMA');
    await page.getByTestId('caches').getByRole('button').click();
    await expect(page.getByTestId('caches')).toContainText('每个任务记住四个 VMA');
  });
});
