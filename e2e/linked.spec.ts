import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

const local = (page: Page, name: string) => page.locator(`.locals [data-local="${name}"] button`);
const row = (page: Page, name: string) => page.locator(`.maps tr[data-vma="${name}"]`);
const call = (page: Page, k: number) => page.locator(`.timeline li[aria-posinset="${k}"]`);
const mark = (page: Page, k: number) => call(page, k).locator('button');
/** The groups of the bar, the tree and the list that stand for a VMA. */
const pictured = (page: Page, name: string) =>
  page.locator(`[data-testid=bar] [aria-label^="VMA ${name},"], [data-testid=tree] [aria-label^="${name},"]`);

test('a local is reached by keyboard: focus lights up what it names in every picture, Enter chooses it', async ({
  page,
}) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.tab('table');
  await local(page, 'prev').focus();
  await expect(row(page, 'C')).toHaveClass('lit');
  await vmascope.press('Tab');
  await expect(local(page, 'next')).toBeFocused();
  await expect(row(page, 'C')).not.toHaveClass('lit');
  await expect(row(page, 'D')).toHaveClass('lit');
  await vmascope.press('Enter');
  await expect(row(page, 'D')).toHaveAttribute('data-selected', 'true');
  await vmascope.tab('structs');
  await expect(page.locator('.structs caption').first()).toContainText('D');
});

test('a local that is an anon_vma lights up the VMAs whose pages it may have; NULL is no button', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.tab('table');
  await expect(page.locator('.locals [data-local=anon_vma]')).toContainText('NULL');
  await expect(local(page, 'anon_vma')).toHaveCount(0);
  await local(page, 'other_anon_vma').hover();
  await expect(row(page, 'D')).toHaveClass('lit');
  await expect(row(page, 'C')).not.toHaveClass('lit');
  await page.locator('#tab-rmap').hover();
  await expect(row(page, 'D')).not.toHaveClass('lit');
});

test('a file and an address light up what they stand for', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  await vmascope.run('f = open("lib.so", 8p)');
  await vmascope.run('a = mmap(NULL, 4p, PROT_READ, MAP_PRIVATE, f, 0)');
  await vmascope.run('b = mmap(NULL, 4p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)');
  await vmascope.run('mmap(a, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, f, 0)');
  await vmascope.tab('table');
  await page.locator('#console-input').blur();
  await vmascope.press('Shift+ArrowLeft');
  const { steps } = await vmascope.place();
  for (let n = 0; n < steps && (await local(page, 'file').count()) === 0; n++) await vmascope.press('ArrowRight');
  await local(page, 'file').hover();
  await expect(row(page, 'A')).toHaveClass('lit');
  await expect(row(page, 'B')).not.toHaveClass('lit');
  await page.locator('.narration').hover();
  for (let n = 0; n < steps && (await local(page, 'addr').count()) === 0; n++) await vmascope.press('ArrowRight');
  await local(page, 'addr').hover();
  await expect(row(page, 'A')).toHaveClass('lit');
});

test('pointing at a call lights up what it touched; a chosen VMA marks the calls that touched it', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.tab('table');
  await mark(page, 8).hover();
  await expect(row(page, 'C')).toHaveClass('lit');
  await expect(row(page, 'D')).toHaveClass('lit');
  await expect(row(page, 'A')).not.toHaveClass('lit');
  await row(page, 'A').getByRole('button').click();
  await expect(call(page, 8)).not.toHaveClass('touched');
  await row(page, 'C').getByRole('button').click();
  await expect(call(page, 8)).toHaveClass('touched');
  await expect(mark(page, 8)).toHaveAccessibleName(/it touched C$/);
  await expect(call(page, 1)).not.toHaveClass('touched');
});

