import { expect, test } from 'vitest';
import { loadChinese } from '../i18n';
import type { LanguageError } from '../language';
import { translator } from './context';
import { errorSentence } from './language-error';

const PLACE = { line: 1, column: 1, length: 1 } as const;
const ERRORS: readonly LanguageError[] = [
  ...(['a call', 'a name', 'a value', ', or )'] as const).map(
    (expected): LanguageError => ({ ...PLACE, code: 'expected', params: { expected, found: '' } }),
  ),
  ...(['a number', 'an address', 'a file', 'a text in double quotes'] as const).map(
    (wanted): LanguageError => ({ ...PLACE, code: 'wrong-kind', params: { argument: '', wanted } }),
  ),
];

test('in Chinese what is expected is said in Chinese', async () => {
  const t = translator(await loadChinese());
  expect(ERRORS.map((error) => errorSentence(t, error)).filter((text) => /[a-z]/i.test(text))).toEqual([]);
});
