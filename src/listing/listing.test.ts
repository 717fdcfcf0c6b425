import { expect, test } from 'vitest';
import { columnsOf, LISTING_COLUMNS } from '../testing/listing-width';
import { ALL_ANCHORS, type FunctionName, functionOf, keyOf, LISTINGS, type Listing, lineOf } from '.';

const FUNCTIONS = Object.keys(LISTINGS) as FunctionName[];
const MAX_DEPTH = 4;

test('each listing stands under its own name and names its source once', () => {
  for (const fn of FUNCTIONS) {
    const listing: Listing = LISTINGS[fn];
    // `name@kernel`: the function in the form that it has on other kernels than 5.10.
    expect(fn.split('@')[0]).toBe(listing.fn);
    expect(listing.source).not.toBe('');
    expect(listing.source).not.toMatch(/https?:/);
  }
});

test('no two lines have the same anchor, and an anchor leads back to its line', () => {
  expect(new Set(ALL_ANCHORS).size).toBe(ALL_ANCHORS.length);
  for (const anchor of ALL_ANCHORS) {
    const listing: Listing = LISTINGS[functionOf(anchor)];
    expect(lineOf(anchor)).toBe(listing.lines[keyOf(anchor)]);
  }
});

test('no line is wider than the panel', () => {
  for (const anchor of ALL_ANCHORS) {
    const line = lineOf(anchor);
    expect([anchor, columnsOf(line.text, line.in) <= LISTING_COLUMNS]).toEqual([anchor, true]);
  }
});

test('a listing begins at the margin, goes in one level at a time and never deeper than four', () => {
  for (const fn of FUNCTIONS) {
    let above = -1;
    for (const { in: indent } of Object.values<Listing['lines'][string]>(LISTINGS[fn].lines)) {
      expect([fn, indent <= above + 1 && indent <= MAX_DEPTH]).toEqual([fn, true]);
      above = indent;
    }
  }
});

test('the words are ours: no C, no doubled spaces, a question where the line asks', () => {
  for (const anchor of ALL_ANCHORS) {
    const { text, kind } = lineOf(anchor);
    expect([anchor, /[;{}]\s*$|&&|\|\||==|!=|\s\s|^\s|\s$|goto/.test(text)]).toEqual([anchor, false]);
    if (kind === 'test') expect([anchor, text.includes('?')]).toEqual([anchor, true]);
  }
});

test('only effects are critical, only tests change by asking, only ends are settled', () => {
  for (const anchor of ALL_ANCHORS) {
    const { kind, critical, changes, settled } = lineOf(anchor);
    if (critical) expect([anchor, kind]).toEqual([anchor, 'effect']);
    if (changes) expect([anchor, kind]).toEqual([anchor, 'test']);
    if (settled) expect([anchor, kind]).toEqual([anchor, 'return']);
  }
});
