import { expect, test } from '@playwright/test';
import { PROGRAM_IDS } from '../src/scenario/programs';
import { VmascopePage } from './page';

const LOG = `7 execve("/bin/true", ["true"], 0x7ffd00000000 /* 3 vars */) = 0
7 brk(NULL) = 0x555555560000
7 mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7ffff7fc0000
7 mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7ffff7fbf000
7 munmap(0x7ffff7fc0000, 4096) = 0
7 exit_group(0) = ?
7 +++ exited with 0 +++
`;
const EXEC_MAP = `555555554000-555555556000 r-xp 00000000 08:01 42                         /bin/<b>true</b>
7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0                          [stack]
`;
const EXIT_MAP = `555555554000-555555556000 r-xp 00000000 08:01 42                         /bin/<b>true</b>
7ffff7fbf000-7ffff7fc0000 rw-p 00000000 00:00 0
7ffff7fc1000-7ffff7fc2000 rw-p 00000000 00:00 0
7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0                          [stack]
`;
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function choose(vmascope: VmascopePage, ...files: ReturnType<typeof file>[]): Promise<void> {
  await vmascope.page.getByRole('button', { name: 'Import' }).click();
  await vmascope.page.locator('input[type=file]').setInputFiles(files);
}

test('a log is loaded with its maps and stepped through; file names are never HTML', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await choose(
    vmascope,
    file('true.strace', LOG),
    file('true.7.exec0.maps', EXEC_MAP),
    file('true.7.exit.maps', EXIT_MAP),
  );
  await expect(vmascope.notice).toContainText('exact for 1 of 1 process');
  await vmascope.tab('table');
  await vmascope.press('Shift+ArrowRight');
  await expect(page.locator('.maps tbody tr')).toHaveCount(2);
  expect((await vmascope.map())[0]?.path).toBe('/bin/<b>true</b>');
  while (!(await vmascope.narration.innerText()).includes('Merge case 3')) await vmascope.press('Shift+ArrowRight');
  await expect(page.locator('.maps tbody tr')).toHaveCount(3);
});

test('a memory map alone opens on what it describes', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(EXEC_MAP);
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.locator('.scenario option:checked')).toHaveText('Your file: pasted text');
  await vmascope.tab('table');
  expect(await vmascope.map()).toHaveLength(2);
});

test('while a text is read the dialog shows how far, once, and nothing can be opened twice', async ({ page }) => {
  await page.route(/import-worker/, () => new Promise<void>(() => undefined));
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(LOG);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('progressbar', { includeHidden: true })).toHaveCount(1);
  await expect(dialog.getByRole('button', { name: 'Open', exact: true })).toBeDisabled();
});

test('a pasted map opens as an address space', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(EXIT_MAP);
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await vmascope.press('End');
  await vmascope.tab('table');
  expect((await vmascope.map()).map(({ range }) => range)).toEqual(EXIT_MAP.match(/^\S+/gm));
});

test('a script is opened; its bad line is told of, the rest stands', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await choose(
    vmascope,
    file('mine.txt', 'a = mmap(NULL, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)\nmumble(a)\nmunmap(a, 1p)\n'),
  );
  await expect(vmascope.notice).toContainText('line 2');
  expect(await vmascope.marks()).toEqual(['', '?', '']);
});

for (const [what, text] of [
  ['random bytes', '\u0000\u0007\u001b\u00ff'.repeat(300)],
  ['nothing', ''],
  ['a page of HTML', '<!doctype html><img src=x onerror=alert(1)>'.repeat(50)],
] as const) {
  test(`${what} in a log: a message, and the session as it was`, async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    const before = await vmascope.place();
    await choose(vmascope, file('broken.strace', text));
    await expect(vmascope.notice).toContainText('broken.strace');
    await expect(vmascope.notice).not.toHaveText(/\p{Cc}/u);
    expect(await vmascope.place()).toEqual(before);
  });
}

for (const id of PROGRAM_IDS) {
  test(`the recorded ${id} is there, from exec to exit`, async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.choose(`program:${id}`);
    await expect(vmascope.narration).toContainText('execve');
    await vmascope.press('Shift+ArrowRight');
    await vmascope.tab('table');
    expect((await vmascope.map()).map(({ path }) => path)).toContain('[stack]');
    await vmascope.press('ArrowRight', 5);
    await vmascope.press('End');
    const end = await vmascope.place();
    expect(end.call).toBe(end.calls);
    await expect(page.locator('.crumbs')).toContainText('exit');
  });
}

test('a file dropped on the page is opened, and so is a text pasted outside of a field', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await page.mouse.move(300, 300);
  const hold = (kind: 'dragenter' | 'dragover' | 'drop', text: string) =>
    page.evaluate(
      ([type, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], 'two.txt', { type: 'text/plain' }));
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      },
      [kind, text] as const,
    );
  const script = 'a = mmap(NULL, 3p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)\nmunmap(a, 1p)\n';
  await expect(async () => {
    await hold('dragover', script);
    await expect(page.locator('.drop')).toHaveText('Drop to open', { timeout: 500 });
  }).toPass();
  await hold('drop', script);
  await expect(page.locator('.drop')).toHaveCount(0);
  await expect.poll(async () => (await vmascope.place()).calls).toBe(2);
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, `${script}munmap(a+1p, 1p)\n`);
  await expect.poll(async () => (await vmascope.place()).calls).toBe(3);
});
