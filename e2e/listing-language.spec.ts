import { expect, type Page, type Route, test } from '@playwright/test';
import { lineText } from '../src/i18n';
import { linesZh } from '../src/i18n/zh-cn/lines';
import { type FunctionName, LISTINGS, type Listing } from '../src/listing';
import { VmascopePage } from './page';

const HAN = /\p{Script=Han}/u;

/** The lines that 6.18 has of a function. */
const linesOf = (fn: FunctionName): string[] => {
  const { lines }: Listing = LISTINGS[fn];
  return Object.values(lines).flatMap(({ text, kernels }) => (kernels?.includes('6.18') === false ? [] : [text]));
};

/** What is read on the lines; for the ear the marked ones say more. */
const read = (page: Page): Promise<string[]> =>
  page
    .locator('.listing .line-text')
    .evaluateAll((lines) => lines.map(({ firstChild }) => firstChild?.textContent ?? ''));

test.describe('a page that speaks Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('opens with Chinese lines', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await expect(vmascope.listing.locator('.next .line-text')).toContainText('情形 1 或 6：prev 一直占到 next.vm_end');
    await expect(vmascope.listing.locator('.source')).toContainText('用我们自己的话写成');
    expect((await read(page)).filter((line) => !HAN.test(line))).toEqual(['area ← next']);
  });

  test('says the lines of a late chapter, and the line of a refusal, in Chinese', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.kernel('6.18');
    await vmascope.run('munmap(0x1001, 1p)');
    const list = vmascope.listing.locator('ol');
    await expect(list).toHaveAttribute('aria-label', 'do_vmi_munmap');
    await expect.poll(() => read(page)).toEqual(linesOf('do_vmi_munmap').map((text) => lineText(linesZh, text)));
    await expect(vmascope.listing.locator('.source')).toContainText('do_vmi_munmap 及其调用的函数');
    await expect(vmascope.narration).toContainText(
      '位于 do_vmi_munmap 的“start 未按页对齐，或范围超出 TASK_SIZE？→ EINVAL”',
    );
  });

  test('names the lines where two kernels part in Chinese', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.tab('compare');
    await vmascope.example('6.18-3');
    const parting = page.locator('.first-difference .parting');
    await expect(parting).toContainText(/“[^”]*\p{Script=Han}[^”]*”/u);
  });
});

test('another language changes the lines in place: the function looked at, the marks and the step stay', async ({
  page,
}) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const place = await vmascope.place();
  const caller = vmascope.listing.locator('.calling .line-text');
  await page.locator('.crumbs').getByRole('button', { name: 'mmap_region' }).click();
  await expect(caller).toHaveText('can a neighbour take [addr, end)?');
  for (const [language, line] of [
    ['中文', '有邻居能接收 [addr, end) 吗？'],
    ['English', 'can a neighbour take [addr, end)?'],
  ] as const) {
    await page.getByRole('button', { name: language }).click();
    await expect(caller).toHaveText(line);
    await expect(vmascope.listing.locator('ol')).toHaveAttribute('aria-label', 'mmap_region');
    expect(await vmascope.place()).toEqual(place);
  }
});

test('a listing stays until its lines are there in the other language', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.press('End');
  const last = vmascope.listing.locator('[data-executed] .line-text');
  await expect(last).toContainText('return 0');
  // What several chapters say is a file of its own.
  const chapter = /\/assets\/common-[^/]*\.js/;
  const held: Route[] = [];
  await page.route(chapter, (route) => {
    held.push(route);
  });
  await page.getByRole('button', { name: '中文' }).click();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await expect(page.getByRole('button', { name: '下一步' })).toBeVisible();
  await expect(last).toContainText('return 0');
  for (const route of held) await route.continue();
  await page.unroute(chapter);
  await expect(last).toContainText('返回 0');
});

test('the marked line is in sight however the lines break in the other language', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const last = vmascope.listing.locator('[data-executed] .line-text');
  await vmascope.press('ArrowRight', 32);
  await expect(vmascope.listing.locator('ol')).toHaveAttribute('aria-label', '__vma_adjust');
  for (const [language, line] of [
    ['中文', '完成'],
    ['English', 'done'],
  ] as const) {
    await page.getByRole('button', { name: language }).click();
    await expect(last).toContainText(line);
    await expect(last).toBeInViewport({ ratio: 1 });
  }
});

test.describe('comments of prepared scripts', () => {
  test.use({ locale: 'zh-CN' });

  test('are Chinese in narration, timeline and script, where a line that is not changed stays the same', async ({
    page,
  }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.press('Shift+ArrowLeft');
    await expect(vmascope.narration).toContainText('# 空洞被填补：情形 1');
    await expect(page.locator('.timeline [aria-label*="右边一段的头部"]')).toHaveCount(1);
    await page.locator('.console > button').last().click();
    const text = page.locator('.script textarea');
    await expect(text).toHaveValue(/# 三段又合为一个：情形 6\n/);
    await text.press('End');
    const apply = page.locator('.script .button.primary');
    await expect(apply).toBeDisabled();
    await text.press('ControlOrMeta+End');
    await text.pressSequentially('\nmunmap(a, 1p)');
    await expect(apply).toContainText('15');
    await apply.click();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('.timeline [aria-label*="the head of the right part"]')).toHaveCount(1);
    expect((await vmascope.place()).calls).toBe(15);
  });
});
