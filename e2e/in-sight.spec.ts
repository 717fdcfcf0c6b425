/** At 1280×720, what is asked for is in sight at once; long texts break between names. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { drawn } from './measure';
import { VmascopePage } from './page';

const ANON = 'MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0';
const RW_FLAGS = 'VM_READ|VM_WRITE|VM_MAYREAD|VM_MAYWRITE|VM_MAYEXEC|VM_ACCOUNT';
test.use({ viewport: { width: 1280, height: 720 } });

/** An empty process with these calls made. */
async function openWith(page: Page, ...calls: readonly string[]): Promise<VmascopePage> {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  for (const call of calls) {
    await vmascope.run(call);
    await expect(vmascope.console).toHaveValue('');
  }
  await vmascope.console.blur();
  return vmascope;
}

/** Is all of it inside of its panel? */
const isWhole = (one: Locator, panel: string): Promise<boolean> =>
  one.evaluate((element, frame) => {
    const [own, around] = [element, element.closest(frame)].map((each) => each?.getBoundingClientRect());
    return own !== undefined && around !== undefined && own.top >= around.top && own.bottom <= around.bottom;
  }, panel);

test('the form of vma_merge does not scroll, whatever it says', async ({ page }) => {
  const rw = `PROT_READ|PROT_WRITE, ${ANON}`;
  const vmascope = await openWith(page, `a = mmap(0x7f0000000000, 4p, ${rw})`, `b = mmap(a+6p, 4p, ${rw})`);
  await vmascope.type(`vma_merge(a+4p, a+6p, ${RW_FLAGS})`);
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  const form = page.locator('.call-form');
  const hidden = () => form.evaluate((one) => one.scrollHeight - one.clientHeight);
  await expect(page.getByTestId('form-effects')).toContainText('would be case 1');
  expect(await hidden()).toBe(0);
  await form.getByLabel('prev', { exact: true }).fill('b');
  await expect(page.getByTestId('form-effects')).toContainText('a merge would lose memory');
  expect(await hidden()).toBe(0);
});

test('two neighbours: the rule that keeps them apart, and the way to make them one, are in sight', async ({ page }) => {
  const vmascope = await openWith(
    page,
    `a = mmap(0x7f0000000000, 4p, PROT_READ|PROT_WRITE, ${ANON})`,
    `b = mmap(a+4p, 4p, PROT_READ, ${ANON})`,
  );
  await vmascope.tab('table');
  await page.locator('tr[data-vma=A] button').click();
  await page.locator('tr[data-vma=B] button').click({ modifiers: ['Shift'] });
  const failed = vmascope.why.locator('[data-question=pair] tr.failed');
  await expect(failed).toHaveAttribute('data-rule', 'flags');
  expect(await isWhole(failed, '.why')).toBe(true);
  expect(await isWhole(vmascope.why.getByRole('button', { name: 'Make the call' }), '.why')).toBe(true);
  await vmascope.why.getByText('rules that fit').click();
  await expect(vmascope.why.locator('tr:not(.failed)[data-rule]').first()).toBeVisible();
});

test('a call that would be refused says why before it is made', async ({ page }) => {
  const vmascope = await openWith(page, `a = mmap(0x7f0000000000, 4p, PROT_READ, ${ANON})`);
  await vmascope.console.click();
  await vmascope.type('munmap(a+1, 1p)');
  await expect(vmascope.hint).toContainText('would be refused: EINVAL');
  await expect(vmascope.hint).toContainText('0x7f0000000001 is not page aligned');
  await vmascope.type('munmap(a, 1p)');
  await expect(vmascope.hint).toContainText('would return 0');
  await expect(vmascope.hint).not.toContainText('page aligned');
});

test('an example of the series has its name in the menu, in both languages', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.kernel('5.17-anon-merge');
  await vmascope.tab('trace');
  await page.getByRole('button', { name: 'A hole between two written VMAs' }).click();
  const name = page.locator('.scenario option:checked');
  await expect(name).toHaveText('Series: A hole between two written VMAs');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(name).toHaveText('补丁系列：两个写过的 VMA 之间的空洞');
  await page.getByRole('button', { name: 'English' }).click();
  await vmascope.tab('compare');
  await vmascope.example('6.18-3');
  await expect(name).toHaveText('6.12 and 6.18 differ: mprotect (f051)');
});

test('in a lecture no flag is cut in two', async ({ page }) => {
  const flags = 'MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_GROWSDOWN';
  const vmascope = await openWith(page, `mmap(0x7f0000000000, 4p, PROT_READ|PROT_WRITE, ${flags}, -1, 0)`);
  await vmascope.press('l');
  await expect(page.locator('html')).toHaveAttribute('data-lecture');
  await vmascope.press('Shift+ArrowLeft');
  await expect(vmascope.narration).toContainText(flags);
  await drawn(page);
  const cut = await page
    .locator('.narration code')
    .first()
    .evaluate((code, all) => {
      const texts = [...code.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      return all.split('|').filter((flag) => {
        const text = texts.find((node) => node.textContent?.includes(flag));
        const from = text?.textContent?.indexOf(flag) ?? 0;
        if (text === undefined) return true;
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, from + flag.length);
        return range.getClientRects().length !== 1;
      });
    }, flags);
  expect(cut).toEqual([]);
});
