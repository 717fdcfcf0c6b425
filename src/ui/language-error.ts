import type { LanguageError } from '../language';
import type { Page } from './context';

/** Why a line is no call, in the page's language. */
export function errorSentence(t: Page['t'], error: LanguageError): string {
  const params: Readonly<Record<string, string | number>> = { ...error.params };
  const isEnd = error.code === 'expected' && params['found'] === '';
  const sentence = t(isEnd ? 'error.expected.end' : `error.${error.code}`, params);
  const { nearest } = params;
  if (nearest === undefined || nearest === '') return sentence;
  return [sentence, t('error.nearest', { nearest })].join(t('say.gap'));
}
