import { expect, test } from 'vitest';
import { type FunctionName, LISTINGS } from '.';
import { ALL_CHAPTERS, chapterOf, kernelNameOf, loadListings } from './chapters';

const FUNCTIONS = Object.keys(LISTINGS) as FunctionName[];

test('each function stands in its chapter and in no other', async () => {
  for (const chapter of ALL_CHAPTERS) {
    const listings = await loadListings(chapter);
    const own = FUNCTIONS.filter((fn) => chapterOf(fn) === chapter);
    expect([chapter, Object.keys(listings).sort()]).toEqual([chapter, own.sort()]);
    for (const fn of own) expect(listings[fn]).toBe(LISTINGS[fn]);
  }
});

test("the kernel's name of each function is that of its listing", () => {
  expect(FUNCTIONS.map(kernelNameOf)).toEqual(FUNCTIONS.map((fn) => LISTINGS[fn].fn));
});
