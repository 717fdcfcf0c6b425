import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

const ANON = 'PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS';
const TOUCHED = [`a = mmap(NULL, 4p, ${ANON}, -1, 0)`, 'touch(a, 2p, w)'];

/** The tabs of the reverse mapping and of the pages, as their user speaks of them. */
class Tall {
  readonly picture: Locator;
  readonly note: Locator;
  readonly twin: Locator;

  constructor(
    readonly page: Page,
    readonly name: 'rmap' | 'pages',
  ) {
    this.picture = page.getByTestId(name);
    this.note = page.locator('.tall-note');
    this.twin = page.locator('.twin');
  }

  async open(): Promise<void> {
    await this.page.locator(`#tab-${this.name}`).click();
    await expect(this.picture.locator('svg')).toBeVisible();
  }

  /** The boxes of VMAs, in order. */
  vmas(): Locator {
    return this.picture.locator(`g[data-key^="${this.name === 'rmap' ? 'rvma' : 'pvma'}:"]`);
  }

  vma(label: RegExp): Locator {
    return this.picture.getByRole('button', { name: label });
  }

  cards(): Locator {
    return this.picture.locator('g[data-key^="page:"]');
  }

  async openTable(): Promise<void> {
    await this.twin.locator('summary').click();
    await expect(this.twin.locator('table').first()).toBeVisible();
  }
}

async function play(page: Page, lines: readonly string[], kernel?: string): Promise<VmascopePage> {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('empty');
  if (kernel) await page.getByRole('combobox', { name: 'Kernel' }).selectOption(kernel);
  for (const line of lines) {
    await vmascope.run(line);
    await expect(vmascope.console).toHaveValue('');
  }
  return vmascope;
}

test('fork: the child’s chain has two, and its anon_vma hangs below the parent’s', async ({ page }) => {
  await play(page, [...TOUCHED, 'fork()']);
  const rmap = new Tall(page, 'rmap');
  await rmap.open();
  await expect(rmap.vmas()).toHaveCount(2);
  await expect(rmap.vma(/^VMA B, .*anon_vma_chain α2, α1$/)).toBeVisible();
  await expect(rmap.picture.locator('g[data-key^="avc:2:"]')).toHaveCount(2);
  await expect(rmap.picture.locator('g[data-key="branch:2"]')).toHaveCount(1);
  await expect(rmap.picture.getByRole('button', { name: /^α2, child of α1/ })).toBeVisible();
});

test('touch: pages appear, with page->mapping, page->index and frame', async ({ page }) => {
  const vmascope = await play(page, TOUCHED.slice(0, 1));
  const pages = new Tall(page, 'pages');
  await pages.open();
  await expect(pages.cards()).toHaveCount(0);
  await vmascope.run('touch(a, 2p, w)');
  await expect(pages.cards()).toHaveCount(2);
  await expect(pages.cards().first()).toHaveAttribute('aria-label', /page->mapping α1, page->index 0x\w+, frame #1$/);
  await vmascope.run('fork()');
  await expect(pages.cards()).toHaveCount(4);
  await expect(pages.cards().first()).toHaveAttribute('aria-label', /shared with process 2$/);
  await expect(pages.cards().last()).toHaveAttribute('aria-label', /frame #2, shared with process 1$/);
});

test('the series of 2022: mapping and index of the moved pages change, and what they were is told', async ({
  page,
}) => {
  await play(
    page,
    [
      `a = mmap(NULL, 3p, ${ANON}, -1, 0)`,
      'touch(a, 3p, w)',
      'b = mmap(a-100p, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)',
      'touch(b, 3p, w)',
      'mremap(b, 3p, 3p, MREMAP_MAYMOVE|MREMAP_FIXED, a+3p)',
    ],
    '5.17-anon-merge',
  );
  const pages = new Tall(page, 'pages');
  await pages.open();
  await expect(pages.cards()).toHaveCount(6);
  await expect(pages.picture.getByText(/^← α2 …/)).toHaveCount(3);
});

test('what is selected here is selected everywhere, and the other way round', async ({ page }) => {
  const vmascope = await play(page, [...TOUCHED, 'mmap(NULL, 4p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)']);
  const rmap = new Tall(page, 'rmap');
  await rmap.open();
  await rmap.vma(/^VMA A,/).click();
  await expect(page.getByTestId('bar').locator('g[data-key="vma:1"]')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('bar').locator('g[data-key="vma:2"]').click();
  await expect(rmap.vma(/^VMA B,/)).toHaveAttribute('aria-pressed', 'true');
  await expect(rmap.vma(/^VMA A,/)).toHaveAttribute('aria-pressed', 'false');
  const pages = new Tall(page, 'pages');
  await pages.open();
  await pages.cards().first().click();
  await vmascope.tab('table');
  await expect(page.locator('tr[data-vma=A] button')).toHaveAttribute('aria-pressed', 'true');
});

test('by keyboard: down the VMAs, across to an anon_vma, Enter selects; the words follow', async ({ page }) => {
  await play(page, [...TOUCHED, 'fork()']);
  const rmap = new Tall(page, 'rmap');
  await rmap.open();
  await rmap.vma(/^VMA A,/).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rmap.vma(/^VMA B,/)).toBeFocused();
  await expect(rmap.note).toContainText('anon_vma_chain α2, α1');
  await expect(rmap.picture.locator('.vs-tie.vs-lit')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(rmap.vma(/^VMA B,/)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(rmap.picture.locator('g[data-key="anon:2"]')).toBeFocused();
  await expect(rmap.note).toContainText('child of α1');
});

test('the tables say what the pictures say, and their buttons select', async ({ page }) => {
  await play(page, [...TOUCHED, 'fork()']);
  const rmap = new Tall(page, 'rmap');
  await rmap.open();
  await rmap.openTable();
  await expect(rmap.twin.locator('tr[data-vma=B]')).toHaveCount(2);
  await expect(rmap.twin.locator('tr[data-anon-vma=α2]')).toContainText('child of α1');
  await rmap.twin.locator('tr[data-vma=B] button').first().click();
  await expect(rmap.vma(/^VMA B,/)).toHaveAttribute('aria-pressed', 'true');
  const pages = new Tall(page, 'pages');
  await pages.open();
  await pages.openTable();
  await expect(pages.twin.locator('tbody tr')).toHaveCount(4);
  await expect(pages.twin.locator('tbody tr').first()).toContainText('α1');
});

for (const name of ['rmap', 'pages'] as const)
  test(`the ${name} tab is clean, with its tables open, light and dark`, async ({ page }) => {
    await play(page, [
      ...TOUCHED,
      'f = open("libc.so.6", 64p)',
      'mmap(NULL, 80p, PROT_READ, MAP_PRIVATE, f, 8p)',
      'fork()',
    ]);
    const tall = new Tall(page, name);
    await tall.open();
    await tall.openTable();
    // The same class at run time; the two packages bring a copy of its types each.
    const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page: same }).include('.stage').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
  });

test('in Chinese the tabs speak Chinese', async ({ page }) => {
  await play(page, [...TOUCHED, 'fork()']);
  await page.getByRole('button', { name: '中文' }).click();
  const rmap = new Tall(page, 'rmap');
  await rmap.open();
  await expect(page.locator('#tab-rmap')).toHaveText('反向映射');
  await expect(rmap.picture).toContainText('α1 之子');
  await expect(rmap.picture).toContainText('进程 1 · 发起调用');
});
