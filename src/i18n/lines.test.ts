/** The Chinese of the listings says each line, as wide as the panel, with the names of the kernel as they are. */
import { describe, expect, test } from 'vitest';
import { type FunctionName, LISTINGS, type Listing } from '../listing';
import { ALL_CHAPTERS, chapterOf } from '../listing/chapters';
import { FIRST_LISTINGS } from '../listing/first';
import { columnsOf, LISTING_COLUMNS } from '../testing/listing-width';
import { englishWords, lineText, loadChinese } from '.';
import { linesZh } from './zh-cn/lines';

const ALL: readonly Listing[] = Object.values(LISTINGS);
const LINES = ALL.flatMap(({ lines }) => Object.values(lines));
const TEXTS = [...new Set(LINES.map(({ text }) => text))];
const SOURCES = ALL.map(({ source }) => source);

const chinese = (text: string): string => lineText(linesZh, text);
const textsOf = (listings: readonly Listing[]): string[] =>
  listings.flatMap(({ lines }) => Object.values(lines).map(({ text }) => text));
const namesIn = (text: string): string[] => text.match(/[A-Za-z_]\w*/g) ?? [];

/** Locals, arguments and fields whose names could be words. */
const NAMES = new Set(
  'addr area brk child copy end file flags hint insert last len mid mm newbrk newflags next node offset oldbrk pgoff prev prot start target vma'.split(
    ' ',
  ),
);
/** A constant of the kernel, an errno, or a name of several parts. */
const CODE = /_|^[A-Z][A-Z0-9]+$/;
/** What is called is a function. */
const CALLED = /\w+(?=\()/g;
const isProse = (text: string): boolean =>
  namesIn(text.replace(CALLED, '')).some((name) => !CODE.test(name) && !NAMES.has(name));
/** What no language changes: `anon_vmas` are several of an `anon_vma`. */
const kept = (text: string): string[] =>
  namesIn(text)
    .filter((name) => CODE.test(name) && name !== 'VMA')
    .map((name) => (name === 'anon_vmas' || name === 'VMAs' ? name.slice(0, -1) : name));

const HAN = /\p{Script=Han}/u;

describe('the lines in 简体中文', () => {
  test('are those of the listings, and the sources that are prose', () => {
    const known = new Set([...TEXTS, ...SOURCES]);
    expect(Object.keys(linesZh).filter((text) => !known.has(text))).toEqual([]);
    expect(TEXTS.filter((text) => !Object.hasOwn(linesZh, text))).toEqual([]);
  });

  test('are no wider than the panel', () => {
    for (const { text, in: indent } of LINES) {
      expect([chinese(text), columnsOf(chinese(text), indent) <= LISTING_COLUMNS]).toEqual([chinese(text), true]);
    }
  });

  test('are Chinese wherever the English has a word of prose, and the same names where it has none', () => {
    for (const text of TEXTS) {
      if (isProse(text)) expect([chinese(text), HAN.test(chinese(text))]).toEqual([chinese(text), true]);
      else expect(namesIn(chinese(text))).toEqual(namesIn(text));
    }
  });

  test('keep the names, the constants, the numbers and the arrows', () => {
    for (const text of TEXTS) {
      const said = chinese(text);
      const there = new Set(namesIn(said));
      expect([said, kept(text).filter((name) => !there.has(name))]).toEqual([said, []]);
      const numbers = (line: string): string[] => line.match(/\b\d+\b/g) ?? [];
      expect([said, numbers(said)]).toEqual([said, numbers(text)]);
      const arrows = (line: string): number => line.match(/←/g)?.length ?? 0;
      expect([said, arrows(said)]).toEqual([said, arrows(text)]);
    }
  });

  test('ask where the line asks, in Chinese punctuation', () => {
    for (const text of TEXTS) {
      const said = chinese(text);
      expect([said, said.includes('？')]).toEqual([said, text.includes('?')]);
      // The arguments of a call are written as in C.
      const prose = said.replace(/\w+\([^()]*(\([^()]*\))?[^()]*\)|\[[^\])]*[\])]/g, 'x');
      expect([said, /[?;:!]|,|\s\s|^\s|\s$|\s[，。？：；、）]|[，。？：；、（]\s/.test(prose)]).toEqual([said, false]);
    }
  });

  test('a source without Chinese has files, names and a version only', () => {
    const names = /^([\w/]+\.[ch]: \w+(\(\w+\))?(, \w+(\(\w+\))?)*[,;] )+Linux [\d.]+$/;
    for (const source of SOURCES) {
      const said = chinese(source);
      expect([said, HAN.test(said) || names.test(said)]).toEqual([said, true]);
    }
  });
});

describe('the lines by chapter', () => {
  test('a chapter brings every line of its functions, each said as in any other', async () => {
    const { lines } = await loadChinese();
    for (const chapter of ALL_CHAPTERS) {
      const own = (Object.keys(LISTINGS) as FunctionName[]).filter((fn) => chapterOf(fn) === chapter);
      const brought = await lines(chapter);
      const texts = textsOf(own.map((fn) => LISTINGS[fn]));
      expect([chapter, texts.filter((text) => brought[text] === undefined)]).toEqual([chapter, []]);
      for (const text of Object.keys(brought)) expect(lineText(brought, text)).toBe(chinese(text));
    }
  });

  test('those of the first listings are there at once', async () => {
    const { firstLines } = await loadChinese();
    for (const text of textsOf(Object.values(FIRST_LISTINGS))) expect(lineText(firstLines, text)).toBe(chinese(text));
  });

  test('English lines are shown as they were written', async () => {
    const { firstLines, lines } = englishWords();
    expect({ ...firstLines, ...(await lines('mmap')) }).toEqual({});
    expect(lineText(firstLines, 'does prev end at addr?')).toBe('does prev end at addr?');
  });
});
