import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { drawn, smallTargets, textSizes } from './measure';
import { VmascopePage } from './page';

interface State {
  readonly name: string;
  readonly enter: (vmascope: VmascopePage) => Promise<unknown>;
  readonly leave?: (vmascope: VmascopePage) => Promise<unknown>;
}

const leaveByEscape = (vmascope: VmascopePage): Promise<void> => vmascope.press('Escape');
const CONTENT = {
  tree: '.tree-host svg',
  table: '.maps',
  structs: '.structs',
  rmap: '[data-testid=rmap] svg',
  pages: '#tab-panel :is(svg, table, p)',
  compare: '.compare[aria-busy=false]',
  trace: '.trace [aria-busy=false]',
} as const;

/** By script, because a lecture folds the chrome away. */
const click =
  (selector: string, name?: string) =>
  async ({ page }: VmascopePage): Promise<void> => {
    const found = page.locator(selector, name === undefined ? {} : { hasText: name }).first();
    await found.evaluate((button: HTMLElement) => button.click());
  };
/** What the page asks for by this address stays on its way. */
const held = ({ page }: VmascopePage, address: RegExp): Promise<unknown> =>
  page.route(address, () => new Promise<void>(() => undefined));

const tab = (name: keyof typeof CONTENT): State => ({
  name,
  enter: async (vmascope) => {
    await click(`#tab-${name}`)(vmascope);
    await expect(vmascope.page.locator(CONTENT[name]).first()).toBeVisible();
  },
});
const dialog = (name: string, enter: State['enter'], content = 'dialog'): State => ({
  name,
  enter: async (vmascope) => {
    await enter(vmascope);
    await expect(vmascope.page.locator(content).first()).toBeVisible();
  },
  leave: leaveByEscape,
});

const STATES: readonly State[] = [
  tab('table'),
  tab('structs'),
  {
    name: 'structs of a VMA, with the caches',
    enter: ({ page }) => page.locator('.bar-host .vs-vma').first().click(),
    leave: leaveByEscape,
  },
  tab('rmap'),
  tab('pages'),
  tab('compare'),
  { name: 'compare, all kernels', enter: (vmascope) => vmascope.allKernels() },
  tab('tree'),
  { name: 'a caller', enter: click('.crumbs button') },
  {
    name: 'the whole call stack',
    enter: async (vmascope) => {
      await vmascope.press('d', 3);
      await click('.crumbs .more')(vmascope);
      await expect(vmascope.page.locator('.stack-list')).toBeVisible();
    },
    leave: leaveByEscape,
  },
  dialog('help', (vmascope) => vmascope.press('?')),
  dialog('go to', (vmascope) => vmascope.press('g')),
  dialog('import', click('.header button', 'Import')),
  dialog('export', click('.header button', 'Export')),
  dialog('about this kernel', click('.header [aria-label="About this kernel"]'), 'dialog table'),
  dialog('mechanisms', click('.header [aria-label^="Mechanisms"]'), 'dialog table'),
  dialog('script', click('.console .button', 'Script'), 'dialog textarea'),
  dialog('form', click('.console .button', 'Form'), '.call-form'),
  dialog(
    'menu of a VMA',
    ({ page }) => page.locator('.bar-host .vs-vma').first().click({ button: 'right' }),
    '[role=menu]',
  ),
  { name: 'the end', enter: (vmascope) => vmascope.press('End') },
  {
    name: 'a refused call',
    enter: async (vmascope) => {
      await click('.timeline .call.refused')(vmascope);
      await vmascope.press('Shift+ArrowRight');
    },
  },
  { name: 'an unreadable line', enter: (vmascope) => vmascope.run('munmop('), leave: leaveByEscape },
  {
    name: 'blank',
    enter: async (vmascope) => {
      await vmascope.page.locator('.player .next-step').focus();
      await vmascope.press('.');
      await expect(vmascope.page.locator('.blank')).toBeVisible();
    },
    leave: leaveByEscape,
  },
  { name: '1,000 VMAs', enter: (vmascope) => vmascope.choose('large:1000') },
  {
    name: 'a trace',
    enter: async (vmascope) => {
      await vmascope.kernel('5.17-anon-merge');
      await tab('trace').enter(vmascope);
    },
  },
  {
    name: 'what takes a while',
    enter: async (vmascope) => {
      await held(vmascope, /import-worker/);
      await vmascope.page.locator('.scenario').selectOption('program:cat');
      await expect(vmascope.page.locator('.working')).toBeVisible();
    },
    leave: click('.working .button'),
  },
];

