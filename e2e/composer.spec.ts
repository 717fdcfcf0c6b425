import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

const ANON = 'MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED';
const RW = 'PROT_READ|PROT_WRITE';
const mmap = (addr: string, pages: number, prot = RW) => `mmap(${addr}, ${pages}p, ${prot}, ${ANON}, -1, 0)`;

/** An empty process with A and B and a hole of two pages between them. */
async function openTwins(page: Page): Promise<VmascopePage> {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.run(`a = ${mmap('0x7f0000000000', 4)}`);
  await vmascope.run(`b = ${mmap('a+6p', 4)}`);
  await vmascope.console.blur();
  return vmascope;
}

const form = (page: Page) => page.locator('.call-form');
const openForm = (page: Page) => page.getByRole('button', { name: 'Form', exact: true }).click();
const vma = (page: Page, name: string) => page.locator(`.bar-host [aria-label^="VMA ${name}"]`);

test('the form and the console show the same call, and its effect before it is made', async ({ page }) => {
  const vmascope = await openTwins(page);
  await openForm(page);
  await form(page).getByLabel('addr').fill('a+4p');
  await form(page).getByLabel('len', { exact: true }).fill('1p');
  await form(page).getByRole('button', { name: 'len: a page more' }).click();
  await form(page).getByLabel('FIXED', { exact: true }).check();
  await expect(vmascope.console).toHaveValue(`mmap(a+4p, 2p, ${RW}, ${ANON}, -1, 0)`);
  await expect(page.getByTestId('form-effects')).toContainText('would be case 1 · A grows · 2 → 1 VMAs');
  await expect(page.getByTestId('form-effects')).toContainText('A grows from 4 to 10 pages');
  await expect(page.getByTestId('form-effects')).toContainText('B is freed');
  await expect(page.getByTestId('bar')).toContainText('would be case 1');

  await vmascope.console.fill(mmap('a+4p', 2, 'PROT_READ'));
  await expect(form(page).getByLabel('WRITE', { exact: true })).not.toBeChecked();
  await expect(page.getByTestId('form-effects')).toContainText('C is new, 2 pages');

  await form(page).getByLabel('WRITE', { exact: true }).check();
  await form(page).getByRole('button', { name: 'Make the call' }).click();
  await expect(form(page)).toHaveCount(0);
  expect(await vmascope.marks()).toEqual(['', '', '1']);
  await vmascope.press('Escape');
  await vmascope.press('Control+z');
  expect(await vmascope.marks()).toEqual(['', '']);
});

test('what is wrong is said at its field, and the call cannot be made', async ({ page }) => {
  await openTwins(page);
  await openForm(page);
  const make = form(page).getByRole('button', { name: 'Make the call' });
  const right = async (): Promise<number> => {
    const box = await make.boundingBox();
    return (box?.x ?? Number.NaN) + (box?.width ?? 0);
  };
  const before = await right();
  await form(page).getByLabel('addr').fill('nobody');
  await expect(form(page).locator('.form-problem')).toContainText('Nothing is named nobody');
  expect(await right()).toBeCloseTo(before, 0);
  await expect(form(page).getByRole('button', { name: 'Make the call' })).toBeDisabled();
  await form(page).getByLabel('Call', { exact: true }).selectOption('munmap');
  await form(page).getByLabel('addr').fill('a+1');
  await expect(page.getByTestId('form-effects')).toContainText('would be refused: EINVAL');
});

test('every call of the language has a form that opens and says what its call would do', async ({ page }) => {
  await openTwins(page);
  await openForm(page);
  await expect(form(page)).toBeVisible();
  const menu = form(page).getByLabel('Call', { exact: true });
  const calls = await menu.locator('option').allTextContents();
  expect(calls.length).toBeGreaterThan(25);
  for (const call of calls) {
    await menu.selectOption(call);
    await expect(page.locator('#console-input')).toHaveValue(new RegExp(`^${call}\\(`));
    await expect(form(page).locator('.form-effects')).not.toBeEmpty();
  }
});

test('a range dragged on the bar goes into the call; so does a VMA chosen by keyboard', async ({ page }) => {
  const vmascope = await openTwins(page);
  const box = await vma(page, 'A').boundingBox();
  if (!box) throw new Error('A is not drawn');
  const y = box.y + box.height / 2;
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(vmascope.console).toHaveValue(/^mprotect\(a(\+\dp)?, [23]p, PROT_READ\)$/);
  await expect(form(page)).toBeVisible();

  await form(page).getByRole('button', { name: 'From the bar' }).click();
  await expect(page.locator('.bar-tools')).toContainText('Drag, or choose a VMA');
  await vma(page, 'A').focus();
  await vmascope.press('Enter');
  await expect(vmascope.console).toHaveValue('mprotect(a, 4p, PROT_READ)');
  await vma(page, 'B').focus();
  await vmascope.press('Shift+Enter');
  await expect(vmascope.console).toHaveValue('mprotect(a, 10p, PROT_READ)');
});

