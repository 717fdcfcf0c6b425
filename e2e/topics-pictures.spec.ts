/** What single mechanisms show beside their line: rules, maps, trees, pages. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

async function opened(page: Page, id: string): Promise<VmascopePage> {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.mechanism(id);
  return vmascope;
}

/** The rule of the latest question. */
const rule = (vmascope: VmascopePage, name: string): Locator =>
  vmascope.why.locator('details[open]').first().locator(`[data-rule=${name}]`);

const perms = async (vmascope: VmascopePage): Promise<string[]> =>
  (await vmascope.map()).map(({ name, perm }) => `${name} ${perm}`);

test('vmacache: a hit names the slot, a miss goes down the tree', async ({ page }) => {
  const vmascope = await opened(page, 'vmacache-pmd-hit');
  await expect(vmascope.narration).toContainText('Slot 0 holds C');
  await vmascope.press('End');
  await expect(vmascope.listing.locator('[data-executed]')).toContainText('return it');
  await vmascope.mechanism('vmacache-pmd-miss');
  await vmascope.press('ArrowRight');
  await expect(vmascope.listing.locator('[data-executed]')).toContainText('node ← root of mm_rb');
});

test('the hash by page and the hash by 2 MiB answer the same calls differently', async ({ page }) => {
  const vmascope = await opened(page, 'vmacache-page-hit');
  await expect(vmascope.listing.locator('[data-executed] .went')).toHaveText('yes');
  await vmascope.kernel('5.10');
  await vmascope.press('End');
  await vmascope.press('Shift+ArrowLeft');
  await vmascope.press('ArrowRight', 2);
  await expect(vmascope.listing.locator('[data-executed]')).toContainText('is there a slot whose VMA contains addr');
  await expect(vmascope.listing.locator('[data-executed] .went')).toHaveText('no');
});

test('mmap_cache: the one VMA found last', async ({ page }) => {
  const vmascope = await opened(page, 'mmap-cache-hit');
  await expect(vmascope.listing.locator('[data-executed]')).toContainText('does mm->mmap_cache contain addr?');
  await vmascope.press('End');
  await expect(vmascope.listing.locator('[data-executed]')).toContainText('return it');
});

test('insert_vm_struct: what cannot be charged is ENOMEM, and nothing is linked', async ({ page }) => {
  const vmascope = await opened(page, 'insert-enomem');
  await vmascope.press('End');
  await expect(vmascope.narration).toContainText('ENOMEM');
  await vmascope.tab('table');
  expect(await perms(vmascope)).toEqual(['A rw-p']);
});

test('VM_SPECIAL: the first question refuses, and Why names the rule for the two that stay', async ({ page }) => {
  const vmascope = await opened(page, 'vm-special');
  await expect(vmascope.narration).toContainText('VM_SPECIAL');
  await vmascope.press('End');
  await vmascope.tab('table');
  await page.locator('tr[data-vma=A] button').click();
  await page.locator('tr[data-vma=B] button').click({ modifiers: ['Shift'] });
  await expect(vmascope.why.locator('[data-question=pair] [data-rule=special]')).toHaveClass('failed');
});

for (const [id, broken, expected, actual] of [
  ['mempolicy-refuses', ['policy'], 'NULL', '2'],
  ['userfaultfd-refuses', ['userfaultfd', 'flags'], 'NULL', '1'],
  ['anon-name-refuses', ['anon_name'], 'NULL', 'heap'],
] as const) {
  test(`${id}: Why marks the rule with what was expected and what was found`, async ({ page }) => {
    const vmascope = await opened(page, id);
    const row = rule(vmascope, broken[0]);
    await expect(row).toHaveClass('failed');
    await expect(row.locator('td').nth(0)).toContainText(expected);
    await expect(row.locator('td').nth(1)).toContainText(actual);
    await expect(vmascope.why.locator('details[open] .failed')).toHaveCount(broken.length);
  });
}

for (const id of ['mempolicy-merges', 'userfaultfd-merges', 'anon-name-merges'] as const) {
  test(`${id}: one VMA at the end`, async ({ page }) => {
    const vmascope = await opened(page, id);
    await vmascope.press('End');
    await vmascope.tab('table');
    expect(await vmascope.map()).toHaveLength(1);
  });
}

test('share pool: two equal neighbours stay two on openEuler, and are one on 5.10', async ({ page }) => {
  const vmascope = await opened(page, 'share-pool');
  await vmascope.press('End');
  await vmascope.tab('table');
  expect(await vmascope.map()).toHaveLength(2);
  await vmascope.kernel('5.10');
  await vmascope.press('End');
  await expect.poll(async () => (await vmascope.map()).length).toBe(1);
});

test('stack growth: the start comes down; nearer than the guard gap it is refused', async ({ page }) => {
  const vmascope = await opened(page, 'stack-growth');
  await vmascope.press('End');
  await vmascope.tab('table');
  expect((await vmascope.map()).map(({ range }) => range)).toEqual([
    '7ffffffdc000-7fffffffd000'.replace('fffd000', 'ffff000'),
  ]);
  await vmascope.mechanism('stack-guard');
  await vmascope.press('End');
  await expect(vmascope.narration).toContainText('EFAULT');
});

