import { expect, test } from '@playwright/test';
import { VmascopePage } from './page';

const mmap = (addr: string, pages: number, prot = 'PROT_READ|PROT_WRITE') =>
  `mmap(${addr}, ${pages}p, ${prot}, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)`;

test('a call that is typed is made; the next one is previewed before', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.run(`a = ${mmap('0x7f0000000000', 4)}`);
  await vmascope.type(mmap('a+4p', 2));
  await expect(vmascope.hint).toContainText('would be case 2 · A grows');
  await vmascope.console.press('Enter');
  await expect(vmascope.console).toHaveValue('');
  expect(await vmascope.marks()).toEqual(['', '2']);
  await vmascope.tab('table');
  expect(await vmascope.map()).toMatchObject([{ name: 'A', range: '7f0000000000-7f0000006000', perm: 'rw-p' }]);
});

test('Shift+Enter stops before the first step, and the call is stepped through from there', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.type(mmap('0x7f0000000000', 4));
  await vmascope.console.press('Shift+Enter');
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 0 });
  await vmascope.console.press('Escape');
  await vmascope.press('n', 3);
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 3 });
});

test('a line that is no call is underlined with its reason, and nothing is lost', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const before = await vmascope.place();
  await vmascope.run('munmop(a, 1p)');
  await expect(vmascope.hint).toContainText('column 1');
  await expect(vmascope.hint).toContainText('munmap');
  await expect(page.locator('.underline mark')).toHaveText('munmop');
  await expect(vmascope.console).toHaveValue('munmop(a, 1p)');
  await expect(vmascope.console).toHaveAttribute('aria-invalid', 'true');
  expect(await vmascope.place()).toEqual(before);
  // The reason stands below: the buttons stay beside the field, and the list in the picture is whole.
  const [field, run] = [
    await vmascope.console.boundingBox(),
    await page.locator('.console .button').first().boundingBox(),
  ];
  expect(run?.y).toBeGreaterThanOrEqual(field?.y ?? Number.NaN);
  expect((run?.y ?? 0) + (run?.height ?? 0)).toBeLessThanOrEqual((field?.y ?? 0) + (field?.height ?? 0));
  expect(await page.locator('.tab-panel').evaluate((panel) => panel.scrollHeight - panel.clientHeight)).toBe(0);
});

test('a call that the kernel refuses is an entry with its errno and the line that refused it', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.type('munmap(0x7f0000000001, 1p)');
  await expect(vmascope.hint).toContainText('would be refused: EINVAL');
  await vmascope.console.press('Enter');
  expect(await vmascope.marks()).toEqual(['!']);
  await expect(vmascope.narration).toContainText('The kernel refused: EINVAL, at');
});

test('a call made in the past drops the future, and undo brings it back', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const { calls } = await vmascope.place();
  await vmascope.press('Home');
  await vmascope.type('brk(NULL)');
  await expect(vmascope.hint).toContainText(`replaces ${calls} later calls`);
  await vmascope.console.press('Enter');
  expect((await vmascope.place()).calls).toBe(1);
  await vmascope.console.press('Escape');
  await vmascope.press('Control+z');
  expect((await vmascope.place()).calls).toBe(calls);
});

test('names and flags are completed', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.console.pressSequentially('mprot');
  await expect(page.locator('.completions [role=option]')).toHaveCount(1);
  await vmascope.console.press('Tab');
  await expect(vmascope.console).toHaveValue('mprotect(');
  await vmascope.console.pressSequentially('0x10000, 1p, PROT_W');
  await vmascope.console.press('Tab');
  await expect(vmascope.console).toHaveValue('mprotect(0x10000, 1p, PROT_WRITE');
});

test('no key is taken while the console has the focus', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const before = await vmascope.place();
  await vmascope.console.pressSequentially('n p.b?');
  await expect(vmascope.console).toHaveValue('n p.b?');
  expect(await vmascope.place()).toEqual(before);
});
