import { expect, test } from '@playwright/test';
import { VmascopePage } from './page';

const saved = (page: VmascopePage['page']) => page.evaluate(() => localStorage.getItem('vmascope.session') ?? '');

test('the session is there again after a reload, cursor and all', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('case:case6');
  await vmascope.press('Shift+ArrowRight', 2);
  await vmascope.press('ArrowRight', 4);
  const place = await vmascope.place();
  expect(place).toMatchObject({ call: 3, step: 3 });
  await expect.poll(() => saved(page)).toContain('"step":3');
  await vmascope.open();
  expect(await vmascope.place()).toEqual(place);
  await expect(page.locator('.scenario')).toHaveValue('case:case6');
});

for (const [what, text] of [
  ['no JSON', '{"version":1,'],
  ['another version', '{"version":99}'],
  ['a cursor that is none', '{"version":1,"origin":"empty","kernel":"5.10","script":"brk(NULL)","cursor":{"call":-1}}'],
] as const) {
  test(`a damaged session (${what}) is set aside and told of`, async ({ page }) => {
    await page.addInitScript((bad) => {
      if (sessionStorage.getItem('once') === null) localStorage.setItem('vmascope.session', bad);
      sessionStorage.setItem('once', 'yes');
    }, text);
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await expect(vmascope.notice).toContainText('set aside');
    expect(await page.evaluate(() => localStorage.getItem('vmascope.session.damaged'))).toBe(text);
    await expect(page.locator('.scenario')).toHaveValue('welcome');
  });
}
