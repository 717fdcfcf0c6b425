/** What else might be true: the right option among wrong ones that somebody could believe. */
import type { CallName, Errno, MergeCase, VmaId } from '../../engine';
import type { Chance } from './chance';
import type { Option } from './question';

export interface Choices {
  readonly options: readonly Option[];
  readonly right: number;
}

/** What an option says: two with the same text would be the same answer. */
const optionKey = (option: Option): string => JSON.stringify(option);

/**
 * `right` with as many of the others as make `count` options, in the order of `inOrder`, so that its place tells nothing;
 * `always` are those among the others that are never left out. null: too few to choose from.
 */
function choose(
  chance: Chance,
  right: Option,
  others: readonly Option[],
  count: number,
  always: readonly Option[] = [],
): Choices | null {
  const key = optionKey(right);
  const distinct = new Map<string, Option>();
  for (const option of [...always, ...chance.shuffled(others)])
    if (optionKey(option) !== key) distinct.set(optionKey(option), option);
  const wrong = [...distinct.values()].slice(0, count - 1);
  if (wrong.length < 2) return null;
  const options = [right, ...wrong].sort((a, b) => rank(a) - rank(b));
  return { options, right: options.indexOf(right) };
}

/** As a reader would write them down; what is none of the things stands last. */
function rank(option: Option): number {
  switch (option.kind) {
    case 'case':
      return option.mergeCase === 0 ? 9 : option.mergeCase;
    case 'holder':
      return option.id ?? Number.MAX_SAFE_INTEGER;
    case 'freed':
      return option.ids.reduce((sum, id) => sum * 1000 + id, 0);
    case 'count':
      return option.count;
    case 'rotations':
      return option.times;
    case 'result':
      return option.errno === null ? -1 : ERRNOS.indexOf(option.errno);
    case 'answer':
      return option.yes ? 0 : 1;
  }
}

type Cases = readonly [MergeCase, ...MergeCase[]];
const HOLE: Cases = [1, 2, 3];
const MAPPED: Cases = [4, 5, 6, 7, 8];
const caseOption = (mergeCase: MergeCase): Option => ({ kind: 'case', mergeCase });

/** No merge is always among them; the others are of the same shape as the request, but for one. */
export function caseChoices(chance: Chance, right: MergeCase, isHole: boolean): Choices | null {
  const [same, other] = isHole ? [HOLE, MAPPED] : [MAPPED, HOLE];
  const stranger = caseOption(chance.pick(other));
  const none = caseOption(0);
  return choose(chance, caseOption(right), same.map(caseOption), 5, right === 0 ? [stranger] : [none, stranger]);
}

export function holderChoices(chance: Chance, right: VmaId | null, known: readonly VmaId[]): Choices | null {
  const holder = (id: VmaId | null): Option => ({ kind: 'holder', id });
  return choose(chance, holder(right), known.map(holder), 4, [holder(null)]);
}

/** Each of those involved alone, two that are neighbours together, and none. */
export function freedChoices(chance: Chance, right: readonly VmaId[], involved: readonly VmaId[]): Choices | null {
  const freed = (ids: readonly VmaId[]): Option => ({ kind: 'freed', ids: [...ids].sort((a, b) => a - b) });
  const pairs = involved.slice(1).map((id, at) => freed([involved[at] ?? id, id]));
  return choose(chance, freed(right), [...involved.map((id) => freed([id])), ...pairs], 4, [freed([])]);
}

/** Neighbouring numbers; the right one may be any of them. */
export function countChoices(chance: Chance, right: number): Choices {
  const first = Math.max(0, right - chance.below(4));
  const options = [0, 1, 2, 3].map((by): Option => ({ kind: 'count', count: first + by }));
  return { options, right: right - first };
}

/** From none on; more than three are seldom. */
export function rotationChoices(right: number): Choices {
  const first = Math.max(0, right - 2);
  const options = [0, 1, 2, 3].map((by): Option => ({ kind: 'rotations', times: first + by }));
  return { options, right: right - first };
}

/** In which order they are shown. */
const ERRNOS: readonly Errno[] = [
  'EPERM',
  'ENOENT',
  'ESRCH',
  'EBADF',
  'EAGAIN',
  'ENOMEM',
  'EACCES',
  'EFAULT',
  'EBUSY',
  'EEXIST',
  'ENODEV',
  'EINVAL',
  'ETXTBSY',
  'ENOSYS',
  'EOVERFLOW',
];

/** What such a call may answer at all, whatever it answers here. */
const USUAL: Partial<Record<CallName, readonly Errno[]>> = {
  mmap: ['EINVAL', 'ENOMEM', 'EACCES', 'EEXIST', 'EBADF', 'EAGAIN'],
  munmap: ['EINVAL', 'ENOMEM', 'EFAULT'],
  mprotect: ['EACCES', 'ENOMEM', 'EINVAL', 'EFAULT'],
  mremap: ['EFAULT', 'EINVAL', 'ENOMEM', 'EAGAIN'],
  mlock: ['ENOMEM', 'EPERM', 'EAGAIN', 'EINVAL'],
  madvise: ['EINVAL', 'ENOMEM', 'EBADF', 'EACCES'],
  mseal: ['EINVAL', 'ENOMEM', 'EPERM', 'ENOSYS'],
};
const COMMON: readonly Errno[] = ['EINVAL', 'ENOMEM', 'EFAULT', 'EPERM', 'EACCES'];

export function resultChoices(chance: Chance, right: Errno | null, call: CallName): Choices | null {
  const result = (errno: Errno | null): Option => ({ kind: 'result', errno });
  return choose(chance, result(right), (USUAL[call] ?? COMMON).map(result), 4, [result(null)]);
}

export const ANSWERS: readonly Option[] = [
  { kind: 'answer', yes: true },
  { kind: 'answer', yes: false },
];