/** Each is the last that a page can be in. */
const BROKEN: readonly State[] = [
  {
    name: 'a part that cannot be loaded',
    enter: async (vmascope) => {
      await vmascope.page.route(/assets\/RmapTab-/, (route) => route.abort());
      await click('#tab-rmap')(vmascope);
      await expect(vmascope.page.locator('.crash, .part-missing')).toBeVisible();
    },
  },
  {
    name: 'a part that breaks',
    enter: async (vmascope) => {
      const body = 'export function RmapTab() { throw new Error("broken"); }';
      await vmascope.page.route(/assets\/RmapTab-/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
      await click('#tab-rmap')(vmascope);
      await expect(vmascope.page.locator('.crash')).toBeVisible();
    },
  },
];

interface Look {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly lecture?: boolean;
  /** All rules; or contrast alone, where nothing but colours differs; or all others, where the colours are the system's. */
  readonly rules: 'all' | 'contrast' | 'structure';
}

const LOOKS: readonly Look[] = [
  { name: 'light', options: {}, rules: 'all' },
  { name: 'dark', options: { colorScheme: 'dark' }, rules: 'contrast' },
  { name: 'forced colours', options: { forcedColors: 'active' }, rules: 'structure' },
  { name: 'reduced motion', options: { reducedMotion: 'reduce' }, rules: 'contrast' },
  { name: 'lecture', options: { viewport: { width: 1280, height: 720 } }, lecture: true, rules: 'all' },
];

async function violations(page: Page, rules: Look['rules']): Promise<string[]> {
  // Two copies of the same types meet here.
  const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
  // Legacy: in the page itself, which has no frames; else a second page is opened for each look.
  const axe = new AxeBuilder({ page: same }).setLegacyMode(true);
  if (rules === 'contrast') axe.withRules('color-contrast');
  if (rules === 'structure') axe.disableRules('color-contrast');
  const { violations: found } = await axe.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

/** All sizes are multiples of a seventh of the page's, and rounded. */
const SMALLEST_TEXT_PX = 11.99;

/** Live regions that speak politely: those behind a modal dialog are out of reach, as it is for a reader. */
const politeRegions = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    const regions = [...document.querySelectorAll('[aria-live=polite], [role=status], [role=log], output')];
    return regions.filter((region) => dialog === null || dialog.contains(region)).length;
  });

async function check(page: Page, state: string, rules: Look['rules']): Promise<void> {
  await drawn(page);
  expect.soft(await violations(page, rules), state).toEqual([]);
  expect.soft(await smallTargets(page), state).toEqual([]);
  const tooSmall = (await textSizes(page)).filter(({ size }) => size < SMALLEST_TEXT_PX);
  expect.soft(tooSmall, state).toEqual([]);
  const isAlone = (await page.locator('dialog[open], .crash').count()) > 0;
  if (isAlone) expect.soft(await politeRegions(page), state).toBeLessThanOrEqual(1);
  else expect.soft(await politeRegions(page), state).toBe(1);
}

async function openLook(browser: Browser, { options, lecture }: Look): Promise<VmascopePage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const vmascope = new VmascopePage(await context.newPage());
  await vmascope.open();
  if (lecture) {
    await vmascope.press('l');
    await expect(vmascope.page.locator('html')).toHaveAttribute('data-lecture');
  }
  return vmascope;
}

for (const look of LOOKS) {
  test(`${look.name}: axe finds nothing in any state, targets are 24 px, one region speaks`, async ({ browser }) => {
    // A look at the whole page for each of some two dozen states.
    test.setTimeout(300_000);
    const vmascope = await openLook(browser, look);
    for (const { name, enter, leave } of STATES) {
      await enter(vmascope);
      await check(vmascope.page, name, look.rules);
      await leave?.(vmascope);
    }
    await vmascope.page.context().close();
  });

  test(`${look.name}: nor where something is broken`, async ({ browser }) => {
    test.slow();
    for (const { name, enter } of BROKEN) {
      const vmascope = await openLook(browser, look);
      await enter(vmascope);
      await check(vmascope.page, name, look.rules);
      await vmascope.page.context().close();
    }
  });
}

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

test('with forced colours the columns of many VMAs are seen, in the colour of text', async ({ browser }) => {
  const context = await browser.newContext({ forcedColors: 'active' });
  const page = await context.newPage();
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('large:1000');
  await drawn(page);
  const overview = page.locator('.overview-host');
  // The frame lies over the canvas.
  await expect(overview.locator('.vs-strip')).toHaveCSS('fill', 'none');
  await expect(overview.locator('canvas')).toBeVisible();
  const inks = await overview.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const inks = new Set<string>();
    for (let k = 0; k < data.length; k += 4)
      if (data[k + 3] === 255) inks.add(`rgb(${[...data.slice(k, k + 3)].join(', ')})`);
    return { seen: [...inks], text: getComputedStyle(document.body).color };
  });
  expect(inks.seen).toEqual([inks.text]);
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
