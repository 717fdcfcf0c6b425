/** What a session is handed out as: a C program, its script, the memory map at the cursor. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

async function openExport(page: Page): Promise<Locator> {
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.locator('.export')).toBeVisible();
  return dialog;
}

/** The file that a press of the button saves. */
async function saved(page: Page, dialog: Locator): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test('the calls as a C program, to be read, copied and saved', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('case:case6');
  const dialog = await openExport(page);
  const text = dialog.locator('pre');
  await expect(text).toContainText('int main(int argc, char **argv)');
  await expect(text).toContainText('CALL(mprotect(');
  const file = await saved(page, dialog);
  expect(file.name).toBe('case6.c');
  expect(file.text).toContain(' * vmascope: case:case6\n');
  expect(file.text.split('\n').length).toBeGreaterThan(150);
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(file.text);
});

test('the script as it was written, and the memory map at the step; Import opens both again', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.run('a = mmap(0x7f0000000000, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)');
  await vmascope.run('mprotect(a, 1p, PROT_READ)  # the first page');
  await vmascope.press('Escape');
  await page.locator('.player').click({ position: { x: 2, y: 2 } });
  await vmascope.press('End');
  const dialog = await openExport(page);
  await dialog.getByRole('radio', { name: 'Script' }).check();
  const script = await saved(page, dialog);
  expect(script.name).toBe('empty.txt');
  expect(script.text).toMatch(/^a = mmap\(.*\)\nmprotect\(a, 1p, PROT_READ\) {2}# the first page\n$/);
  await dialog.getByRole('radio', { name: '/proc/PID/maps' }).check();
  const maps = await saved(page, dialog);
  expect(maps.name).toBe('empty.maps');
  expect(maps.text).toMatch(
    /^7f0000000000-7f0000001000 r--p 00000000 00:00 0 \n7f0000001000-7f0000004000 rw-p 00000000 00:00 0 \n$/,
  );
  await vmascope.press('Escape');
  await page.getByRole('banner').getByRole('button', { name: 'Import' }).click();
  const importing = page.getByRole('dialog', { name: 'Import' });
  await importing.getByRole('textbox').fill(script.text);
  await importing.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(async () => (await vmascope.place()).calls).toBe(2);
});

test('each process has its map', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.mechanism('fork-cow');
  await vmascope.press('End');
  const dialog = await openExport(page);
  await expect(dialog.locator('pre')).toContainText('hand_over(');
  await dialog.getByRole('radio', { name: '/proc/PID/maps' }).check();
  const processes = dialog.getByLabel('Process');
  await expect(processes.locator('option')).toHaveText(['process 2', 'process 1']);
  await processes.selectOption('1');
  await expect(dialog.locator('pre')).toContainText('rw-p');
});

test('what cannot be exported says why; the rest can', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  let dialog = await openExport(page);
  await expect(dialog.locator('.empty-note')).toContainText('there is no call');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
  await vmascope.choose('program:cat');
  dialog = await openExport(page);
  await expect(dialog.locator('.empty-note')).toContainText('recorded program');
  await dialog.getByRole('radio', { name: 'Script' }).check();
  await expect(dialog.locator('pre')).toContainText('mmap(');
});

test('names from outside are text in the program, whatever they say', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.run(String.raw`f = open("*/ \"; system(\"x\"); /* ??/ <b>", 4p)`);
  await page.locator('.player').click({ position: { x: 2, y: 2 } });
  const dialog = await openExport(page);
  await expect(dialog.locator('pre')).toContainText(
    String.raw`{ "*/ \"; system(\"x\"); /* \?\?/ <b>", 4 * PAGE, -1, 0 },`,
  );
});

test('by keyboard alone, in Chinese; the focus goes back to where it came from', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await page.getByRole('button', { name: '中文' }).click();
  const button = page.getByRole('banner').getByRole('button', { name: '导出' });
  await button.focus();
  await vmascope.press('Enter');
  const dialog = page.getByRole('dialog', { name: '导出' });
  await expect(dialog.getByRole('radio', { name: 'C 程序' })).toBeFocused();
  await vmascope.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: '脚本' })).toBeChecked();
  await expect(dialog).toContainText('按原样逐行列出的调用');
  await vmascope.press('Tab');
  await expect(dialog.locator('.text')).toBeFocused();
  await vmascope.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('a long session shows its beginning and saves all of it', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('large:1000');
  const dialog = await openExport(page);
  await expect(dialog).toContainText(/\d+ more lines in the file/);
  const file = await saved(page, dialog);
  expect(file.text.match(/\bcompare\("/g)?.length).toBe((await vmascope.place()).calls);
});
