import type { LanguageError } from '../language';
import type { Page } from './context';

/** What was expected instead, where the error names it by a word of ours. */
function wordOf(t: Page['t'], error: LanguageError): Readonly<Record<string, string>> {
  if (error.code === 'expected') return { expected: t(`word.${error.params.expected}`) };
  if (error.code === 'wrong-kind') return { wanted: t(`word.${error.params.wanted}`) };
  return {};
}

/** Why a line is no call, in the page's language. */
export function errorSentence(t: Page['t'], error: LanguageError): string {
  const params: Readonly<Record<string, string | number>> = { ...error.params, ...wordOf(t, error) };
  const isEnd = error.code === 'expected' && params['found'] === '';
  const sentence = t(isEnd ? 'error.expected.end' : `error.${error.code}`, params);
  const { nearest } = params;
  if (nearest === undefined || nearest === '') return sentence;
  return [sentence, t('error.nearest', { nearest })].join(t('say.gap'));
}
