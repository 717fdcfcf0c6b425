import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { drawn, smallTargets, textSizes } from './measure';
import { VmascopePage } from './page';

const CASE1 = 'case:case1';

interface Predict {
  readonly vmascope: VmascopePage;
  readonly panel: Locator;
  readonly question: Locator;
  readonly options: Locator;
  readonly verdict: Locator;
  readonly score: Locator;
}

function predictOn(vmascope: VmascopePage): Predict {
  const panel = vmascope.page.getByTestId('predict');
  return {
    vmascope,
    panel,
    question: panel.locator('.ask'),
    options: panel.locator('.option'),
    verdict: panel.locator('.verdict'),
    score: panel.getByTestId('score'),
  };
}

/** A scenario opened with Predict on: the question about its first call stands. */
async function begin(page: Page, scenario = CASE1): Promise<Predict> {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose(scenario);
  const predict = predictOn(vmascope);
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  await expect(predict.question).toBeVisible();
  return predict;
}

/** The index of the option that is right: the page tells only once it is answered, so another page is asked. */
async function rightOption(page: Page, presses: number): Promise<number> {
  const other = await page.context().newPage();
  const { vmascope, options } = await begin(other);
  for (let press = 0; press < presses; press++) await vmascope.press('Shift+ArrowRight');
  await expect(options.first()).toBeVisible();
  await vmascope.press('1');
  const right = await options.evaluateAll((all) => all.findIndex((one) => one.getAttribute('data-state') === 'right'));
  await other.close();
  expect(right).toBeGreaterThanOrEqual(0);
  return right;
}

test('a right answer, by a click: verdict, reason, score, mark; the next press shows the call', async ({ page }) => {
  const right = await rightOption(page, 0);
  const { vmascope, panel, options, verdict, score } = await begin(page);
  await expect(score).toHaveText('0 of 0 right');
  await options.nth(right).click();
  await expect(verdict).toHaveText(/^✓ Right\. \p{Lu}.*\.$/u);
  await expect(verdict).not.toContainText(/undefined|[{}]/);
  await expect(options.nth(right)).toBeFocused();
  await expect(score).toHaveText('1 of 1 right');
  await expect(page.locator('.timeline li[aria-posinset="1"] button')).toHaveAccessibleName(/\(answered right\)$/);
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 0 });
  await vmascope.press('Shift+ArrowRight');
  expect((await vmascope.place()).step).toBeGreaterThan(0);
  await panel.getByRole('button', { name: 'Next question' }).click();
  expect(await vmascope.place()).toMatchObject({ call: 2, step: 0 });
});

test('a wrong answer by a key: the right one is named; a second answer changes nothing', async ({ page }) => {
  const right = await rightOption(page, 0);
  const { vmascope, options, verdict, score } = await begin(page);
  const text = (await options.nth(right).locator('span:not(.key)').first().textContent()) ?? '';
  await vmascope.press(String(right === 0 ? 2 : 1));
  await expect(verdict).toContainText(`No. The right answer: ${text.trim()}.`);
  await vmascope.press(String(right + 1));
  await expect(score).toHaveText('0 of 1 right');
  await expect(vmascope.narration).toContainText('No. The right answer');
});

test('a clicker asks with one press and shows with the next', async ({ page }) => {
  const { vmascope, panel, question, score } = await begin(page);
  await vmascope.press('PageDown');
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 1 });
  await expect(score).toHaveText('0 of 1 right · 1 without an answer');
  await expect(panel).toContainText('Not answered. The right answer');
  const { steps } = await vmascope.place();
  await vmascope.press('PageDown', steps);
  expect(await vmascope.place()).toMatchObject({ call: 2, step: 0 });
  await expect(panel).toHaveAttribute('data-asking');
  await expect(question).toBeVisible();
});

test('play stops at a question; back and to and fro nothing is asked again', async ({ page }) => {
  const { vmascope, panel, score } = await begin(page);
  await vmascope.press('k');
  await expect.poll(() => vmascope.place()).toMatchObject({ call: 2, step: 0 });
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await vmascope.press('Home');
  await expect(panel).not.toHaveAttribute('data-asking');
  await vmascope.press('ArrowRight', 3);
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 3 });
  await page.locator('.scrub').fill('7');
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 7 });
  await expect(score).toHaveText('0 of 1 right · 1 without an answer');
});

