/** The call being composed: what is wrong with it, or what it would do. Nothing changes while it is looked at. */
import {
  type Call,
  type Change,
  changedFields,
  diffWorlds,
  isError,
  liveMm,
  permissions,
  type VmaField,
  type VmaId,
  type World,
} from '../engine';
import type { Entry, History, Made, Recorded } from '../history';
import { type LanguageError, parseStatement, resolve, type Scope, type Statement } from '../language';
import type { AddrRange, BarModel, MarkState } from '../layout/model';
import { baseOf } from './app';
import type { Moment } from './moment';
import { makeStatement } from './script';
import { type Summary, summarise } from './summary';
import { pagesIn } from './texts';

/** What becomes of one VMA: pages before and after. */
export interface Effect {
  readonly kind: 'mapped' | 'split' | 'unmapped' | 'absorbed' | 'grown' | 'shrunk' | 'moved' | 'changed';
  readonly id: VmaId;
  /** The one that it is split from, or absorbed into. */
  readonly other: VmaId | null;
  readonly was: number;
  readonly pages: number;
  /** rw-p before and after, where they differ. */
  readonly perm: { readonly was: string; readonly now: string } | null;
}

export interface MadeDraft {
  readonly kind: 'made';
  readonly before: World;
  readonly after: World;
  readonly entry: Entry;
  readonly call: Call;
  readonly summary: Summary;
  readonly effects: readonly Effect[];
  /** Later calls that it would replace. */
  readonly dropped: number;
}

export type Draft =
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly errors: readonly LanguageError[] }
  | MadeDraft;

const EMPTY: Draft = { kind: 'empty' };
const isErrors = (x: Statement | readonly LanguageError[]): x is readonly LanguageError[] => Array.isArray(x);

/** Everything that is wrong with a line in this world; empty where it makes a call. */
function errorsIn(statement: Statement, scope: Scope, world: World): readonly LanguageError[] {
  const resolution = resolve(statement, scope, world);
  return resolution.ok ? [] : resolution.errors;
}

/** Fields that are about the memory, not about the place in tree and list. */
const OWN: readonly VmaField[] = [
  'vm_flags',
  'vm_pgoff',
  'vm_file',
  'anon_vma',
  'vm_policy',
  'vm_userfaultfd_ctx',
  'anon_name',
];

const isSeen = (change: Change): boolean =>
  change.kind !== 'changed' || changedFields(change.was, change.to).some((field) => OWN.includes(field));

function permOf(change: Change): Effect['perm'] {
  if (!('was' in change) || !('to' in change)) return null;
  const [was, now] = [permissions(change.was.vm_flags), permissions(change.to.vm_flags)];
  return was === now ? null : { was, now };
}

/** VMAs of the present process by what becomes of them, by address. */
function effectsOf(before: World, after: World): readonly Effect[] {
  const mm = liveMm(before);
  if (mm === null) return [];
  return diffWorlds(before, after, mm.id)
    .filter(isSeen)
    .map((change): Effect => {
      const { kind, id } = change;
      const was = 'was' in change ? pagesIn(change.was) : 0;
      const pages = 'to' in change ? pagesIn(change.to) : 0;
      const other = kind === 'split' ? change.from : kind === 'absorbed' ? change.into : null;
      const size = pages > was ? 'grown' : pages < was ? 'shrunk' : 'moved';
      return { kind: kind === 'resized' ? size : kind, id, other, was, pages, perm: permOf(change) };
    });
}

function madeDraft(made: readonly Made[], before: World, dropped: number): Draft {
  const last = made[made.length - 1];
  const { call = null, outcome = null } = last?.entry ?? {};
  if (last === undefined || call === null || outcome === null) return EMPTY;
  const { entry, world: after } = last;
  const summary = summarise(outcome, before, after);
  return { kind: 'made', before, after, entry, call, summary, effects: effectsOf(before, after), dropped };
}

/** Console, form and pictures ask for the same draft: the last answer of each history is kept. */
const answers = new WeakMap<History, { readonly text: string; readonly draft: Draft }>();

