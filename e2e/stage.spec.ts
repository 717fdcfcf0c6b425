import { expect, test } from '@playwright/test';
import { VmascopePage } from './page';

test('the page opens before a merge: prev and next are tagged, and the next step names the case', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await expect(page.locator('.crumbs')).toContainText('vma_merge');
  await expect(page.getByTestId('bar')).toContainText('prev');
  await expect(page.getByTestId('bar')).not.toContainText('case 1');
  await expect(page.locator('.listing [aria-current=step]')).toContainText('case 1 or 6');
  await vmascope.press('Space');
  await expect(page.getByTestId('bar')).toContainText('case 1');
  await expect(page.locator('.listing [data-executed]')).toContainText('case 1 or 6');
});

test('the Why panel holds the expected and the actual value of every rule', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const questions = vmascope.why.locator('details');
  await expect(questions).toHaveCount(3);
  await questions.last().locator('summary').click();
  const rules = questions.last().locator('tbody tr');
  await expect(rules.filter({ has: page.locator('th', { hasText: 'vm_flags' }) })).toContainText('rw-p ACCOUNT');
  await expect(rules.filter({ has: page.locator('th', { hasText: 'vm_pgoff' }) })).toContainText('0x7f3a0c004');
  await expect(rules.filter({ has: page.locator('.fits.yes') })).toHaveCount(await rules.count());
});

test('the name of a rule stands on one line, however long the values are', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('case:case2');
  await vmascope.press('End');
  await vmascope.press('Shift+ArrowLeft');
  await vmascope.press('c');
  await expect(vmascope.why.locator('tr.failed')).toContainText('differs');
  const lines = await vmascope.why.locator('details[open] tbody th').evaluateAll((names) =>
    names.map((name) => {
      const range = document.createRange();
      range.selectNodeContents(name);
      return range.getClientRects().length;
    }),
  );
  expect(lines.length).toBeGreaterThan(4);
  expect(Math.max(...lines)).toBe(1);
});

test('two neighbours that were chosen are asked why they are not one', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.tab('table');
  await page.locator('tr[data-vma=A] button').click();
  await page.locator('tr[data-vma=B] button').click({ modifiers: ['Shift'] });
  await expect(vmascope.why.locator('[data-question=pair]')).toContainText('A, B');
  await expect(vmascope.why.locator('[data-rule=flags]')).toContainText('differs: WRITE EXEC');
});

test('the kernel is named, help lists every key, and single keys can be switched off', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await expect(page.getByLabel('Kernel', { exact: true })).toContainText('Linux 5.10');
  await vmascope.press('?');
  const help = page.getByRole('dialog');
  await expect(help).toContainText('PageDown');
  await help.getByRole('checkbox').uncheck();
  await vmascope.press('Escape');
  await expect(help).toHaveCount(0);
  const before = await vmascope.place();
  await vmascope.press('n');
  expect(await vmascope.place()).toEqual(before);
  await vmascope.press('PageDown');
  expect((await vmascope.place()).step).toBe(before.step + 1);
});

test('Home, End, calls, scrubber and go-to lead where they say', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.press('End');
  const end = await vmascope.place();
  expect([end.call, end.step]).toEqual([end.calls, end.steps]);
  await vmascope.press('Shift+ArrowLeft');
  expect(await vmascope.place()).toMatchObject({ call: end.calls, step: 0 });
  await vmascope.press('Shift+ArrowLeft');
  expect(await vmascope.place()).toMatchObject({ call: end.calls - 1, step: 0 });
  await vmascope.press('g');
  await page.getByRole('dialog').getByRole('textbox').fill('3.2');
  await vmascope.press('Enter');
  expect(await vmascope.place()).toMatchObject({ call: 3, step: 2 });
  await page.locator('.scrub').fill('1');
  expect(await vmascope.place()).toMatchObject({ call: 3, step: 1 });
  await page.locator('.scrub').blur();
  await vmascope.press('Home');
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 0 });
});

test('play runs to the end and stops there', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('case:case2');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(vmascope.narration).toHaveAttribute('aria-live', 'off');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 15_000 });
  const end = await vmascope.place();
  expect([end.call, end.step]).toEqual([end.calls, end.steps]);
  await expect(vmascope.narration).toHaveAttribute('aria-live', 'polite');
});

test('the screen can be blanked, and any key brings it back without a step', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const before = await vmascope.place();
  await vmascope.press('.');
  await expect(page.locator('.blank')).toBeVisible();
  await vmascope.press('ArrowRight');
  await expect(page.locator('.blank')).toHaveCount(0);
  expect(await vmascope.place()).toEqual(before);
});

test('at 1280×720 no main region scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await new VmascopePage(page).open();
  const heights = await page.evaluate(() => [document.documentElement.scrollHeight, window.innerHeight]);
  expect(heights[0]).toBe(heights[1]);
});