test('each decision of vma_merge, before its line is executed', async ({ page }) => {
  const { vmascope, panel, question, options, verdict } = await begin(page);
  await panel.getByLabel(/What is asked about/).selectOption('decisions');
  await page.locator('.timeline .call').nth(2).click();
  await vmascope.press('1');
  await vmascope.press('Shift+ArrowRight');
  await expect(question).toContainText('is a VM_SPECIAL bit among the flags?');
  await expect(options).toHaveText([/yes/, /no/]);
  await vmascope.press('2');
  await expect(verdict).toContainText('Right.');
  await vmascope.press('ArrowRight');
  await expect(vmascope.listing.locator('[data-executed] .went')).toHaveText('no');
  await expect(panel).not.toHaveAttribute('data-asking');
  await vmascope.press('Shift+ArrowRight');
  await expect(question).toHaveText('Yes or no, in vma_merge: “does next end where the range ends?”');
  await expect(vmascope.listing.locator('.next')).toContainText('does next end where the range ends?');
});

test('nothing on the page tells before it is shown', async ({ page }) => {
  const { vmascope, panel } = await begin(page);
  const mark = (k: number) => page.locator(`.timeline li[aria-posinset="${k}"] button`);
  expect(await vmascope.marks()).toEqual(['', '', '']);
  for (const k of [1, 2, 3]) await expect(mark(k)).toHaveAccessibleName(new RegExp(`^Call ${k}: `));
  await mark(3).hover();
  const preview = page.getByRole('tooltip');
  await expect(preview).toContainText('is not told before');
  await expect(preview).not.toContainText(/case 1|returned|map_count|touched/i);
  await expect(preview.locator('svg')).toHaveCount(0);
  await expect(vmascope.page.getByTestId('position')).toHaveText('Step 0 of ?');
  await expect(page.locator('.player .where')).toHaveText('Step 0 of ?');
  await expect(vmascope.narration).not.toContainText(/\d+ steps?/);
  await expect(page.locator('.count-strip .count')).toHaveAttribute('d', /^M[^L]*$|^M[^HVL]*[HVL]?[^HVL]*$/);

  // A call that is written: no preview in the hint, on the bar, in the form.
  await page.locator('.timeline .call').nth(2).click();
  await vmascope.type('munmap(a, 1p)');
  await expect(vmascope.hint).toHaveText(/^(replaces \d+ later calls?)?$/);
  await expect(page.locator('.bar-host .vs-badge')).toHaveCount(0);
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  await expect(page.locator('.form-effects')).toContainText('is not told before');
  await vmascope.press('Escape');
  await vmascope.console.fill('');
  await vmascope.press('Escape');

  await page.locator('#tab-compare').click();
  await expect(page.locator('#tab-panel')).toContainText('is not told before');
  await page.locator('#tab-tree').click();
  await expect(panel).toHaveAttribute('data-asking');
  await vmascope.press('Shift+ArrowRight');
  expect(await vmascope.marks()).toEqual(['', '', '1']);
});

test('a call that is typed is asked about before it is shown', async ({ page }) => {
  const { vmascope, panel } = await begin(page);
  await page.locator('.timeline .call').nth(2).click();
  await vmascope.press('Shift+ArrowRight');
  await vmascope.run('munmap(a, 1p)');
  await expect.poll(() => vmascope.place()).toMatchObject({ call: 4, step: 0 });
  await expect(panel).toHaveAttribute('data-asking');
});

test('another scenario begins anew, undo brings the answers back, reset forgets them', async ({ page }) => {
  const { vmascope, panel, question, score } = await begin(page);
  await vmascope.press('1');
  await expect(score).toContainText('of 1 right');
  await vmascope.choose('case:case5');
  await expect(score).toHaveText('0 of 0 right');
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(score).toContainText('of 1 right');
  await expect(panel).not.toHaveAttribute('data-asking');
  await vmascope.kernel('6.1');
  await expect(score).toHaveText('0 of 0 right');
  await vmascope.press('Shift+ArrowRight', 2);
  await panel.getByRole('button', { name: 'Reset' }).click();
  await expect(score).toHaveText('0 of 0 right');
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 0 });
  await expect(panel).toHaveAttribute('data-asking');
});

test('Escape and the toggle leave; everything is told again, and a reload begins without it', async ({ page }) => {
  const { vmascope, panel } = await begin(page);
  await vmascope.press('Escape');
  await expect(panel).toHaveCount(0);
  expect(await vmascope.marks()).toEqual(['', '', '1']);
  await vmascope.press('q');
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Leave Predict (Esc)' }).press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(page.locator('.player .next-step')).toBeFocused();
  await vmascope.press('q');
  await vmascope.press('1');
  await vmascope.open();
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Predict', exact: true })).toHaveAttribute('aria-pressed', 'false');
});

