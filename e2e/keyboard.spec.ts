import { expect, type Locator, type Page, test } from '@playwright/test';
import { drawn } from './measure';
import { VmascopePage } from './page';

/** More stops than the page has: what is not met by then cannot be reached. */
const MOST_STOPS = 90;

/** What is wrong with the place of the focus; nothing, where it is on something that is seen and marked. */
const focusFault = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    // The browser's own controls come round once.
    if (at === null || at === document.body) return '';
    const name = `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 30)}`;
    const { left, top, right, bottom, width, height } = at.getBoundingClientRect();
    if (width < 1 || height < 1 || right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
      return `out of sight: ${name}`;
    for (let up: Element | null = at; up !== null; up = up.parentElement)
      if (getComputedStyle(up).clipPath !== 'none') return `folded away: ${name}`;
    const isMarked = [at, ...at.querySelectorAll('*')].some((part) => {
      const { outlineStyle, boxShadow, stroke } = getComputedStyle(part);
      return outlineStyle !== 'none' || boxShadow !== 'none' || stroke !== 'none';
    });
    return isMarked ? '' : `not marked: ${name}`;
  });

/** Tab, or Shift+Tab, until the focus is there; every stop on the way is seen and marked. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const faults: string[] = [];
  const isThere = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < MOST_STOPS && !(await isThere()); stop++) {
    await page.keyboard.press(key);
    await drawn(page);
    const fault = await focusFault(page);
    if (fault !== '') faults.push(fault);
  }
  await expect(target).toBeFocused();
  expect(faults).toEqual([]);
}

test('a cold start with the keyboard alone', async ({ page }) => {
  test.slow();
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const { keyboard } = page;
  const scenario = page.locator('.scenario');
  const header = page.getByRole('banner');

  await test.step('open, and step', async () => {
    await keyboard.press('Tab');
    await expect(page.locator('.skip')).toBeFocused();
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await expect(page.locator('.player button').first()).toBeFocused();
    await tabTo(page, page.locator('.player .next-step'));
    const before = await vmascope.place();
    await keyboard.press('Enter');
    await keyboard.press('ArrowRight');
    expect((await vmascope.place()).step).toBe(before.step + 2);
    await expect(page.locator('.player .next-step')).toBeFocused();
  });

  await test.step('choose a case, then take that back', async () => {
    await tabTo(page, scenario);
    await keyboard.type('Case 6');
    await expect(scenario).toHaveValue('case:case6');
    await expect(scenario).toBeFocused();
    const undo = header.getByRole('button', { name: 'Undo' });
    await tabTo(page, undo);
    // A menu that is closed chooses with each letter that tells more.
    for (let times = 0; times < 6 && (await undo.isEnabled()); times++) await keyboard.press('Enter');
    await expect(scenario).toHaveValue('welcome');
    await expect(undo).toBeDisabled();
    await expect(undo).toBeFocused();
    await keyboard.press('Tab');
    await expect(header.getByRole('button', { name: 'Redo' })).toBeFocused();
  });

  await test.step('type a call with an error, and mend it', async () => {
    await keyboard.press('/');
    await expect(vmascope.console).toBeFocused();
    await keyboard.type('munmop(a, 1p)');
    await keyboard.press('Enter');
    await expect(vmascope.console).toHaveAttribute('aria-invalid', 'true');
    await expect(vmascope.console).toBeFocused();
    await vmascope.press('Home');
    await vmascope.press('ArrowRight', 4);
    await vmascope.press('Delete');
    await keyboard.type('a');
    await keyboard.press('Enter');
    await expect(vmascope.console).toHaveValue('');
    await expect(vmascope.console).toBeFocused();
    await keyboard.press('Escape');
    await vmascope.press('Control+z');
    await expect(scenario).toHaveValue('welcome');
  });

  await test.step('look at Why', async () => {
    const question = page.locator('.why summary').first();
    await vmascope.press('Home');
    await vmascope.press('c');
    await expect(question).toBeVisible();
    await tabTo(page, question);
    const details = page.locator('.why details').first();
    const wasOpen = await details.evaluate((element: HTMLDetailsElement) => element.open);
    await keyboard.press('Enter');
    expect(await details.evaluate((element: HTMLDetailsElement) => element.open)).toBe(!wasOpen);
    await expect(question).toBeFocused();
  });

  await test.step('select two neighbours', async () => {
    await tabTo(page, page.locator('.bar-host g[tabindex="0"]'), 'Shift+Tab');
    // From the hole below the first VMA.
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await keyboard.press('ArrowRight');
    await keyboard.press('Shift+Enter');
    const pair = vmascope.why.locator('[data-question=pair]');
    await expect(pair).toContainText(/[A-Z], [A-Z]/);
    await keyboard.press('Escape');
    await expect(pair).toHaveCount(0);
  });

  await test.step('open the page of mechanisms, and one of them', async () => {
    const button = header.getByRole('button', { name: /^Mechanisms/ });
    await tabTo(page, button, 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused();
    await keyboard.press('Escape');
    await expect(button).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused();
    await keyboard.type('case 6');
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(scenario).toHaveValue(/^topic:/);
    await expect(button).toBeFocused();
  });

  await test.step('switch the kernel', async () => {
    const kernel = header.getByLabel('Kernel', { exact: true });
    const before = await kernel.inputValue();
    await tabTo(page, kernel);
    await keyboard.press('ArrowDown');
    await expect(kernel).not.toHaveValue(before);
    await expect(kernel).toBeFocused();
  });

  await test.step('help opens at its top, and gives the focus back', async () => {
    const button = header.getByRole('button', { name: 'Help' });
    await tabTo(page, button);
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading')).toBeInViewport();
    await tabTo(page, dialog.getByRole('button', { name: 'Close' }));
    await keyboard.press('Enter');
    await expect(button).toBeFocused();
  });

  await test.step('a lecture, and back', async () => {
    const button = header.getByRole('button', { name: 'Lecture' });
    await tabTo(page, button, 'Shift+Tab');
    await keyboard.press('Enter');
    const end = page.getByRole('button', { name: 'End lecture' });
    await expect(end).toBeVisible();
    await expect(page.locator('.player .next-step')).toBeFocused();
    const before = await vmascope.place();
    await keyboard.press('PageUp');
    await keyboard.press('PageDown');
    expect(await vmascope.place()).toEqual(before);
    await tabTo(page, page.getByRole('button', { name: 'Controls' }));
    await tabTo(page, end);
    await keyboard.press('Enter');
    await expect(page.locator('html')).not.toHaveAttribute('data-lecture');
    await expect(page.locator('.player .next-step')).toBeFocused();
    await tabTo(page, scenario, 'Shift+Tab');
  });
});

test('who has chosen a case by keyboard steps on at once: sideways the menu leaves the keys to the page', async ({
  page,
}) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  const scenario = page.locator('.scenario');
  await scenario.focus();
  await page.keyboard.type('Case 6');
  await expect(scenario.and(page.locator('[aria-busy=false]'))).toHaveValue('case:case6');
  await vmascope.press('ArrowRight', 2);
  await expect(scenario).toHaveValue('case:case6');
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 2 });
  await vmascope.press('ArrowLeft');
  expect(await vmascope.place()).toMatchObject({ call: 1, step: 1 });
  await expect(scenario).toBeFocused();
  await vmascope.press('ArrowDown');
  await expect(scenario.and(page.locator('[aria-busy=false]'))).toHaveValue('case:case7');
  // In the form of a call the keys belong to the form.
  await page.getByRole('button', { name: 'Form', exact: true }).click();
  const before = await vmascope.place();
  await page.locator('.call-form select').first().focus();
  await vmascope.press('ArrowRight');
  expect(await vmascope.place()).toEqual(before);
});
