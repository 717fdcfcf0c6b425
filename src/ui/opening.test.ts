import { expect, test } from 'vitest';
import { englishWords, loadLateWords, stepSentence } from '../i18n';
import { openApp, type PictureSettings, pageVerbs, sceneOf, treeModel } from '../store';
import { PLAIN_WORDS } from '../store/plain-words';
import { DEFAULT_OPTIONS } from '../store/state';
import { treeStep } from '../store/tree-steps';

const SETTINGS: PictureSettings = {
  selected: null,
  hovered: null,
  lit: [],
  motionMs: 0,
  ghostAfterCut: false,
  changes: [],
};

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

test('at the step that the page opens with nothing is told of the tree that would have to be loaded first', () => {
  const app = openApp();
  pageVerbs(app).openWelcome();
  const scene = sceneOf(app.moment(), DEFAULT_OPTIONS, PLAIN_WORDS);
  if (scene === null) throw new Error('no process');
  const { caption, notes, descent, slot } = treeModel(scene, SETTINGS, DEFAULT_OPTIONS, null);
  expect(treeStep(scene.moment, scene.mm, PLAIN_WORDS)).toEqual({ caption, notes, descent, slot });
});
