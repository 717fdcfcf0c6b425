/** vma_merge called directly, with arguments of one's own, from the form and the console. */
import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

const RW_FLAGS = 'VM_READ|VM_WRITE|VM_MAYREAD|VM_MAYWRITE|VM_MAYEXEC|VM_ACCOUNT';
const mmap = (addr: string) => `mmap(${addr}, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)`;
const form = (page: Page) => page.locator('.call-form');
const effects = (page: Page) => page.getByTestId('form-effects');
const field = (page: Page, name: string) => form(page).getByLabel(name, { exact: true });

/** A and B with a hole of two pages between them, and the form of vma_merge over that hole. */
async function openLab(page: Page, kernel: string): Promise<VmascopePage> {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.kernel(kernel);
  await vmascope.run(`a = ${mmap('0x7f0000000000')}`);
  await vmascope.run(`b = ${mmap('a+6p')}`);
  await vmascope.type(`vma_merge(a+4p, a+6p, ${RW_FLAGS})`);
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await expect(effects(page)).toContainText('would be case 1');
  return vmascope;
}

test('every argument is a field, and each changes what would come of it', async ({ page }) => {
  const vmascope = await openLab(page, '5.17');
  await field(page, 'prev').fill('NULL');
  await expect(effects(page)).not.toContainText('would be case');
  await field(page, 'prev').fill('a');
  await expect(effects(page)).toContainText('would be case 1');
  await field(page, 'anon_name').fill('"heap"');
  await expect(effects(page)).not.toContainText('would be case');
  await field(page, 'anon_name').fill('');
  await field(page, 'userfaultfd_ctx').fill('1');
  await expect(effects(page)).not.toContainText('would be case');
  await field(page, 'userfaultfd_ctx').fill('');
  await field(page, 'policy').selectOption('MPOL_BIND');
  await field(page, 'nodes').fill('3');
  await expect(vmascope.console).toHaveValue(`vma_merge(a+4p, a+6p, ${RW_FLAGS}, prev=a, policy=MPOL_BIND, nodes=3)`);
  await expect(effects(page)).not.toContainText('would be case');
  await field(page, 'policy').selectOption('');
  await field(page, 'anon_vma').fill('b');
  await expect(effects(page)).toContainText('would be case 1');
});

test('what is wrong is said at its field; what would lose memory is refused', async ({ page }) => {
  const vmascope = await openLab(page, '5.10');
  await field(page, 'prev').fill('a+4p');
  await expect(form(page).locator('.form-problem')).toContainText('prev takes an address inside of one, or NULL');
  await field(page, 'prev').fill('b');
  await expect(effects(page)).toContainText('would be refused: EINVAL');
  await form(page).getByRole('button', { name: 'Make the call' }).click();
  await vmascope.press('Escape');
  await vmascope.press('End');
  await expect(vmascope.narration).toContainText('a merge would lose memory: EINVAL');
});

test('a kernel shows the arguments that it has, and says so where another is typed', async ({ page }) => {
  const vmascope = await openLab(page, '5.10');
  await expect(field(page, 'userfaultfd_ctx')).toBeVisible();
  await expect(field(page, 'anon_name')).toHaveCount(0);
  await vmascope.type(`vma_merge(a+4p, a+6p, ${RW_FLAGS}, anon_name="heap")`);
  await expect(form(page)).toContainText('vma_merge of Linux 5.10 has no anon_name.');
  await expect(form(page).getByRole('button', { name: 'Make the call' })).toBeDisabled();
  await vmascope.kernel('2.6.32');
  await expect(field(page, 'policy')).toBeVisible();
  await expect(field(page, 'userfaultfd_ctx')).toHaveCount(0);
});

test('the names of the arguments are offered while a call is typed', async ({ page }) => {
  const vmascope = await openLab(page, '6.18');
  await vmascope.console.click();
  await vmascope.type(`vma_merge(a+4p, a+6p, ${RW_FLAGS}, `);
  await vmascope.console.pressSequentially('anon_v');
  await expect(page.getByRole('option', { name: 'anon_vma=' })).toBeVisible();
});

test('Why: the rule that the argument broke, at the last step too', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.mechanism('merge-lab-arguments');
  await vmascope.press('End');
  await expect(vmascope.listing.locator('[data-executed]')).toContainText('merged? otherwise 0');
  const failed = vmascope.why.locator('details[open] tr.failed');
  await expect(failed).toHaveAttribute('data-rule', 'anon_name');
  await expect(failed).toContainText('stack');
  await expect(failed).toContainText('heap');
});

test('Why: VM_SPECIAL and the share pool, with what may not be and what is', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.mechanism('vm-special');
  const special = vmascope.why.locator('details[open] [data-rule=special]');
  await expect(special).toHaveClass('failed');
  await expect(special).toContainText('PFNMAP');
  await vmascope.mechanism('share-pool');
  const pool = vmascope.why.locator('details[open] [data-rule=share_pool]');
  await expect(pool).toHaveClass('failed');
  await expect(pool).toContainText('vm_flags & (SHARE_POOL) == 0');
  await expect(pool).not.toContainText('SEALED');
});