test('fork: the nodes of the child are hung in ascending order', async ({ page }) => {
  const vmascope = await opened(page, 'fork-tree');
  const hung: string[] = [];
  for (let steps = (await vmascope.place()).steps; ; ) {
    const line = vmascope.listing.locator('[data-executed]');
    if ((await line.innerText()).includes('right child of the last one')) {
      hung.push((await vmascope.narration.locator('code').first().innerText()).trim());
    }
    const { step } = await vmascope.place();
    if (step >= steps) break;
    await vmascope.press('ArrowRight');
    steps = (await vmascope.place()).steps;
  }
  expect(hung).toHaveLength(7);
  expect(hung).toEqual([...hung].sort());
});

test('populate: page by page, and the anon_vma comes with the first', async ({ page }) => {
  const vmascope = await opened(page, 'populate');
  await expect(vmascope.narration).toContainText('1 page');
  await expect(page.getByTestId('pages')).toBeVisible();
  const made = vmascope.listing.locator('[data-executed]').filter({ hasText: 'own frames' });
  let pages = 0;
  for (const { step, steps } = await vmascope.place(); pages <= steps - step; ) {
    if ((await made.count()) === 1) pages++;
    const at = await vmascope.place();
    if (at.step === at.steps) break;
    await vmascope.press('ArrowRight');
  }
  expect(pages).toBe(4);
});

test('the walk by gaps takes the hole that is large enough', async ({ page }) => {
  const vmascope = await opened(page, 'area-gaps');
  await vmascope.press('End');
  await expect(vmascope.narration).toContainText('0x7ffff7ff5000');
});

test('the linear walk starts where the last one stopped, and passes a hole that is too small', async ({ page }) => {
  const vmascope = await opened(page, 'area-linear-walk');
  await expect(vmascope.listing.locator('[data-executed]')).toContainText('note the hole');
  await vmascope.mechanism('area-linear');
  await expect(vmascope.listing.locator('[data-executed]')).toContainText('free_area_cache ← addr');
});

test('khugepaged and validate_mm are lines; 2.6.32 knows no khugepaged', async ({ page }) => {
  const vmascope = await opened(page, 'khugepaged');
  await expect(vmascope.listing).toContainText('khugepaged');
  await vmascope.mechanism('validate-mm');
  await expect(vmascope.listing.locator('[data-executed]')).toContainText('validate_mm');
  await vmascope.mechanism('no-khugepaged');
  await expect(vmascope.listing).toContainText('merged: return prev, or area');
  await expect(vmascope.listing).not.toContainText('khugepaged');
});

test('vm_truncate_count: the field of VMA and file, and 0 where pages came from another count', async ({ page }) => {
  const vmascope = await opened(page, 'truncate-count');
  const field = (struct: string, name: string): Locator =>
    page.locator(`.structs [data-struct="${struct}"] tr[data-field="${name}"]`);
  await expect(vmascope.narration).toContainText('becomes 0');
  await vmascope.tab('table');
  await page.locator('tr[data-vma=A] button').click();
  await vmascope.tab('structs');
  await expect(field('vm_area_struct', 'vm_truncate_count')).toContainText('0');
  await expect(field('vm_area_struct', 'vm_truncate_count')).toContainText('← 4');
  await expect(field('file', 'f_mapping->truncate_count')).toContainText('5');
  await vmascope.kernel('4.4');
  await expect(field('file', 'f_mapping->i_mmap')).toBeVisible();
  await expect(field('vm_area_struct', 'vm_truncate_count')).toHaveCount(0);
});

test('merge lab: the same call with other arguments gives another answer', async ({ page }) => {
  const vmascope = await opened(page, 'merge-lab');
  await vmascope.press('End');
  await expect(vmascope.narration).toContainText('A survives');
  await vmascope.press('Shift+ArrowLeft', 2);
  await vmascope.run('vma_merge(addr=a+4p, end=a+6p, vm_flags=VM_READ|VM_MAYREAD)');
  await expect(vmascope.console).toHaveValue('');
  await vmascope.press('Escape');
  await vmascope.press('ArrowLeft');
  await expect(vmascope.why.locator('details[open] [data-rule=flags]')).toHaveClass('failed');
});

test('two neighbours: why not, and the smallest change', async ({ page }) => {
  const vmascope = await opened(page, 'why-not');
  await page.locator('tr[data-vma=A] button').click();
  await page.locator('tr[data-vma=B] button').click({ modifiers: ['Shift'] });
  await expect(vmascope.why.locator('[data-question=pair] [data-rule=flags]')).toHaveClass('failed');
});

test('the refactored vma_merge has the layout of 5.17', async ({ page }) => {
  const vmascope = await opened(page, 'series-refactor');
  await vmascope.compared();
  await expect(page.locator('.compare-table thead')).toContainText('5.17');
  await expect(vmascope.compareCell(3, '5.17')).toContainText('A survives');
  await expect(page.locator('.compare-table')).not.toContainText('≠');
});

test('the address depends on history: 4.4 finds the hole that 2.6.32 passes by', async ({ page }) => {
  const vmascope = await opened(page, 'area-history');
  await vmascope.compared();
  await expect(vmascope.compareCell(5, '2.6.32')).toContainText('0x2aaaaaaaf000');
  await expect(vmascope.compareCell(5, '4.4')).toContainText('0x2aaaaaaab000');
});
