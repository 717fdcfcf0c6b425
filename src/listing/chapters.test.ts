import { expect, test } from 'vitest';
import { type FunctionName, LISTINGS } from '.';
import { ALL_CHAPTERS, chapterOf, loadListings } from './chapters';
import { FIRST_LISTINGS, kernelNameOf } from './first';

const FUNCTIONS = Object.keys(LISTINGS) as FunctionName[];

test('each function comes with its chapter', async () => {
  for (const chapter of ALL_CHAPTERS) {
    const listings = await loadListings(chapter);
    const own = FUNCTIONS.filter((fn) => chapterOf(fn) === chapter);
    expect([chapter, own.length > 0]).toEqual([chapter, true]);
    for (const fn of own) expect(listings[fn]).toBe(LISTINGS[fn]);
  }
});

test("the kernel's name of each function is that of its listing", () => {
  expect(FUNCTIONS.map(kernelNameOf)).toEqual(FUNCTIONS.map((fn) => LISTINGS[fn].fn));
});

test('what is there at once is what its chapter would bring', async () => {
  for (const fn of FUNCTIONS.filter((name) => name in FIRST_LISTINGS)) {
    expect((await loadListings(chapterOf(fn)))[fn]).toBe(
      Object.entries(FIRST_LISTINGS).find(([name]) => name === fn)?.[1],
    );
  }
});
