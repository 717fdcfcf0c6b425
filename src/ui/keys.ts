/** The keys of the page, in one table: the listener and the help dialog read the same. */

/** By what they do: KeyboardEvent.key in lower case, with shift+ and ctrl+ in front. */
export const KEYS = {
  nextStep: ['arrowright', 'pagedown', ' ', 'n'],
  previousStep: ['arrowleft', 'pageup', 'p'],
  nextCall: ['shift+arrowright'],
  previousCall: ['shift+arrowleft'],
  over: ['o'],
  out: ['u'],
  decision: ['d'],
  merge: ['c'],
  bookmark: ['m'],
  previousBookmark: ['['],
  nextBookmark: [']'],
  start: ['home'],
  end: ['end'],
  play: ['k'],
  goto: ['g'],
  console: ['/'],
  blank: ['.', 'b'],
  fullScreen: ['f'],
  lecture: ['l'],
  predict: ['q'],
  undo: ['ctrl+z'],
  redo: ['ctrl+shift+z', 'ctrl+y'],
  help: ['?', 'shift+?'],
} as const;

export type KeyAction = keyof typeof KEYS;

const ACTIONS: ReadonlyMap<string, KeyAction> = new Map(
  (Object.keys(KEYS) as KeyAction[]).flatMap((action) => KEYS[action].map((key) => [key, action] as const)),
);

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
  return ACTIONS.get(name) ?? null;
}
