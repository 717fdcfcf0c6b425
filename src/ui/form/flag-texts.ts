/** Flags of a form as a set of names; what has no name (a hex number, a variable) is kept as it is written. */
import { type FlagKind, flagNamesOf } from '../../language';

/** Names of which one is always chosen: the type of a mapping. */
const TYPES: readonly string[] = ['MAP_PRIVATE', 'MAP_SHARED', 'MAP_SHARED_VALIDATE'];
const ALIASES: Readonly<Record<string, string>> = { MAP_ANON: 'MAP_ANONYMOUS' };
/** Nothing chosen, in the words of the kind. */
const NOTHING: Partial<Record<FlagKind, string>> = { prot: 'PROT_NONE' };

/** What a form shows at once; the others wait behind `more`. */
const USUAL: Partial<Record<FlagKind, readonly string[]>> = {
  prot: ['PROT_READ', 'PROT_WRITE', 'PROT_EXEC'],
  map: [
    'MAP_PRIVATE',
    'MAP_SHARED',
    'MAP_ANONYMOUS',
    'MAP_FIXED',
    'MAP_FIXED_NOREPLACE',
    'MAP_GROWSDOWN',
    'MAP_POPULATE',
  ],
  vm: ['VM_READ', 'VM_WRITE', 'VM_EXEC', 'VM_SHARED', 'VM_MAYREAD', 'VM_MAYWRITE', 'VM_MAYEXEC', 'VM_ACCOUNT'],
  clone: ['CLONE_VM'],
};

export interface FlagChoice {
  readonly name: string;
  readonly isOn: boolean;
  /** One of several of which exactly one is on. */
  readonly isType: boolean;
}

const wordsOf = (text: string): string[] =>
  text
    .split('|')
    .map((word) => word.trim())
    .map((word) => ALIASES[word] ?? word)
    .filter((word) => word !== '' && word !== '0' && word !== 'PROT_NONE');

/** Every flag of the kind, the usual ones apart; a flag that is on is always among the usual ones. */
export function flagChoices(
  kind: FlagKind,
  text: string,
): { usual: readonly FlagChoice[]; more: readonly FlagChoice[] } {
  const on = new Set(wordsOf(text));
  const names = flagNamesOf(kind).filter((name) => name !== 'PROT_NONE');
  const usual = USUAL[kind] ?? names;
  const choice = (name: string): FlagChoice => ({ name, isOn: on.has(name), isType: TYPES.includes(name) });
  const first = [...usual, ...names.filter((name) => on.has(name) && !usual.includes(name))];
  return { usual: first.map(choice), more: names.filter((name) => !first.includes(name)).map(choice) };
}

/** The text with a flag switched; the order of the others stays. */
export function withFlag(kind: FlagKind, text: string, name: string, isOn: boolean): string {
  const words = wordsOf(text);
  const isType = TYPES.includes(name);
  const rest = words.filter((word) => word !== name && !(isType && TYPES.includes(word)));
  const next = !isOn ? rest : isType ? [name, ...rest] : words.includes(name) ? words : [...rest, name];
  return next.join('|') || (NOTHING[kind] ?? '0');
}