test('the menu of a VMA: by mouse, by key and by its button; every call can be undone', async ({ page }) => {
  const vmascope = await openTwins(page);
  const menu = page.getByRole('menu');
  await vma(page, 'A').click({ button: 'right' });
  await menu.getByRole('menuitem', { name: /^Split at/ }).click();
  await vmascope.tab('table');
  expect(await vmascope.map()).toHaveLength(3);
  await vmascope.press('Control+z');
  expect(await vmascope.map()).toHaveLength(2);

  await vma(page, 'B').focus();
  await vmascope.press('Shift+F10');
  await expect(menu).toBeVisible();
  await expect(page.getByTestId('bar')).toContainText('would unmap');
  await vmascope.press('Enter');
  await expect(menu).toHaveCount(0);
  expect(await vmascope.map()).toMatchObject([{ name: 'A' }]);
  await vmascope.press('Control+z');

  await vma(page, 'B').click();
  await page.getByRole('button', { name: 'B ▾' }).click();
  await vmascope.press('ArrowDown');
  await vmascope.press('Escape');
  await expect(menu).toHaveCount(0);
  expect(await vmascope.map()).toHaveLength(2);
  await page.getByRole('button', { name: 'B ▾' }).click();
  await menu.getByRole('menuitem', { name: 'Unmap a part …' }).click();
  await expect(form(page)).toBeVisible();
  await expect(vmascope.console).toHaveValue(/^munmap\(/);
});

test('the script is edited from its first changed line on; errors stand where they are; undo brings it back', async ({
  page,
}) => {
  const vmascope = await openTwins(page);
  await page.getByRole('button', { name: 'Script', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const area = dialog.getByRole('textbox');
  const lines = (await area.inputValue()).split('\n');
  expect(lines).toHaveLength(2);
  await area.fill([lines[0], 'mprotekt(a, 1p, PROT_READ)', mmap('a+4p', 1)].join('\n'));
  await expect(dialog.locator('.editor-mark mark')).toHaveText('mprotekt');
  await expect(dialog.locator('.editor-mark')).toContainText('2:1');
  await expect(dialog.locator('.script-errors')).toContainText('Line 2, column 1');
  await area.fill([lines[0], 'mprotect(a, 1p, PROT_READ)', mmap('a+4p', 1)].join('\n'));
  await expect(dialog.locator('.script-errors')).toContainText('Every line is a call.');
  await dialog.getByRole('button', { name: 'Apply from line 2' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await vmascope.place()).toMatchObject({ call: 2, step: 0, calls: 3 });
  await vmascope.press('Control+z');
  expect((await vmascope.place()).calls).toBe(2);
});

test('a script is saved as a file and loaded again', async ({ page }) => {
  const vmascope = await openTwins(page);
  const script = page.getByRole('button', { name: 'Script', exact: true });
  await script.click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('vmascope.vma.txt');
  const text = `${mmap('0x7f0000000000', 1)}\r\nbrk(NULL)\r\n`;
  await page.locator('.script input[type=file]').setInputFiles({
    name: 'mine.vma.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  });
  await page.getByRole('button', { name: 'Run all' }).click();
  const { call, calls, step, steps } = await vmascope.place();
  expect([call, calls]).toEqual([2, 2]);
  expect(step).toBe(steps);
});

test('two neighbours: the smallest change that makes them one is named, and making it does so', async ({ page }) => {
  const vmascope = await openTwins(page);
  await vmascope.tab('table');
  await page.locator('tr[data-vma=A] button').click();
  await page.locator('tr[data-vma=B] button').click({ modifiers: ['Shift'] });
  // Both are marked in the pictures.
  for (const name of ['A', 'B']) await expect(vma(page, name).locator('.vs-selection, .vs-ring.vs-hot')).toHaveCount(1);
  const advice = page.getByTestId('smallest-change');
  await expect(advice).toContainText('mmap(a+4p, 2p');
  await expect(advice).toContainText('this would be case 1, A survives');
  await advice.getByRole('button', { name: 'Make the call' }).click();
  expect(await vmascope.map()).toMatchObject([{ name: 'A', range: '7f0000000000-7f000000a000' }]);
});

test('stepping over, out, to the next decision and the next merge', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.press('Home');
  await vmascope.press('c');
  await expect(page.locator('.listing [data-executed]')).toContainText('case 1 or 6');
  await expect(page.getByTestId('bar')).toContainText('case 1');
  const merge = await vmascope.place();
  await page.getByRole('button', { name: /^Step out/ }).click();
  await expect(page.locator('.crumbs li:last-child')).not.toHaveText('vma_merge');
  expect((await vmascope.place()).step).toBeGreaterThan(merge.step);
  await vmascope.press('Shift+ArrowLeft');
  const before = await vmascope.place();
  await vmascope.press('o', 3);
  await expect(page.locator('.crumbs li')).toHaveCount(1);
  await vmascope.press('d');
  expect((await vmascope.place()).step).toBeGreaterThan(before.step + 2);
  // After the last one it is said, until one goes on.
  await vmascope.press('End');
  const end = await vmascope.place();
  await vmascope.press('c');
  await expect(vmascope.notice).toContainText('Nothing merges after this step');
  expect(await vmascope.place()).toEqual(end);
  await vmascope.press('ArrowLeft');
  await expect(vmascope.notice).toHaveCount(0);
});

for (const [locale, colorScheme] of [
  ['en-US', 'light'],
  ['zh-CN', 'dark'],
] as const) {
  test.describe(`${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme });
    test('axe finds nothing to object to in form, menu and script', async ({ page }) => {
      const vmascope = new VmascopePage(page);
      await vmascope.open();
      const check = async (what: string): Promise<void> => {
        // The same class at run time; the two packages bring a copy of its types each.
        const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
        const { violations } = await new AxeBuilder({ page: same }).analyze();
        expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
          [],
        );
      };
      await page.locator('.console button[aria-expanded]').click();
      await expect(form(page)).toBeVisible();
      await check('form');
      await vmascope.press('Escape');
      await vma(page, 'A').click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      await check('menu');
      await vmascope.press('Escape');
      await page.locator('.console > button').last().click();
      await page.locator('.script textarea').fill('munmop(1)');
      await expect(page.locator('.editor-mark')).toBeVisible();
      await check('script');
    });
  });
}
