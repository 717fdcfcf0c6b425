/** What is written on the keys. */
import { KEYS, type KeyAction } from './keys';

const NAMES: Readonly<Record<string, string>> = {
  arrowright: '→',
  arrowleft: '←',
  pagedown: 'PageDown',
  pageup: 'PageUp',
  home: 'Home',
  end: 'End',
  ' ': 'Space',
  shift: 'Shift',
  ctrl: 'Ctrl',
  // On every keyboard it is another key that is held for it.
  'shift+?': '?',
};

const nameOf = (key: string): string =>
  NAMES[key] ??
  key
    .split('+')
    .map((part) => NAMES[part] ?? part.toUpperCase())
    .join('+');

/** The keys of an action as a reader knows them: `Shift+→`, `Space`. */
export const keyNames = (action: KeyAction): string[] => [...new Set(KEYS[action].map(nameOf))];