test('by keyboard a mark of the timeline lights up the same, and shows the space before and after its call', async ({
  page,
}) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.tab('table');
  await vmascope.currentMark().focus();
  await vmascope.press('ArrowLeft');
  await vmascope.press('ArrowRight');
  await expect(row(page, 'C')).toHaveClass('lit');
  const strips = page.getByTestId('call-picture').locator('svg');
  await expect(strips.nth(0).locator('[data-vma]')).toHaveText(['A', 'B', 'C', 'D', 'E']);
  await expect(strips.nth(1).locator('[data-vma]')).toHaveText(['A', 'B', 'C', 'E']);
  await expect(strips.nth(1).locator('.touched')).toHaveText(['C']);
  await expect(page.getByRole('tooltip')).toContainText('touched C, D');
});

test('the table holds what the pictures draw: flags, list, tree, gap, and the role in this step', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.tab('table');
  const cell = (name: string, column: string) => row(page, name).locator(`[data-column="${column}"]`);
  await expect(cell('C', 'role')).toHaveText('prev');
  await expect(cell('D', 'role')).toHaveText('next = area');
  await expect(cell('C', 'flags')).toContainText('MAYREAD');
  await expect(cell('C', 'next')).toHaveText('D');
  await expect(cell('C', 'prev')).toHaveText('B');
  await expect(cell('B', 'parent')).toHaveText('root');
  await expect(cell('B', 'left')).toHaveText('A');
  await expect(cell('B', 'colour')).toHaveText('black');
  await vmascope.press('ArrowRight');
  await expect(cell('D', 'role')).toContainText('about to go');
  await expect(cell('C', 'role')).toContainText('lives on');
  await vmascope.kernel('6.12');
  await expect(cell('C', 'parent')).toHaveCount(0);
  await expect(cell('C', 'pgoff')).toContainText('0x');
});

test('where list and tree disagree it is said in words, and the table says it too', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const note = page.getByTestId('list-note');
  await expect(note).toHaveCount(0);
  const { step, steps } = await vmascope.place();
  for (let n = step; n < steps && (await note.count()) === 0; n++) await vmascope.press('ArrowRight');
  await expect(note).toHaveText('The list has D, the tree no longer.');
  await vmascope.tab('table');
  await expect(row(page, 'D').locator('[data-column=role]')).toContainText('only in the list');
  await vmascope.tab('tree');
  await vmascope.press('Shift+ArrowRight');
  await expect(note).toHaveCount(0);
});

test('what is hovered in a picture is lit in the table’s twin, and the other way round', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await pictured(page, 'C').first().click();
  await vmascope.tab('table');
  await expect(row(page, 'C')).toHaveAttribute('data-selected', 'true');
  await row(page, 'D').getByRole('button').focus();
  await expect(row(page, 'D')).toHaveClass('lit');
  await expect(page.locator('.locals [data-local=next]')).toHaveClass('local lit');
});

for (const [locale, colorScheme] of [
  ['en-US', 'light'],
  ['zh-CN', 'dark'],
] as const) {
  test.describe(`${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme });
    test('axe finds nothing to object to in table, structs, caches and the preview of a call', async ({ page }) => {
      test.slow();
      const vmascope = new VmascopePage(page);
      await vmascope.open();
      const check = async (what: string, part: string): Promise<void> => {
        // The same class at run time; the two packages bring a copy of its types each.
        const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
        const { violations } = await new AxeBuilder({ page: same }).include(part).analyze();
        expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
          [],
        );
      };
      await vmascope.tab('table');
      await row(page, 'C').getByRole('button').click();
      await local(page, 'next').focus();
      await check('table', '.tab-panel');
      await check('locals', '.listing');
      await vmascope.tab('structs');
      await vmascope.press('ArrowRight', 12);
      await page.getByTestId('caches').getByRole('button').click();
      await check('structs', '.tab-panel');
      await mark(page, 8).hover();
      await expect(page.getByTestId('call-picture')).toBeVisible();
      await check('preview', '.timeline');
      await vmascope.tab('tree');
      await vmascope.press('End');
      await vmascope.run('find_vma(a)');
      await page.locator('#console-input').blur();
      await vmascope.press('Shift+ArrowLeft');
      await vmascope.press('ArrowRight');
      await expect(page.getByTestId('cache-strip')).toBeVisible();
      await check('strip', '.why');
    });
  });
}
