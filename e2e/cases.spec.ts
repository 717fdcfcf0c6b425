import { expect, test } from '@playwright/test';
import type { CaseId } from '../src/scenario/case-ids';
import { CASES } from '../src/scenario/cases';
import { VmascopePage } from './page';

const page = (n: number): string => `7f000000${n.toString(16)}000`;
const row = (name: string, from: number, to: number, perm: string) => ({
  name,
  range: `${page(from)}-${page(to)}`,
  perm,
  path: '',
});

/** What is mapped when all is done; the names say who survived. */
const MAPS: Readonly<Record<CaseId, readonly ReturnType<typeof row>[]>> = {
  case1: [row('A', 0, 10, 'rw-p')],
  case2: [row('A', 0, 6, 'rw-p'), row('B', 6, 10, 'r--p')],
  case3: [row('A', 0, 4, 'r--p'), row('B', 4, 10, 'rw-p')],
  case4: [row('A', 0, 4, 'rw-p'), row('B', 4, 10, 'rwxp')],
  case5: [row('A', 0, 6, 'rwxp'), row('B', 6, 10, 'rw-p')],
  case6: [row('A', 0, 10, 'rw-p')],
  case7: [row('A', 0, 6, 'rw-p'), row('C', 6, 10, 'r--p')],
  case8: [row('A', 0, 4, 'r--p'), row('C', 4, 10, 'rw-p')],
};

for (const { id, mergeCase, survivor } of CASES) {
  test(`case ${mergeCase} is stepped to its end and back to the start by keyboard`, async ({ page: browserPage }) => {
    // A few hundred key presses.
    test.slow();
    const vmascope = new VmascopePage(browserPage);
    await vmascope.open();
    await vmascope.choose(`case:${id}`);
    await vmascope.tab('table');
    await expect(browserPage.locator('.maps tbody tr')).toHaveCount(0);

    const forward = await vmascope.walk('ArrowRight');
    const end = await vmascope.place();
    expect(end.call).toBe(end.calls);
    expect(end.step).toBe(end.steps);
    expect(await vmascope.currentMark().innerText()).toBe(String(mergeCase));
    await expect(vmascope.narration).toContainText(`Merge case ${mergeCase}: ${'ABC'[survivor]} survives.`);
    expect(await vmascope.map()).toEqual(MAPS[id]);

    const back = await vmascope.walk('ArrowLeft');
    expect(back).toBe(forward);
    expect(await vmascope.place()).toMatchObject({ call: 1, step: 0 });
    await expect(browserPage.locator('.maps tbody tr')).toHaveCount(0);
  });
}
