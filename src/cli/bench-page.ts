/**
 * What the page costs, measured in a headless Chromium on the built page: milliseconds of the main thread (script, style,
 * layout, paint) from a key or a move of the pointer until the frame after it stands. ScriptDuration misses the work of
 * frames, so TaskDuration is asked, and what asking and waiting cost by themselves is taken off. The page is opened without
 * motion: a step is one frame then.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../../scripts/browser.mjs';
import { median, percentile, type Report, type Row } from './bench-report';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SPACES = ['1000', '65530'] as const;
type Space = (typeof SPACES)[number];
/** Milliseconds. */
const STEP_BOUND = { '1000': 16.7, '65530': 50 } as const;
const PAN_BOUND = 16.7;
const STEPS = 100;
/** Of the space with 1,000 VMAs all that have steps. */
const CALLS = 7;
/** Everything is done so often. */
const ROUNDS = 5;
/** How often the measuring itself is measured. */
const NOTHINGS = 25;
const MOVES = 40;
const WHEELS = 10;
const WHEEL_PX = 120;
const MOVE_PX = 9;
/** A page that is never idle is measured all the same. */
const REST_MS = 2000;

/** Milliseconds of the main thread for what `act` does, up to the end of the second frame after it. */
type Meter = (act: () => Promise<unknown>) => Promise<number>;

/** @returns the meter, and what it says of an act that does nothing */
async function meterOf(page: Page, cdp: CDPSession): Promise<{ meter: Meter; itself: number }> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const gross: Meter = async (act) => {
    const before = await busy();
    await act();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return (await busy()) - before;
  };
  const nothings: number[] = [];
  for (let n = 0; n < NOTHINGS; n++) {
    await rest(page);
    nothings.push(await gross(async () => undefined));
  }
  const itself = median(nothings);
  return { itself, meter: async (act) => (await gross(act)) - itself };
}

async function openSpace(page: Page, address: string, space: Space): Promise<void> {
  await page.goto(`${address}?testing=1`);
  const menu = page.locator('.scenario');
  await menu.selectOption(`large:${space}`);
  await page.waitForFunction(
    (value) => document.querySelector<HTMLSelectElement>('.scenario[aria-busy=false]')?.value === value,
    `large:${space}`,
  );
}

/**
 * Until the page has nothing to do: a reader's next press comes later still, for looking at a step takes longer than what is
 * prepared after it. Without it the first press would also be charged with files that are only then on their way.
 */
const rest = (page: Page): Promise<unknown> =>
  page.evaluate((timeout) => new Promise((done) => requestIdleCallback(done, { timeout })), REST_MS);

/** The middle of the times that each act took: what else the machine did in one of the rounds does not count. */
const middles = (rounds: readonly (readonly number[])[]): number[] =>
  (rounds[0] ?? []).map((_, act) => median(rounds.map((times) => times[act] ?? Number.NaN)));

/** Steps forward and back, then from call to call, each from a page at rest; every round ends where it began. */
async function timeSteps(page: Page, meter: Meter): Promise<{ steps: number[]; calls: number[] }> {
  // A finger stays on a key for longer than a frame: what letting go costs comes after it.
  const press = async (combination: string): Promise<number> => {
    const keys = combination.split('+');
    await rest(page);
    for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
    const time = await meter(() => page.keyboard.down(keys.at(-1) ?? ''));
    for (const key of keys.reverse()) await page.keyboard.up(key);
    return time;
  };
  const steps: number[][] = [];
  const calls: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [stepsNow, callsNow]: number[][] = [[], []];
    for (let n = 0; n < STEPS; n++) stepsNow?.push(await press(n % 5 === 4 ? 'ArrowLeft' : 'ArrowRight'));
    for (let n = 0; n < CALLS; n++) {
      await press('Shift+ArrowRight');
      callsNow?.push(await press('ArrowRight'));
    }
    for (let n = 0; n < CALLS; n++) await press('Shift+ArrowLeft');
    steps.push(stepsNow ?? []);
    calls.push(callsNow ?? []);
  }
  return { steps: middles(steps), calls: middles(calls) };
}

/** Out to the whole space, across it, and in again, a frame for each move; every round begins with the view of the step. */
async function timePan(page: Page, meter: Meter): Promise<number[]> {
  const box = await page.getByTestId('bar').boundingBox();
  if (box === null) throw new Error('the page shows no bar');
  const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.45];
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times: number[] = [];
    await page.mouse.move(x, y);
    const wheel = async (by: number): Promise<void> => {
      for (let n = 0; n < WHEELS; n++) times.push(await meter(() => page.mouse.wheel(0, by)));
    };
    const drag = async (): Promise<void> => {
      await page.mouse.down();
      for (let n = 1; n <= MOVES; n++) times.push(await meter(() => page.mouse.move(x + n * MOVE_PX, y)));
      await page.mouse.up();
      await page.mouse.move(x, y);
    };
    await drag();
    await wheel(WHEEL_PX);
    await drag();
    await wheel(WHEEL_PX);
    await drag();
    await wheel(-WHEEL_PX);
    rounds.push(times);
    await page.getByRole('button', { name: 'Show everything' }).click();
  }
  return middles(rounds);
}

const rowsOf = (what: string, times: readonly number[], bound: number): Row[] => [
  { what: `${what}, median`, value: median(times), unit: 'ms' },
  { what: `${what}, p95`, value: percentile(times, 0.95), unit: 'ms', bound },
];

async function measureSpace(page: Page, address: string, space: Space): Promise<Row[]> {
  await openSpace(page, address, space);
  const { meter, itself } = await meterOf(page, await page.context().newCDPSession(page));
  const { steps, calls } = await timeSteps(page, meter);
  const pans = await timePan(page, meter);
  return [
    { what: `the measuring itself at ${space} VMAs, taken off`, value: itself, unit: 'ms' },
    ...rowsOf(`a step shown at ${space} VMAs`, steps, STEP_BOUND[space]),
    ...rowsOf(`the first step of another call at ${space} VMAs`, calls, STEP_BOUND[space]),
    ...rowsOf(`pan and zoom of the bar at ${space} VMAs`, pans, PAN_BOUND),
  ];
}

/** The rows of the page; where there is no browser or no built page, why not. */
export async function pageReport(): Promise<Report> {
  const skip = (why: string): Report => ({ rows: [], skipped: [`a step shown, pan and zoom: ${why}`] });
  if (!existsSync(`${ROOT}dist/index.html`)) return skip('the page is not built');
  const executablePath = findBrowser();
  if (executablePath === undefined) return skip('no Chromium or Chrome here; VMASCOPE_BROWSER can name one');
  const server = await preview({
    root: ROOT,
    logLevel: 'silent',
    preview: { host: '127.0.0.1', port: 0, open: false },
  });
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const rows: Row[] = [];
    for (const space of SPACES) rows.push(...(await measureSpace(page, server.resolvedUrls?.local[0] ?? '', space)));
    return { rows, skipped: [] };
  } finally {
    await browser.close();
    await server.close();
  }
}
