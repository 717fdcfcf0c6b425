import { expect, test } from '@playwright/test';
import { VmascopePage } from './page';

const LONG = [
  'a = mmap(0x7f0000000000, 64p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)',
  ...Array.from({ length: 99_999 }, (_, n) => {
    const at = `a+${(n * 7) % 60}p`;
    return n % 3 === 0
      ? `munmap(a+1, ${(n % 5) + 1}p)`
      : `mprotect(${at}, 2p, PROT_READ${n % 3 === 1 ? '|PROT_WRITE' : ''})`;
  }),
].join('\n');

test('each mark says what its call did; pointing at it shows the call and its result', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const mark = (k: number) => page.locator(`.timeline li[aria-posinset="${k}"] button`);
  await expect(mark(4)).toHaveAccessibleName(/^Call 4, new: a = mmap/);
  await expect(mark(8)).toHaveAccessibleName(/^Call 8, merge case 1:/);
  await expect(mark(9)).toHaveAccessibleName(/^Call 9, split:/);
  await expect(mark(11)).toHaveAccessibleName(/^Call 11, refused:/);
  await expect(mark(14)).toHaveAccessibleName(/^Call 14, removed:/);
  await mark(8).hover();
  const preview = page.getByRole('tooltip');
  await expect(preview).toContainText('merge case 1, C survives');
  await expect(preview).toContainText('returned 0x7f3a0c004000');
  await expect(preview).toContainText('map_count 4 of 65530');
  await mark(11).hover();
  await expect(preview).toContainText('refused: EINVAL');
});

test('marks are walked by keyboard: arrows, Home and End, Enter goes there', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.currentMark().focus();
  await vmascope.press('ArrowLeft', 2);
  await expect(page.locator('.timeline button:focus')).toHaveAccessibleName(/^Call 6,/);
  await vmascope.press('End');
  await expect(page.locator('.timeline button:focus')).toHaveAccessibleName(/^Call 14,/);
  await vmascope.press('Home');
  await vmascope.press('Enter');
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 0 });
});

test('a bookmark is set by key, found again by key, and kept over a reload', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const place = await vmascope.place();
  await vmascope.press('m');
  await expect(page.locator('.timeline .marked')).toHaveCount(1);
  await vmascope.press('Home');
  await vmascope.press(']');
  expect(await vmascope.place()).toEqual(place);
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('vmascope.session') ?? ''))
    .toContain('"bookmarks":[{"call":7');
  await vmascope.open();
  await expect(page.locator('.timeline .marked')).toHaveAccessibleName(/^Call 8, .*\(bookmark\)$/);
  await vmascope.press('m');
  await expect(page.locator('.timeline .marked')).toHaveCount(0);
});

test('the line below is dragged from call to call', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const scrub = page.locator('.call-scrub');
  await scrub.fill('2');
  expect(await vmascope.place()).toMatchObject({ call: 3, step: 0 });
  await scrub.press('ArrowRight');
  expect(await vmascope.place()).toMatchObject({ call: 4, step: 0 });
  await expect(scrub).toHaveAttribute('aria-valuetext', /map_count 2 of 65530/);
});

test('near the limit of map_count the limit is drawn', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await expect(page.locator('.count-strip .limit')).toHaveCount(0);
  await vmascope.press('End');
  await vmascope.run('sysctl(vm.max_map_count, 8)');
  await expect(page.locator('.count-strip .limit')).toHaveCount(1);
});

test('a hundred thousand calls: few nodes, wherever one scrolls or seeks', async ({ page }) => {
  test.slow();
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await page.getByRole('button', { name: 'Import' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'long.vma.txt', mimeType: 'text/plain', buffer: Buffer.from(LONG) });
  await expect(page.locator('.timeline .position')).toContainText('100000', { timeout: 60_000 });
  const nodes = () => page.locator('.timeline .call').count();
  expect(await nodes()).toBeLessThan(100);
  for (const call of [20_000, 50_000, 90_000]) {
    await page.locator('.timeline .track').evaluate((track, part) => {
      track.scrollLeft = part * track.scrollWidth;
    }, call / 100_000);
    await expect(page.locator(`.timeline li[aria-posinset="${call + 2}"]`)).toBeInViewport();
    expect(await nodes()).toBeLessThan(100);
  }
  await vmascope.press('End');
  await expect(vmascope.currentMark()).toHaveAccessibleName(/^Call 100000/);
  await expect(vmascope.currentMark()).toBeInViewport();
  await page.locator('.call-scrub').fill('50000');
  expect((await vmascope.place()).call).toBe(50_001);
  await expect(vmascope.currentMark()).toBeInViewport();
});
