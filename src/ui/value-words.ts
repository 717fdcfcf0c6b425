/** The values of a sentence that are said in the page's language. */
import type { UiKey } from '../i18n';
import type { ValueWords } from '../store';
import type { Page } from './context';

const WORDS: Readonly<Record<string, UiKey>> = {
  left: 'word.left',
  right: 'word.right',
  red: 'tree.red',
  black: 'tree.black',
};

export const valueWords = (t: Page['t'], shortAddresses: boolean): ValueWords => ({
  shortAddresses,
  pages: (n) => t('stage.pagesOf', { n }),
  word: (word) => {
    const key = WORDS[word];
    return key ? t(key) : word;
  },
});
