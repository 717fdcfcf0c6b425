import AxeBuilder from '@axe-core/playwright';
import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { drawn, smallTargets } from './measure';
import { VmascopePage } from './page';

type State = readonly [name: string, enter: (vmascope: VmascopePage) => Promise<void>, leave?: string];

const tab =
  (name: string) =>
  async ({ page }: VmascopePage) => {
    await page.locator(`#tab-${name}`).evaluate((button: HTMLElement) => button.click());
    if (name === 'compare') await expect(page.locator('.compare')).toHaveAttribute('aria-busy', 'false');
  };
/** By script, because a lecture folds the chrome away. */
const click =
  (selector: string, name?: string) =>
  async ({ page }: VmascopePage) => {
    const found = page.locator(selector, name === undefined ? {} : { hasText: name }).first();
    await found.evaluate((button: HTMLElement) => button.click());
  };

const TABS: readonly State[] = [
  ['table', tab('table')],
  ['structs', tab('structs')],
  ['rmap', tab('rmap')],
  ['pages', tab('pages')],
  ['compare', tab('compare')],
  ['tree', tab('tree')],
  ['a caller', click('.crumbs button')],
];

const DIALOGS: readonly State[] = [
  ['help', (vmascope) => vmascope.press('?'), 'Escape'],
  ['go to', (vmascope) => vmascope.press('g'), 'Escape'],
  ['import', click('.header button', 'Import'), 'Escape'],
  ['about this kernel', click('.header .button.icon'), 'Escape'],
  ['script', click('.console .button', 'Script'), 'Escape'],
  ['form', click('.console .button', 'Form'), 'Escape'],
];

const CALLS: readonly State[] = [
  [
    'menu of a VMA',
    async ({ page }) => {
      await page.locator('.bar-host .vs-vma').first().click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
    },
    'Escape',
  ],
  ['the end', (vmascope) => vmascope.press('End')],
  [
    'a refused call',
    async ({ page }) => {
      await page.locator('.timeline .call.refused').evaluate((mark: HTMLElement) => mark.click());
      await page.keyboard.press('Shift+ArrowRight');
    },
  ],
  ['an unreadable line', (vmascope) => vmascope.run('munmop('), 'Escape'],
  ['blank', (vmascope) => vmascope.press('.')],
];

interface Look {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly lecture?: boolean;
  /** The slow part of a look: left out where the colours are the system's, or those of another look. */
  readonly contrast?: boolean;
}

const LOOKS: readonly Look[] = [
  { name: 'light', options: {} },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'forced colours', options: { forcedColors: 'active' }, contrast: false },
  { name: 'reduced motion', options: { reducedMotion: 'reduce' }, contrast: false },
  { name: 'lecture', options: { viewport: { width: 1280, height: 720 } }, lecture: true },
];

async function violations(page: Page, contrast: boolean): Promise<string[]> {
  // Two copies of the same types meet here.
  const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
  const axe = new AxeBuilder({ page: same });
  const { violations: found } = await (contrast ? axe : axe.disableRules('color-contrast')).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

/** Live regions that speak politely: those behind a modal dialog are out of reach, as it is for a reader. */
const politeRegions = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    const regions = [...document.querySelectorAll('[aria-live=polite], [role=status], [role=log], output')];
    return regions.filter((region) => dialog === null || dialog.contains(region)).length;
  });

const STATES = { tabs: TABS, dialogs: DIALOGS, calls: CALLS } as const;

for (const { name, options, lecture, contrast = true } of LOOKS)
  for (const [states, all] of Object.entries(STATES))
    test(`${name}, ${states}: axe finds nothing, targets are 24 px, one region speaks`, async ({ browser }) => {
      // A look at the whole page for each state.
      test.slow();
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      const vmascope = new VmascopePage(page);
      await vmascope.open();
      if (lecture) await vmascope.press('l');
      for (const [state, enter, leave] of all) {
        await enter(vmascope);
        await drawn(page);
        expect.soft(await violations(page, contrast), state).toEqual([]);
        expect.soft(await smallTargets(page), state).toEqual([]);
        const isModal = (await page.locator('dialog[open]').count()) > 0;
        if (isModal) expect.soft(await politeRegions(page), state).toBeLessThanOrEqual(1);
        else expect.soft(await politeRegions(page), state).toBe(1);
        if (leave !== undefined) await vmascope.press(leave);
      }
      await context.close();
    });

test('with forced colours every shape has a stroke that is not the ground', async ({ browser }) => {
  const context = await browser.newContext({ forcedColors: 'active' });
  const page = await context.newPage();
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.press('n');
  await drawn(page);
  const bare = await page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const shapes = document.querySelectorAll(
      '.vs-svg :is(.vs-body, .vs-node, .vs-entry, .vs-pill, .vs-ring, .vs-edge, .vs-link)',
    );
    return [...shapes]
      .filter((shape) => {
        const { stroke, strokeWidth } = getComputedStyle(shape);
        return stroke === 'none' || stroke === ground || Number.parseFloat(strokeWidth) < 1;
      })
      .map((shape) => shape.getAttribute('class'));
  });
  expect(bare).toEqual([]);
  const inks = await page.evaluate(() => ({
    canvas: getComputedStyle(document.body).color,
    texts: [...new Set([...document.querySelectorAll('.vs-svg text')].map((text) => getComputedStyle(text).fill))],
  }));
  expect(inks.texts).toEqual([inks.canvas]);
  await context.close();
});

test('with reduced motion a step cuts, and a still ghost shows where things came from', async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  // Without ?testing=1, which stills everything.
  await page.goto('./');
  const vmascope = new VmascopePage(page);
  await vmascope.choose('case:case6');
  await vmascope.press('End');
  await vmascope.press('Shift+ArrowLeft');
  const { steps } = await vmascope.place();
  const ghosts = page.locator('.tree-host .vs-ghost');
  let met = 0;
  for (let step = 0; step < steps && met === 0; step++) {
    await vmascope.press('ArrowRight');
    await drawn(page);
    met = await ghosts.count();
  }
  expect(met).toBeGreaterThan(0);
  await expect(page.locator('.tree-host .vs-ghost-trail').first()).toBeAttached();
  const shown = await page.locator('.tree-host svg').innerHTML();
  await drawn(page);
  expect(await page.locator('.tree-host svg').innerHTML()).toBe(shown);
  // A jump leaves none.
  await vmascope.press('Home');
  await expect(ghosts).toHaveCount(0);
  await context.close();
});
