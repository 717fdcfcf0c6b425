import { expect, test } from '@playwright/test';
import { MINIMAL_SCRIPTS } from '../src/scenario/minimal';
import { VmascopePage } from './page';

const PAIRS = [...new Set(MINIMAL_SCRIPTS.map(({ kernels }) => kernels.join(' and ')))];

for (const pair of PAIRS) {
  test(`every example of ${pair} opens from the menu and says where and why the two differ`, async ({ page }) => {
    test.slow();
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.tab('compare');
    for (const { id, call, field, script, kernels } of MINIMAL_SCRIPTS.filter(
      (one) => one.kernels.join(' and ') === pair,
    )) {
      await vmascope.example(id);
      const first = page.locator('.first-difference');
      await expect(first, id).toHaveCount(1);
      await expect(first.locator('h2'), id).toContainText(`call ${script.trimEnd().split('\n').length}`);
      await expect(first.locator('h2 code'), id).toContainText(call);
      const reason = first.locator(`[data-field="${field}"]`);
      await expect(reason.locator('dt'), id).toHaveText(kernels.map((kernel) => `Linux ${kernel}`));
      const facts = await reason.locator('dd').allInnerTexts();
      expect(new Set(facts).size, id).toBe(2);
      await expect(first.locator('.parting'), id).toContainText(/\p{L}/u);
    }
  });
}
