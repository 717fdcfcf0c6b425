import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { topicsEn } from '../src/i18n/topics/en';
import { type Anchor, functionOf, LISTINGS, lineOf } from '../src/listing';
import { type ScriptTopic, TOPIC_GROUPS, TOPICS, type Topic } from '../src/scenario/topics';
import { VmascopePage } from './page';

const isScript = (topic: Topic): topic is Topic & ScriptTopic => 'script' in topic;
const SCRIPTS = TOPICS.filter(isScript);

/** What stands on the marked line, and in which listing. */
async function expectAt(vmascope: VmascopePage, mark: string): Promise<void> {
  const [name = '', way] = mark.split(' ');
  const anchor = name as Anchor;
  const executed = vmascope.listing.locator('li[data-executed]');
  await expect(executed.locator('.line-text'), mark).toContainText(lineOf(anchor).text);
  await expect(vmascope.page.locator('.crumbs li').last(), mark).toHaveText(LISTINGS[functionOf(anchor)].fn);
  if (way !== undefined) await expect(executed.locator('.went'), mark).toHaveText(way);
}

for (const group of TOPIC_GROUPS) {
  test(`every covered mechanism of "${group}" opens from the page at its line`, async ({ page }) => {
    test.slow();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    for (const { id, kernel, opensAt, exports } of SCRIPTS.filter((topic) => topic.group === group)) {
      await vmascope.mechanism(id);
      if (exports) {
        await expect(page.getByRole('dialog', { name: 'Export' }).locator('pre')).toContainText('int main(');
        await vmascope.press('Escape');
      }
      await expect(page.locator('.scenario')).toHaveValue(`topic:${id}`);
      await expect(page.getByRole('banner').getByLabel('Kernel', { exact: true })).toHaveValue(kernel);
      await expectAt(vmascope, opensAt);
      await expect(vmascope.narration, id).toHaveText(/\p{L}.*[.?!)]$/su);
      await expect(vmascope.narration, id).not.toContainText(/undefined|[{}]/);
      await expect(vmascope.notice).toHaveCount(0);
    }
    expect(faults).toEqual([]);
  });
}

test('the page counts what is covered and gives a reason for what is not', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const dialog = await vmascope.mechanisms();
  const rows = dialog.locator('tr[data-topic]');
  await expect(rows).toHaveCount(TOPICS.length);
  const pending = TOPICS.filter((topic) => 'pending' in topic);
  await expect(dialog).toContainText(`${TOPICS.length - pending.length} of ${TOPICS.length} are covered`);
  await expect(rows.and(page.locator('[data-state=pending]'))).toHaveCount(pending.length);
  for (const { id } of pending) {
    const row = dialog.locator(`tr[data-topic="${id}"]`);
    await expect(row).toContainText(topicsEn.pending[id as keyof typeof topicsEn.pending]);
    await expect(row.getByRole('button')).toHaveCount(0);
  }
});

test('a search by function, by word and by kernel; Enter opens the first that is found', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const dialog = await vmascope.mechanisms();
  const field = dialog.getByRole('searchbox');
  await expect(field).toBeFocused();
  await page.keyboard.type('copy_vma');
  await expect(dialog.locator('tr[data-topic=mremap-move]')).toBeVisible();
  await expect(dialog.locator('tr[data-topic=find-vma]')).toHaveCount(0);
  await field.fill('no such thing');
  await expect(dialog).toContainText('No mechanism has these words.');
  await field.fill('guard gap 5.10');
  await vmascope.press('Enter');
  await expect(page.locator('.scenario')).toHaveValue('topic:stack-guard');
});

test('it is reached by keyboard and from the help, and what it opened outlives a reload', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.press('?');
  await page.getByRole('button', { name: 'Which mechanisms are covered?' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Mechanisms' });
  await dialog.locator('tr[data-topic=vm-special]').getByRole('button').press('Enter');
  await expect(page.locator('.scenario')).toHaveValue('topic:vm-special');
  await expect(page.locator('.scenario option:checked')).toHaveText('Mechanism: VM_SPECIAL');
  const place = await vmascope.place();
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).some((text) => text.includes('topic:vm-special'))))
    .toBe(true);
  await page.reload();
  await expect(page.locator('.scenario')).toHaveValue('topic:vm-special');
  await expect(page.locator('.scenario option:checked')).toHaveText('Mechanism: VM_SPECIAL');
  expect(await vmascope.place()).toEqual(place);
  await expectAt(vmascope, 'vma_merge.special yes');
});

test('a real program opens from the page', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.mechanism('program-cat');
  await expect(page.locator('.scenario')).toHaveValue('program:cat');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-US', 'zh-CN']) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });
      test('axe finds nothing to object to on the page of mechanisms', async ({ page }) => {
        await new VmascopePage(page).open();
        await page.locator('.header .scenario + button').click();
        await expect(page.locator('.topics table')).toBeVisible();
        // The same class at run time; the two packages bring a copy of its types each.
        const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
        const { violations } = await new AxeBuilder({ page: same }).include('dialog').analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        ).toEqual([]);
      });
    });
  }
}
