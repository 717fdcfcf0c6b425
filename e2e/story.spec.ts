import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

/** What a screen reader would say: every text that comes into the page's polite live region, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const region = document.querySelector('[aria-live]');
    const said: string[] = [];
    Object.assign(window, { said });
    if (region === null) return;
    new MutationObserver((changes) => {
      if (region.getAttribute('aria-live') !== 'polite') return;
      for (const { addedNodes } of changes)
        for (const node of addedNodes) if (node.textContent) said.push(node.textContent);
    }).observe(region, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

/** Steps through the last call of a scenario by keyboard alone, and returns all that was said. */
async function hear(page: Page, scenario: string): Promise<string[]> {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose(scenario);
  await vmascope.press('End');
  await vmascope.press('Shift+ArrowLeft');
  const { step, steps } = await vmascope.place();
  expect(step).toBe(0);
  await vmascope.press('ArrowRight');
  const said = await listen(page);
  await vmascope.press('ArrowLeft');
  await vmascope.press('ArrowRight', steps);
  expect((await vmascope.place()).step).toBe(steps);
  return said();
}

/** The sentences come in this order, others may stand between them. */
function expectStory(said: readonly string[], story: readonly (string | RegExp)[]): void {
  let from = 0;
  for (const part of story) {
    const at = said.findIndex(
      (text, k) => k >= from && (typeof part === 'string' ? text.includes(part) : part.test(text)),
    );
    expect(at, `“${part}” after “${said[from - 1] ?? 'the start'}” in:\n${said.join('\n')}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}

const RANGE = '[0x7f0000004000, 0x7f0000006000)';
const WHOLE = '[0x7f0000000000, 0x7f000000a000)';

test('case 1 is told whole by the live region alone', async ({ page }) => {
  expectStory(await hear(page, 'case:case1'), [
    /Next call: mmap\(a\+4p, 2p, .*\(\d+ steps\)/,
    `can a neighbour take ${RANGE}? prev is A`,
    /^No: None of VM_IO/,
    'next is B',
    'area is B',
    /^No: next \(B\) does not end at 0x7f0000006000/,
    /^Yes: A ends at 0x7f0000004000/,
    /^Yes: A ends at 0x7f0000004000 and every rule holds/,
    /^Yes: B starts at 0x7f0000006000/,
    /^Yes: The range can join B/,
    /^Yes: A has anon_vma/,
    `Case 1: A takes ${WHOLE}`,
    'B leaves its anon_vmas and is freed; map_count is 1 now. A survives.',
    `Merged, case 1: ${RANGE} is part of A now.`,
    /The call returned 0x7f0000004000\. Merge case 1: A survives\. B is freed\. The map has 1 VMA, 2 before\./,
  ]);
});

test('the story is told in Chinese as well, and nothing is said while the steps play', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  expectStory(await hear(page, 'case:case1'), [
    /^下一个调用：|mmap\(a\+4p, 2p/,
    /^是：.*A.*0x7f0000004000/,
    /1.*A.*\[0x7f0000000000, 0x7f000000a000\)/,
    /合并情形 1：A 保留。B 被释放。现有 1 个 VMA，之前为 2 个。/,
  ]);
  const region = page.locator('[aria-live]');
  await expect(region).toHaveCount(1);
  await page.keyboard.press('Home');
  const { length } = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  await page.keyboard.press('k');
  await expect(region).toHaveAttribute('aria-live', 'polite', { timeout: 20_000 });
  await expect(page.locator('.timeline .call').last()).toHaveAttribute('aria-current');
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.length).toBe(length);
  await context.close();
});

test('case 6 is told whole by the live region alone: three become one', async ({ page }) => {
  expectStory(await hear(page, 'case:case6'), [
    /Next call: mprotect\(b, 2p, PROT_READ\|PROT_WRITE\)/,
    `take ${RANGE}? prev is A`,
    'next is B',
    'area is B',
    /^Yes: B ends at 0x7f0000006000/,
    'next becomes C, the VMA behind B',
    /^Yes: A ends at 0x7f0000004000/,
    /^Yes: A ends at 0x7f0000004000 and every rule holds/,
    /^Yes: C starts at 0x7f0000006000/,
    /^Yes: The range can join C/,
    `Case 6: A takes ${WHOLE}`,
    'B leaves its anon_vmas and is freed; map_count is 2 now. A survives.',
    'Case 6: C has to go as well, in a second round.',
    'C leaves its anon_vmas and is freed; map_count is 1 now. A survives.',
    `Merged, case 6: ${RANGE} is part of A now.`,
    /The call returned 0\. Merge case 6: A survives\. B, C are freed\. The map has 1 VMA, 3 before\./,
  ]);
});
