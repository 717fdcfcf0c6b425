/** The page as its user speaks of it. Nothing moves under ?testing=1, so what is shown is what is true. */
import { expect, type Locator, type Page } from '@playwright/test';

export interface MapRow {
  readonly name: string;
  readonly range: string;
  readonly perm: string;
  readonly path: string;
}

export interface Place {
  readonly call: number;
  readonly calls: number;
  readonly step: number;
  readonly steps: number;
}

const NUMBERS = /\d+/g;

export class VmascopePage {
  readonly narration: Locator;
  readonly console: Locator;
  readonly hint: Locator;
  readonly why: Locator;
  readonly listing: Locator;
  readonly notice: Locator;

  constructor(readonly page: Page) {
    this.narration = page.getByTestId('narration');
    this.console = page.locator('#console-input');
    this.hint = page.getByTestId('console-hint');
    this.why = page.locator('.why');
    this.listing = page.locator('.listing');
    this.notice = page.locator('.notice');
  }

  /** Opens the page; in Chinese where the browser asks for it. */
  async open(): Promise<void> {
    await this.page.goto('./?testing=1');
    await expect(this.page.locator('.player')).toBeVisible();
  }

  /** The page of mechanisms. */
  async mechanisms(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Mechanisms: what is covered' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Mechanisms' });
    await expect(dialog.locator('table')).toBeVisible();
    return dialog;
  }

  /** Opens a mechanism from its page, by its id there. */
  async mechanism(id: string): Promise<void> {
    const dialog = await this.mechanisms();
    await dialog.locator(`tr[data-topic="${id}"]`).getByRole('button').click();
    await expect(dialog).toHaveCount(0);
  }

  /** By the value of the menu: `case:case1`, `program:cat`, `empty`. */
  async choose(scenario: string): Promise<void> {
    await this.page.locator('.scenario').selectOption(scenario);
    await expect(this.page.locator('.scenario[aria-busy=false]')).toHaveValue(scenario);
  }

  async press(key: string, times = 1): Promise<void> {
    for (let n = 0; n < times; n++) await this.page.keyboard.press(key);
  }

  /** Where the player stands; calls count from 1, steps from 0. */
  async place(): Promise<Place> {
    const [position = '', call = ''] = await this.page
      .locator('[data-testid=position], .timeline .position')
      .allTextContents();
    const [step = 0, steps = 0] = (position.match(NUMBERS) ?? []).map(Number);
    const [at = 0, calls = 0] = (call.match(NUMBERS) ?? []).map(Number);
    return { call: at, calls, step, steps };
  }

  /** Presses → until the end, or ← until the start; how often it did something. Looks once a call. */
  async walk(key: 'ArrowRight' | 'ArrowLeft'): Promise<number> {
    const isForward = key === 'ArrowRight';
    for (let presses = 0; ; presses++) {
      const { call, calls, step, steps } = await this.place();
      const rest = isForward ? steps - step : step;
      await this.press(key, rest);
      presses += rest;
      expect(await this.place()).toMatchObject({ call, step: isForward ? steps : 0 });
      if (isForward ? call === calls : call === 1) return presses;
      await this.press(key);
    }
  }

  /** Every picture is drawn as it should be. */
  async settled(): Promise<void> {
    await this.page.evaluate(() => (window as unknown as { vmascope: { idle(): Promise<void> } }).vmascope.idle());
  }

  async tab(name: 'tree' | 'table' | 'structs' | 'compare' | 'trace'): Promise<void> {
    await this.page.locator(`#tab-${name}`).click();
    const content = {
      tree: '.tree-host',
      table: '.maps',
      structs: '.structs',
      compare: '.compare[aria-busy=false]',
      trace: '.trace',
    }[name];
    await expect(this.page.locator(content)).toBeVisible();
  }

  /** The session on another kernel. */
  async kernel(name: string): Promise<void> {
    const menu = this.page.locator('.header select').nth(1);
    await menu.selectOption(name);
    await expect(menu.and(this.page.locator('[aria-busy=false]'))).toHaveValue(name);
  }

  /** An example of Compare, by its value: `6.18-3`; call tab('compare') first. */
  async example(id: string): Promise<void> {
    await this.page.locator('.compare .examples').selectOption(id);
    await expect(this.page.locator('.compare .examples')).toHaveValue(id);
    await this.compared();
  }

  /** Compare has run every kernel. */
  async compared(): Promise<void> {
    await expect(this.page.locator('.compare')).toHaveAttribute('aria-busy', 'false');
  }

  /** The same call on every kernel; call tab('compare') first. */
  async allKernels(): Promise<void> {
    await this.page.locator('.compare').getByRole('button', { name: 'All kernels' }).click();
    await this.compared();
  }

  /** The cell of a call on a kernel; calls count from 1. */
  compareCell(call: number, kernel: string): Locator {
    return this.page.locator(`.compare-table tr[data-call="${call}"] td[data-kernel="${kernel}"]`);
  }

  /** The rows of the table; call tab('table') first. */
  async map(): Promise<MapRow[]> {
    return this.page.locator('.maps tbody tr[data-vma]').evaluateAll((rows) =>
      rows.map((row) => {
        const [name = '', range = '', perm = '', , , , , path = ''] = [...row.querySelectorAll('td')].map(
          (cell) => cell.textContent ?? '',
        );
        return { name, range, perm, path };
      }),
    );
  }

  async type(call: string): Promise<void> {
    await this.console.fill(call);
  }

  async run(call: string): Promise<void> {
    await this.type(call);
    await this.console.press('Enter');
  }

  /** Marks of the timeline, as they are read: a case number, `!`, or nothing. */
  marks(): Promise<string[]> {
    return this.page.locator('.timeline .call').allInnerTexts();
  }

  currentMark(): Locator {
    return this.page.locator('.timeline .call[aria-current]');
  }
}
