import { expect, test } from 'vitest';
import { englishWords, loadLateWords, stepSentence } from '../i18n';
import { openApp, pageVerbs } from '../store';

test('the page opens with the sentences of its step and of the steps on both sides; all of the chapter come late', async () => {
  const app = openApp();
  const verbs = pageVerbs(app);
  verbs.openWelcome();
  const { steps, cursor } = app.moment();
  const said = (at: number): string | null => {
    const step = steps[at];
    if (step === undefined) throw new Error(`no step ${at}`);
    return stepSentence(englishWords().first, step.anchor, step.outcome ?? null);
  };
  for (const at of [cursor.step - 2, cursor.step - 1, cursor.step]) expect(said(at)).not.toBeNull();
  expect(said(cursor.step - 3)).toBeNull();
  await loadLateWords();
  expect(said(cursor.step - 3)).not.toBeNull();
});
