import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

async function violations(page: Page): Promise<string[]> {
  // The same class at run time; the two packages bring a copy of its types each.
  const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
  const { violations: found } = await new AxeBuilder({ page: same }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test('the language is switched on the spot and kept', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('button', { name: '下一步' })).toBeVisible();
  await expect(page.locator('#tab-tree')).toHaveText('树');
  await vmascope.open();
  await expect(page.getByRole('button', { name: '下一步' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Next step' })).toBeVisible();
});

test.describe('a browser that asks for Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('gets it, error messages included', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await expect(page.locator('#tab-table')).toHaveText('表格');
    await vmascope.run('munmop(a)');
    await expect(vmascope.hint).toContainText('没有名为 munmop 的调用。你是不是想写 munmap？');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-US', 'zh-CN']) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });
      test('axe finds nothing to object to, in any tab and dialog', async ({ page }) => {
        // Five looks at the whole page.
        test.slow();
        const vmascope = new VmascopePage(page);
        await vmascope.open();
        expect(await violations(page)).toEqual([]);
        for (const tab of ['table', 'structs'] as const) {
          await vmascope.tab(tab);
          expect(await violations(page)).toEqual([]);
        }
        await vmascope.tab('tree');
        await vmascope.press('End');
        await vmascope.run('munmop(');
        expect(await violations(page)).toEqual([]);
        await vmascope.console.press('Escape');
        await vmascope.press('?');
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}
