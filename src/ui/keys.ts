/** The keys of the page, in one table: the listener and the help dialog read the same. */
import type { UiKey } from '../i18n';

export type KeyAction =
  | 'nextStep'
  | 'previousStep'
  | 'nextCall'
  | 'previousCall'
  | 'start'
  | 'end'
  | 'play'
  | 'blank'
  | 'fullScreen'
  | 'lecture'
  | 'goto'
  | 'console'
  | 'over'
  | 'out'
  | 'decision'
  | 'merge'
  | 'bookmark'
  | 'previousBookmark'
  | 'nextBookmark'
  | 'undo'
  | 'redo'
  | 'help';

export interface KeyBinding {
  readonly action: KeyAction;
  /** KeyboardEvent.key in lower case, with Shift+ and Ctrl+ in front. */
  readonly keys: readonly string[];
  readonly shown: readonly string[];
  readonly does: UiKey;
}

export const KEY_BINDINGS: readonly KeyBinding[] = [
  {
    action: 'nextStep',
    keys: ['arrowright', 'pagedown', ' ', 'n'],
    shown: ['→', 'PageDown', 'Space', 'N'],
    does: 'help.nextStep',
  },
  {
    action: 'previousStep',
    keys: ['arrowleft', 'pageup', 'p'],
    shown: ['←', 'PageUp', 'P'],
    does: 'help.previousStep',
  },
  { action: 'nextCall', keys: ['shift+arrowright'], shown: ['Shift+→'], does: 'help.nextCall' },
  { action: 'previousCall', keys: ['shift+arrowleft'], shown: ['Shift+←'], does: 'help.previousCall' },
  { action: 'over', keys: ['o'], shown: ['O'], does: 'help.over' },
  { action: 'out', keys: ['u'], shown: ['U'], does: 'help.out' },
  { action: 'decision', keys: ['d'], shown: ['D'], does: 'help.decision' },
  { action: 'merge', keys: ['c'], shown: ['C'], does: 'help.merge' },
  { action: 'bookmark', keys: ['m'], shown: ['M'], does: 'help.bookmark' },
  { action: 'previousBookmark', keys: ['['], shown: ['['], does: 'help.previousBookmark' },
  { action: 'nextBookmark', keys: [']'], shown: [']'], does: 'help.nextBookmark' },
  { action: 'start', keys: ['home'], shown: ['Home'], does: 'help.start' },
  { action: 'end', keys: ['end'], shown: ['End'], does: 'help.end' },
  { action: 'play', keys: ['k'], shown: ['K'], does: 'help.play' },
  { action: 'goto', keys: ['g'], shown: ['G'], does: 'help.goto' },
  { action: 'console', keys: ['/'], shown: ['/'], does: 'help.console' },
  { action: 'blank', keys: ['.', 'b'], shown: ['.', 'B'], does: 'help.blank' },
  { action: 'fullScreen', keys: ['f'], shown: ['F'], does: 'help.fullScreen' },
  { action: 'lecture', keys: ['l'], shown: ['L'], does: 'help.lecture' },
  { action: 'undo', keys: ['ctrl+z'], shown: ['Ctrl+Z'], does: 'help.undo' },
  { action: 'redo', keys: ['ctrl+shift+z', 'ctrl+y'], shown: ['Ctrl+Shift+Z', 'Ctrl+Y'], does: 'help.redo' },
  { action: 'help', keys: ['?', 'shift+?'], shown: ['?'], does: 'help.help' },
];

interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** A key that types a character: these can be switched off. */
const isCharacter = ({ key, ctrlKey, metaKey }: KeyPress): boolean => key.length === 1 && !ctrlKey && !metaKey;

/** What a key press asks for, or null. */
export function actionOf(press: KeyPress, shortcuts: boolean): KeyAction | null {
  if (press.altKey || (isCharacter(press) && !shortcuts)) return null;
  const ctrl = press.ctrlKey || press.metaKey ? 'ctrl+' : '';
  const name = `${ctrl}${press.shiftKey ? 'shift+' : ''}${press.key.toLowerCase()}`;
  return KEY_BINDINGS.find(({ keys }) => keys.includes(name))?.action ?? null;
}
