import { expect, test } from 'vitest';
import { late as lateEnglish } from '../i18n/en/late';
import { ui as firstEnglish } from '../i18n/en/ui';
import { late as lateChinese } from '../i18n/zh-cn/late';
import { ui as firstChinese } from '../i18n/zh-cn/ui';
import { keyNames } from './key-names';
import { actionOf, KEYS } from './keys';

const english = { ...firstEnglish, ...lateEnglish };
const chinese = { ...firstChinese, ...lateChinese };

const press = (key: string, change: object = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
});

test('the keys of the player', () => {
  for (const key of ['ArrowRight', 'PageDown', ' ', 'n', 'N']) {
    expect(actionOf(press(key, { shiftKey: false }), true)).toBe('nextStep');
  }
  expect(actionOf(press('ArrowRight', { shiftKey: true }), true)).toBe('nextCall');
  expect(actionOf(press('?', { shiftKey: true }), true)).toBe('help');
  expect(actionOf(press('z', { ctrlKey: true }), true)).toBe('undo');
  expect(actionOf(press('Z', { ctrlKey: true, shiftKey: true }), true)).toBe('redo');
});

test('single characters can be switched off, the others stay; Alt belongs to the browser', () => {
  expect(actionOf(press('n'), false)).toBeNull();
  expect(actionOf(press('.'), false)).toBeNull();
  expect(actionOf(press('PageDown'), false)).toBe('nextStep');
  expect(actionOf(press('z', { ctrlKey: true }), false)).toBe('undo');
  expect(actionOf(press('ArrowLeft', { altKey: true }), true)).toBeNull();
});

test('keys are written as a reader knows them', () => {
  expect(keyNames('nextStep')).toEqual(['→', 'PageDown', 'Space', 'N']);
  expect(keyNames('previousCall')).toEqual(['Shift+←']);
  expect(keyNames('redo')).toEqual(['Ctrl+Shift+Z', 'Ctrl+Y']);
  expect(keyNames('blank')).toEqual(['.', 'B']);
  expect(keyNames('nextBookmark')).toEqual([']']);
  expect(keyNames('help')).toEqual(['?']);
});

test('no key does two things', () => {
  const keys = Object.values<readonly string[]>(KEYS).flat();
  expect(new Set(keys).size).toBe(keys.length);
});

test('a sentence has the same places in both languages, but for plurals', () => {
  const places = (text: string) => [...new Set([...text.matchAll(/\{(\w+)(?=\})/g)].map(([, name]) => name))].sort();
  const odd = Object.entries(english).filter(([key, text]) => {
    const other = new Set(places(chinese[key as keyof typeof chinese]));
    return places(text).some((name) => !other.has(name));
  });
  expect(odd.map(([key]) => key)).toEqual([]);
});
