import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

async function violations(page: Page): Promise<string[]> {
  // The same class at run time; the two packages bring a copy of its types each.
  const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
  const { violations: found } = await new AxeBuilder({ page: same }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test('an example shows its first difference with the reason in words, and a row leads to its call', async ({
  page,
}) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.tab('compare');
  await vmascope.example('6.1-11');
  const first = page.locator('.first-difference');
  await expect(first).toContainText('call 3');
  await expect(first).toContainText('mremap growing in place');
  await expect(first).toContainText('Where they part');
  await expect(vmascope.compareCell(3, '5.10')).toContainText('2 VMAs');
  await expect(vmascope.compareCell(3, '6.1')).toContainText('1 VMA');
  await expect(vmascope.compareCell(3, '6.1')).toContainText('≠ ranges');
  await expect(vmascope.compareCell(1, '6.1')).not.toContainText('≠');
  await page.getByRole('button', { name: /^2 mmap/ }).click();
  expect(await vmascope.place()).toMatchObject({ call: 2, step: 0 });
});

test('the survivor of case 8 differs, by the name of the object', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('case:case8');
  await vmascope.tab('compare');
  await page.getByLabel('Compared with 1').selectOption('4.4');
  await vmascope.compared();
  await expect(vmascope.compareCell(4, '5.10')).toContainText('C survives');
  await expect(vmascope.compareCell(4, '4.4')).toContainText('B survives');
  await expect(page.locator('[data-field=case8Keeps]')).toBeVisible();
  await page.getByLabel('Add a kernel').selectOption('6.18');
  await vmascope.compared();
  await expect(page.locator('.compare-table thead th')).toHaveCount(4);
  await page.getByRole('button', { name: 'Remove Linux 4.4' }).click();
  await vmascope.compared();
  await expect(page.locator('.compare-table thead th')).toHaveCount(3);
});

test('from an errno to what all kernels answer', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.kernel('6.1');
  await vmascope.run('mremap(0x200000008000, 3p, 1p, 0)');
  await expect(vmascope.narration).toContainText('EFAULT');
  await page.getByRole('button', { name: 'What do other kernels answer?' }).click();
  await vmascope.compared();
  const rows = page.locator('.all-kernels tbody tr');
  await expect(rows).toHaveCount(9);
  await expect(rows.and(page.locator('[data-kernel="4.4"]'))).toContainText('0x200000008000');
  await expect(rows.and(page.locator('[data-kernel="6.18"]'))).toContainText('-EFAULT');
  await expect(rows.and(page.locator('[data-kernel="5.10"]'))).toContainText('When mremap looks for its source');
});

test('a recorded program is compared too', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('program:cat');
  await vmascope.tab('compare');
  await page.getByLabel('Compared with 1').selectOption('6.12');
  await vmascope.compared();
  await expect(page.getByText(/of \d+ calls shown/)).toBeVisible();
  await vmascope.kernel('6.18');
  await expect(page.locator('.scenario')).toHaveValue('program:cat');
  await vmascope.press('End');
  expect((await vmascope.place()).calls).toBeGreaterThan(10);
});

test('the page about a kernel says what its neighbours do', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await expect(page.locator('.header select').nth(1).locator('option')).toHaveCount(9);
  await page.getByRole('button', { name: 'About this kernel' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('About Linux 5.10');
  await expect(dialog.locator('[data-field=case8Keeps]')).toContainText('The middle VMA survives');
  await dialog.getByRole('combobox').selectOption('5.17-anon-merge');
  await expect(dialog).toContainText('No layout change');
  expect(await violations(page)).toEqual([]);
});

test.describe('the trace panel', () => {
  test('switches take a patch out, the counter tells with from without, the log has the fields', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await expect(page.locator('#tab-trace')).toHaveCount(0);
    await vmascope.kernel('5.17-anon-merge');
    await vmascope.tab('trace');
    await page.getByRole('button', { name: 'A hole between two written VMAs' }).click();
    const different = page.locator('[data-result=different]');
    await expect(different.locator('td').first()).toContainText('0 (');
    await expect(different.locator('td').last()).toContainText('1 (');
    await expect(page.locator('.trace-log')).toContainText('predecessor_with_successor=AV_MERGE_DIFFERENT');
    await vmascope.press('End');
    await expect(vmascope.narration).toContainText('1 VMA, 2 before');
    await page.getByLabel('Different anon_vmas merge').uncheck();
    await expect(page.locator('.trace-log')).not.toContainText('AV_MERGE_DIFFERENT');
    expect((await vmascope.place()).calls).toBe(6);
    // Each patch has a switch; tracing stands on the results that the first one keeps.
    await expect(page.locator('.switches').getByRole('checkbox')).toHaveCount(4);
    await page.getByLabel('Refactored vma_merge').uncheck();
    await expect(page.getByLabel('Trace events')).toBeDisabled();
    await expect(page.locator('.switches')).toContainText('keeps no three results, so there is no vm_av_merge');
    await expect(page.locator('.trace-log')).toHaveCount(0);
    await page.getByLabel('Refactored vma_merge').check();
    await expect(page.locator('.trace-log')).toContainText('vm_av_merge');
    await page.getByRole('button', { name: 'The limit: a child shares the memory' }).click();
    await expect(different.locator('td').last()).toContainText('0 (');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a trace file' }).click();
    expect((await saved).suggestedFilename()).toBe('vmascope-trace.txt');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-US', 'zh-CN']) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });
      test('axe finds nothing to object to in Compare and Trace', async ({ page }) => {
        test.slow();
        const vmascope = new VmascopePage(page);
        await vmascope.open();
        await vmascope.tab('compare');
        await vmascope.example('6.18-3');
        expect(await violations(page)).toEqual([]);
        await page.locator('.view-buttons button').last().click();
        await vmascope.compared();
        expect(await violations(page)).toEqual([]);
        await vmascope.kernel('5.17-anon-merge');
        await vmascope.tab('trace');
        await expect(page.locator('.trace [aria-busy=false]')).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}