/** What the line would do if it were made at the cursor. */
export function draftOf(history: History, text: string): Draft {
  const known = answers.get(history);
  if (known?.text === text) return known.draft;
  const draft = tryLine(history, text);
  answers.set(history, { text, draft });
  return draft;
}

function tryLine(history: History, text: string): Draft {
  const statement = parseStatement(text);
  if (statement === undefined) return EMPTY;
  if (isErrors(statement)) return { kind: 'error', errors: statement };
  const { world, scope, dropped } = baseOf(history);
  const errors = errorsIn(statement, scope, world);
  if (errors.length > 0) return { kind: 'error', errors };
  const made = makeStatement(statement, scope, world);
  return made.ok ? madeDraft(made.made, world, dropped) : { kind: 'error', errors: [made.error] };
}

/** An address that the kernel chose is where the picture shows the request. */
function placed({ call, summary: { ret } }: MadeDraft): Call {
  if (call.name === 'mmap' && !isError(ret)) return { ...call, addr: ret };
  if (call.name === 'get_unmapped_area' && !isError(ret)) return { ...call, addr: ret };
  return call;
}

/** The moment before the call, as if it were the next one: the pictures show it while the call is composed. */
export function ghostMoment(draft: MadeDraft, calls: number): Moment {
  const { before, after, entry } = draft;
  const recorded: Recorded = { before, after, steps: [], refusedAt: null };
  return {
    ...recorded,
    recorded,
    entry: { ...entry, call: placed(draft) },
    cursor: { call: calls, step: 0 },
    calls,
    world: before,
    executed: null,
    next: null,
  };
}

export interface GhostWords {
  case(n: number): string;
  refused(errno: string): string;
  readonly split: string;
  readonly mapped: string;
  readonly unmapped: string;
  readonly changed: string;
  readonly nothing: string;
}

const MARKS: Readonly<Record<Effect['kind'], MarkState | null>> = {
  mapped: 'fresh',
  split: 'fresh',
  unmapped: 'doomed',
  absorbed: 'doomed',
  grown: 'hot',
  shrunk: 'hot',
  moved: 'hot',
  changed: null,
};

/** The one effect to outline: the survivor of a merge, else what is new, else what changes its size. */
function outlined({ summary, effects }: MadeDraft): Effect | undefined {
  const [survivor] = summary.survivors;
  const by = (is: (effect: Effect) => boolean): Effect | undefined => effects.find(is);
  return (
    by(({ id }) => id === survivor) ??
    by(({ kind }) => kind === 'mapped') ??
    by(({ kind }) => kind === 'grown' || kind === 'shrunk' || kind === 'moved')
  );
}

function badgeText({ summary, effects }: MadeDraft, words: GhostWords): string {
  const { ret, cases } = summary;
  const has = (kind: Effect['kind']): boolean => effects.some((effect) => effect.kind === kind);
  if (isError(ret)) return words.refused(ret);
  if (cases[0] !== undefined) return words.case(cases[0]);
  if (has('mapped')) return words.mapped;
  if (has('unmapped') || has('shrunk')) return has('split') && !has('unmapped') ? words.split : words.unmapped;
  if (has('split')) return words.split;
  return effects.length > 0 ? words.changed : words.nothing;
}

/** The bar with the effect drawn over it: who would go, who would change, and how far the survivor would reach. */
export function ghostBar(
  bar: BarModel,
  draft: MadeDraft,
  rangeOf: (id: VmaId) => AddrRange | null,
  words: GhostWords,
): BarModel {
  const marks = draft.effects.flatMap(({ id, kind }) => {
    const state = MARKS[kind];
    return state === null ? [] : [{ id, state }];
  });
  const main = outlined(draft);
  const result = main === undefined ? null : rangeOf(main.id);
  // What is new may stand elsewhere than what was asked about: mremap moves.
  const place = (main?.kind === 'mapped' ? result : null) ?? bar.request;
  return {
    ...bar,
    marks: [...bar.marks, ...marks],
    result,
    badge: place && { addr: place.addr, end: place.end, text: badgeText(draft, words) },
  };
}
