import { expect, type Page, test } from '@playwright/test';
import { VmascopePage } from './page';

const tree = (page: Page) => page.getByTestId('tree');
const node = (page: Page, name: string) => tree(page).locator(`[aria-label^="${name}, "]`);
const caption = (page: Page) => tree(page).locator('[data-key="caption:"]');
const tags = (page: Page) => tree(page).locator('.vs-tag .vs-pill-text').allTextContents();

/** Middle of a node, pixels. */
async function placeOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const at = await node(page, name).locator('.vs-node').boundingBox();
  if (at === null) throw new Error(`no node ${name}`);
  return { x: at.x + at.width / 2, y: at.y + at.height / 2 };
}

/** Ten VMAs one after the other: the node of the last goes through insert cases. */
async function openTen(vmascope: VmascopePage): Promise<void> {
  await vmascope.choose('empty');
  for (let k = 1; k <= 10; k++)
    await vmascope.run(`mmap(0x${k.toString(16)}0000, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)`);
  await vmascope.console.blur();
}

/** Steps forward until the picture says so; fails at the end of the call. */
async function stepUntil(vmascope: VmascopePage, is: () => Promise<boolean>): Promise<void> {
  await vmascope.settled();
  const { step, steps } = await vmascope.place();
  for (let at = step; at < steps; at++) {
    if (await is()) return;
    await vmascope.press('ArrowRight');
    await vmascope.settled();
  }
  expect(await is()).toBe(true);
}
const says = (page: Page, words: string) => async () => (await caption(page).allTextContents()).join().includes(words);

test('an insertion names its case and the roles; the rotation moves nodes up and down only', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await openTen(vmascope);
  // The tenth has a red uncle: recolour, and again from the grandparent.
  await vmascope.press('Shift+ArrowLeft');
  await stepUntil(vmascope, says(page, 'insert case 1'));
  await expect(caption(page)).toContainText('uncle red');
  expect((await tags(page)).sort()).toEqual(['gparent', 'node', 'parent', 'uncle']);
  await expect(node(page, 'J')).toHaveAttribute('aria-label', /red node, parent I/);
  // The ninth: the uncle is black, so the grandparent is rotated.
  await vmascope.press('Shift+ArrowLeft');
  await vmascope.press('Shift+ArrowLeft');
  await stepUntil(vmascope, says(page, 'insert case 3'));
  const before = { g: await placeOf(page, 'G'), h: await placeOf(page, 'H') };
  await vmascope.press('ArrowRight');
  await expect(node(page, 'H')).toHaveAttribute('aria-label', /left G, right I/);
  const after = { g: await placeOf(page, 'G'), h: await placeOf(page, 'H') };
  expect(after.h.y).toBeLessThan(before.h.y);
  expect(after.g.y).toBeGreaterThan(before.g.y);
  for (const id of ['g', 'h'] as const) expect(after[id].x).toBeCloseTo(before[id].x, 0);
});

test('an erasure with two children: the successor is relinked into the place, and says so', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await openTen(vmascope);
  await vmascope.run('munmap(0x40000, 1p)');
  await vmascope.console.blur();
  await vmascope.press('Shift+ArrowLeft');
  await stepUntil(vmascope, says(page, 'two children'));
  const [root, heir] = [await placeOf(page, 'D'), await placeOf(page, 'E')];
  await stepUntil(vmascope, async () => (await tags(page)).includes('successor takes its place'));
  const place = await placeOf(page, 'E');
  expect(place.x).toBeCloseTo(heir.x, 0);
  expect(place.y).toBeCloseTo(root.y, 0);
  // D is out of the tree and still there, below it.
  await expect(node(page, 'D').locator('.vs-loose')).toBeVisible();
  expect((await placeOf(page, 'D')).y).toBeGreaterThan(root.y);
});