test('by keyboard alone, with single-key shortcuts switched off', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose(CASE1);
  await vmascope.press('?');
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).press('Space');
  await expect(page.getByRole('dialog')).toContainText('answer with this option');
  await vmascope.press('Escape');
  const { panel, options, verdict } = predictOn(vmascope);
  await page.getByRole('button', { name: 'Predict', exact: true }).press('Enter');
  await expect(options.first()).toBeVisible();
  await vmascope.press('1');
  await expect(verdict).toHaveCount(0);
  await options.first().focus();
  await vmascope.press('Tab');
  await expect(options.nth(1)).toBeFocused();
  await vmascope.press('Enter');
  await expect(verdict).toBeVisible();
  await expect(options.nth(1)).toBeFocused();
  const on = panel.getByRole('button', { name: 'Go on' });
  await on.press('Enter');
  await expect(panel.getByRole('button', { name: 'Next question' })).toBeFocused();
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('question, verdict and reason', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.choose(CASE1);
    await page.getByRole('button', { name: '先猜后看', exact: true }).click();
    const { panel, question, verdict, score } = predictOn(vmascope);
    await expect(question).toHaveText(/\p{Script=Han}.*？$/u);
    await vmascope.press('2');
    await expect(verdict).toHaveText(/(答对了|不对。正确答案：.*)。.*。$/u);
    await expect(score).toHaveText(/^1 题答对 [01] 题$/);
    await expect(panel.getByRole('button', { name: '继续' })).toBeVisible();
    await expect(panel).not.toContainText(/[A-Z]?[a-z]{3,} [a-z]{3,} [a-z]{3,}/);
  });
});

test('in a lecture: large, in sight as a whole, and a clicker goes on', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const { vmascope, panel, question, options } = await begin(page);
  await vmascope.press('l');
  await expect(page.locator('html')).toHaveAttribute('data-lecture');
  await drawn(page);
  for (const part of [question, options.last(), panel.getByRole('button', { name: 'Show it' })]) {
    await expect(part).toBeInViewport({ ratio: 1 });
    expect(await isUncut(part)).toBe(true);
  }
  const size = await question.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  expect(size).toBeGreaterThan(16);
  await vmascope.press('PageDown');
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 1 });
});

/** Nothing of it lies outside of what its panel shows. */
const isUncut = (part: Locator): Promise<boolean> =>
  part.evaluate((one) => {
    const panel = one.closest('.predict')?.getBoundingClientRect();
    const box = one.getBoundingClientRect();
    return panel !== undefined && box.top >= panel.top && box.bottom <= panel.bottom + 1 && box.right <= panel.right;
  });

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`at ${width} × ${height} all of a question fits, and nothing is cut`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const { options, panel } = await begin(page);
    await page.locator('.timeline .call').nth(2).click();
    await expect(panel).toHaveAttribute('data-asking');
    for (const option of await options.all()) {
      expect(await isUncut(option)).toBe(true);
      expect(await option.evaluate((one) => one.scrollWidth <= one.clientWidth + 1)).toBe(true);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (width > 1000) {
      for (const option of await options.all()) await expect(option).toBeInViewport({ ratio: 1 });
      expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    }
  });

