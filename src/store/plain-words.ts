/** Words for tests of the store: short, and the same whatever the language. */
import type { PictureWords } from './words';

export const PLAIN_WORDS: PictureWords = {
  barTitle: 'bar',
  treeTitle: 'tree',
  listTitle: 'list',
  overviewTitle: 'overview',
  windowText: 'window',
  before: 'before',
  pages: 'pages',
  noVmas: 'none',
  red: { word: 'red', letter: 'R' },
  black: { word: 'black', letter: 'B' },
  barDescription: String,
  treeDescription: String,
  listDescription: String,
  overviewCaption: String,
  request: (n) => `${n} pages`,
  badge: (n) => `case ${n}`,
  hole: (size) => ({ text: size, description: size }),
  gap: String,
  gapFrom: (size, from) => `${size} ← ${from}`,
  visit: ({ test, outcome, went, isNull }) => ({
    text:
      test === null
        ? ''
        : `${test} ${outcome ? 'yes' : 'no'}${went === null ? '' : ` → ${went}`}${isNull ? ': NULL' : ''}`,
    short: went ?? '',
  }),
  treeCase: (name) => ({ badge: name, text: name }),
  rekeyed: (from, to) => `key ${from} → ${to}`,
  takesPlace: 'takes its place',
  pagesOf: (n) => `${n}p`,
  anonVma: () => 'no α',
  vma: ({ name }) => name,
  node: ({ name }) => name,
  entry: ({ name }) => name,
  subtree: String,
};