for (const [id, name] of [
  ['case3', 'B'],
  ['case8', 'C'],
] as const)
  test(`${id}: the key of ${name} changes and its node stays`, async ({ page }) => {
    const vmascope = new VmascopePage(page);
    await vmascope.open();
    await vmascope.choose(`case:${id}`);
    await page.locator('.scenario').blur();
    await vmascope.press('End');
    await vmascope.press('Shift+ArrowLeft');
    const note = tree(page).locator('.vs-note');
    await stepUntil(vmascope, async () => (await note.count()) > 0);
    await expect(note).toHaveText('key …6000 → …4000: node stays');
    const { step } = await vmascope.place();
    const at = await placeOf(page, name);
    await vmascope.press('ArrowLeft');
    await expect(note).toHaveCount(0);
    const before = await placeOf(page, name);
    // Its VMA grows to the left, and the node stands under the middle of it: on its level, below the same parent.
    expect(at.y).toBeCloseTo(before.y, 0);
    await vmascope.press('ArrowRight');
    expect((await vmascope.place()).step).toBe(step);
  });

test('a descent lights up node by node, with the comparison and its answer', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await openTen(vmascope);
  await vmascope.press('Shift+ArrowLeft');
  const said = () => tree(page).locator('.vs-compare-text').allTextContents();
  const lit = tree(page).locator('.vs-edge-lit');
  await stepUntil(vmascope, async () => (await said()).length === 1);
  expect(await said()).toEqual(['addr < vm_end? no']);
  await expect(lit).toHaveCount(0);
  await vmascope.press('ArrowRight');
  await expect(lit).toHaveCount(1);
  expect(await said()).toEqual(['addr < vm_end? no → right']);
  await stepUntil(vmascope, async () => (await said()).some((text) => text.endsWith(': NULL')));
  expect(await lit.count()).toBeGreaterThan(2);
  // find_vma_links, later, ends where the new node is going to hang.
  await stepUntil(vmascope, async () => (await tree(page).locator('[data-key="slot:"]').count()) === 1);
  await expect(tree(page).locator('[data-key="slot:"]')).toBeVisible();
});

test('the way of the largest hole is drawn down to the node below which it lies', async ({ page }) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  // Of the whole tree it lies below A; of D's subtree below C.
  await expect(tree(page).locator('[data-key="gap:2"]')).toHaveText('gap 85.3T ← A');
  await expect(tree(page).locator('[data-key="gap:1"]')).toHaveText('gap 85.3T ← own');
  await expect(tree(page).locator('.vs-edge-gap')).toHaveCount(1);
  await node(page, 'D').click();
  await expect(tree(page).locator('[data-key="gap:4"]')).toHaveText('gap 41.9T ← C');
  await expect(tree(page).locator('[data-key="gap:3"]')).toHaveText('gap 41.9T ← own');
});

test('of 1,000 nodes the rest stands in triangles with their numbers; a click opens one, a key another', async ({
  page,
}) => {
  const vmascope = new VmascopePage(page);
  await vmascope.open();
  await vmascope.choose('large:1000');
  await page.locator('.scale select').selectOption('true');
  await page.locator('.scale select').selectOption('squeezed');
  const triangles = tree(page).locator('[data-target="subtree"]');
  await tree(page).locator('[data-target="vma"]').first().focus();
  await vmascope.press('-', 12);
  await expect(triangles.first()).toBeVisible();
  const nodes = tree(page).locator('[data-target="vma"]');
  const before = await nodes.count();
  await expect(triangles.first()).toHaveAttribute('aria-label', /^Subtree of \d+ nodes/);
  await triangles.first().click();
  await expect.poll(() => nodes.count()).not.toBe(before);
  await expect(page.getByRole('button', { name: 'Show everything' })).toBeVisible();
  // And by keyboard: far out again, from the last node on to a triangle.
  await page.getByRole('button', { name: 'Show everything' }).click();
  await nodes.first().focus();
  await vmascope.press('-', 12);
  await vmascope.settled();
  const another = triangles.last();
  const key = await another.getAttribute('data-key');
  await another.focus();
  await expect(another).toBeFocused();
  await vmascope.press('Enter');
  await vmascope.settled();
  await expect(tree(page).locator(`[data-key="${key}"]`)).toHaveCount(0);
});