test('with text at 200 % the question stands and can be answered', async ({ page }) => {
  const { options, verdict } = await begin(page);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await options.first().click();
  await expect(verdict).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test.describe('the exercise sheet', () => {
  async function sheet(page: Page): Promise<Locator> {
    const { panel } = await begin(page);
    await panel.getByRole('button', { name: 'Exercises' }).click();
    const dialog = page.getByRole('dialog', { name: 'Exercise sheet' });
    await expect(dialog.locator('.exercise').first()).toBeVisible();
    return dialog;
  }

  test('the same seed gives the same sheet, another seed another one; answers on demand', async ({ page }) => {
    const dialog = await sheet(page);
    const exercises = dialog.locator('.exercise');
    await expect(exercises).toHaveCount(8);
    const first = await exercises.allInnerTexts();
    await dialog.getByLabel('Seed').fill('7');
    await expect(dialog.locator('.sheet-head')).toHaveText('Linux 5.10, seed 7');
    expect(await exercises.allInnerTexts()).not.toEqual(first);
    await dialog.getByLabel('Seed').fill('1');
    await expect.poll(() => exercises.allInnerTexts()).toEqual(first);
    await dialog.getByLabel('Exercises').selectOption('5');
    await expect(exercises).toHaveCount(5);
    expect(await exercises.allInnerTexts()).toEqual(first.slice(0, 5));
    await dialog.getByRole('button', { name: 'Another one' }).click();
    await expect(dialog.locator('.sheet-head')).not.toHaveText('Linux 5.10, seed 1');
    await expect(dialog.locator('.answer')).toHaveCount(0);
    await dialog.getByLabel('Show answers').check();
    await expect(dialog.locator('.answer')).toHaveCount(5);
    for (const answer of await dialog.locator('.answer').allInnerTexts()) {
      expect(answer).toMatch(/^[a-e]\) .*\.$/s);
      expect(answer).not.toMatch(/undefined|[{}]/);
    }
  });

  test('step through it: the script before its last call, with its own question', async ({ page }) => {
    const dialog = await sheet(page);
    const exercise = dialog.locator('.exercise[data-kind=case]').first();
    const ask = await exercise.locator('.ask').innerText();
    const choices = await exercise.locator('.choices li').allInnerTexts();
    await exercise.getByRole('button', { name: 'Step through it' }).click();
    await expect(dialog).toHaveCount(0);
    const vmascope = new VmascopePage(page);
    const { question, options, score } = predictOn(vmascope);
    await expect(question).toHaveText(ask);
    expect(await options.locator('span:not(.key)').allInnerTexts()).toEqual(choices);
    const { call, calls, step } = await vmascope.place();
    expect([call, step]).toEqual([calls, 0]);
    await expect(score).toHaveText('0 of 0 right');
    await expect(page.locator('.scenario option:checked')).toContainText('of sheet 1');
  });

  test('as text, with the answers behind it', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const dialog = await sheet(page);
    await dialog.getByLabel('Show answers').check();
    await dialog.getByRole('button', { name: 'Copy as text' }).click();
    await expect(dialog).toContainText('Copied.');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^Linux 5\.10, seed 1\n\nExercise 1\n/);
    expect(text.match(/^Exercise \d+$/gm)).toHaveLength(8);
    expect(text).toMatch(/\nAnswers\n1 [a-e]\) /);
    expect(text).not.toMatch(/undefined|[{}]/);
  });

  test('on paper: the sheet alone, the answers on a page of their own', async ({ page }) => {
    const dialog = await sheet(page);
    await page.emulateMedia({ media: 'print' });
    await expect(dialog.locator('.exercise').first()).toBeVisible();
    await expect(dialog.locator('.solutions')).toBeVisible();
    await expect(dialog.locator('.solutions')).toHaveCSS('break-before', 'page');
    await expect(dialog.locator('.solutions li')).toHaveCount(8);
    for (const gone of ['.header', '.stage', '.player', '.console', '.listing', '.no-print'])
      await expect(page.locator(gone).first()).toBeHidden();
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect((pdf.match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(2);
  });

  test('from the help, without Predict', async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.press('?');
    await page.getByRole('button', { name: 'Exercise sheet' }).click();
    const dialog = page.getByRole('dialog', { name: 'Exercise sheet' });
    await dialog.getByRole('button', { name: 'Step through it' }).last().click();
    await expect(predictOn(vmascope).question).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

const LOOKS: readonly { readonly name: string; readonly options: Parameters<typeof test.use>[0] }[] = [
  { name: 'light', options: {} },
  { name: 'dark, Chinese', options: { colorScheme: 'dark', locale: 'zh-CN' } },
  { name: 'forced colours', options: { contextOptions: { forcedColors: 'active' } } },
  { name: 'reduced motion', options: { contextOptions: { reducedMotion: 'reduce' } } },
];

for (const { name, options } of LOOKS)
  test.describe(name, () => {
    test.use(options);
    test('axe finds nothing; targets, text sizes and live regions are as everywhere', async ({ page }) => {
      test.slow();
      const vmascope = new VmascopePage(page);
      await vmascope.open();
      await vmascope.choose(CASE1);
      await vmascope.press('q');
      const { panel, options: choices, verdict } = predictOn(vmascope);
      await expect(choices.first()).toBeVisible();
      await check(page, 'asking', name !== 'forced colours');
      await vmascope.press('1');
      await expect(verdict).toBeVisible();
      await check(page, 'answered', name !== 'forced colours');
      await panel.locator('.tools .button').last().click();
      await expect(page.locator('.sheet .exercise').first()).toBeVisible();
      await page.locator('.sheet input[type=checkbox]').check();
      await check(page, 'sheet', name !== 'forced colours');
    });
  });

async function check(page: Page, state: string, withColours: boolean): Promise<void> {
  await drawn(page);
  const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
  const axe = new AxeBuilder({ page: same }).setLegacyMode(true);
  if (!withColours) axe.disableRules('color-contrast');
  const { violations } = await axe.analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`),
      state,
    )
    .toEqual([]);
  expect.soft(await smallTargets(page), state).toEqual([]);
  expect
    .soft(
      (await textSizes(page)).filter(({ size }) => size < 11.99),
      state,
    )
    .toEqual([]);
  const regions = await page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    const all = [...document.querySelectorAll('[aria-live=polite], [role=status], [role=log], output')];
    return all.filter((region) => dialog === null || dialog.contains(region)).length;
  });
  expect.soft(regions, state).toBeLessThanOrEqual(1);
}
