/** The timeline of calls: what each did, in a mark, and map_count after it, against its limit. */
import {
  changedFields,
  isError,
  liveMm,
  openBulk,
  type Ret,
  tableChanges,
  type VmaField,
  type VmaId,
  type World,
} from '../engine';
import { type Entry, type Session, type Timeline, worldBefore } from '../history';
import { mergesOf, type Summary } from './summary';

/**
 * case: a merge, `text` is its number · refused: an errno · unread: a line that is no call · split · new: something is
 * mapped that was not · removed · changed: other fields of what is mapped · same: the map is as it was · hidden: not yet
 * to be told.
 */
export type MarkKind = 'case' | 'refused' | 'unread' | 'split' | 'new' | 'removed' | 'changed' | 'same' | 'hidden';

/** How a question was answered; open: shown without an answer. */
export type Verdict = 'right' | 'wrong' | 'open';

export interface CallMark {
  readonly kind: MarkKind;
  readonly text: string;
  /** null where the line is no call. */
  readonly ret: Ret | null;
  /** After the call, of the process that makes the next one. */
  readonly mapCount: number;
  readonly limit: number;
  /** The VMAs that came, went, or have another range, other flags or another backing. */
  readonly touched: readonly VmaId[];
  /** How its question was answered, where somebody predicts and was asked. */
  readonly verdict?: Verdict;
}

/** A call that touches more than these touches all. */
const MOST_TOUCHED = 256;
/** Beyond so many records a call, such as a fork, is about all of them. */
const MOST_COMPARED = 4096;
/** Fields that change with every neighbour: they say nothing about the VMA itself. */
const LINKS: ReadonlySet<VmaField> = new Set([
  'vm_next',
  'vm_prev',
  'rb_parent',
  'rb_left',
  'rb_right',
  'rb_colour',
  'rb_subtree_gap',
]);

function touchedBetween(before: World, after: World): VmaId[] {
  const out: VmaId[] = [];
  for (const [id, was, is] of tableChanges(before.vmas, after.vmas, MOST_COMPARED) ?? []) {
    if (was === undefined || is === undefined || changedFields(was, is).some((field) => !LINKS.has(field)))
      out.push(id);
    if (out.length === MOST_TOUCHED) break;
  }
  return out;
}

const countIn = (world: World): number => liveMm(world)?.map_count ?? 0;

function kindOf({ call, outcome }: Entry, before: World, after: World): Pick<CallMark, 'kind' | 'text'> {
  if (outcome === null) return { kind: 'unread', text: '?' };
  if (isError(outcome.ret)) return { kind: 'refused', text: '!' };
  for (const event of outcome.events)
    if (event.kind === 'merge' && event.mergeCase > 0) return { kind: 'case', text: String(event.mergeCase) };
  const plain = (kind: MarkKind): Pick<CallMark, 'kind' | 'text'> => ({ kind, text: '' });
  if (before.vmas === after.vmas) return plain('same');
  // A hole in the middle of a VMA splits it too, but what the user sees is that pages are gone.
  if (call?.name === 'munmap') return plain('removed');
  if (outcome.events.some(({ kind }) => kind === 'split')) return plain('split');
  const by = countIn(after) - countIn(before);
  if (call?.name === 'mmap' || by > 0) return plain('new');
  return plain(by < 0 ? 'removed' : 'changed');
}

/** The world before an entry never changes: an edit makes new entries behind it. So the entry is the key. */
const known = new WeakMap<Entry, CallMark>();

/** The marks of the calls first to past - 1. A window of a long import is run again from the nearest world kept. */
export function callMarks(timeline: Timeline, first: number, past: number): readonly CallMark[] {
  const entries = timeline.entries.slice(first, past);
  const kept = entries.map((entry) => known.get(entry));
  if (kept.every((mark) => mark !== undefined)) return kept;
  let before = worldBefore(timeline, first);
  const bulk = timeline.worlds.slice(first, past).every((world) => world !== null) ? null : openBulk(before);
  return entries.map((entry, index) => {
    if (entry.call !== null) bulk?.apply(entry.call);
    const after = bulk === null ? (timeline.worlds[first + index] ?? before) : bulk.world();
    const mark: CallMark = {
      ...kindOf(entry, before, after),
      ret: entry.outcome?.ret ?? null,
      mapCount: countIn(after),
      limit: after.sysctl.max_map_count,
      touched: touchedBetween(before, after),
    };
    known.set(entry, mark);
    before = after;
    return mark;
  });
}

export interface CountPoint {
  /** -1: before the first call. */
  readonly call: number;
  readonly mapCount: number;
  readonly limit: number;
}

/** A line of more points than pixels shows nothing more. */
const MOST_POINTS = 512;

/** map_count over the whole timeline, at the worlds that are kept; the first and the last call are always in it. */
export function countLine({ start, entries, worlds }: Timeline): readonly CountPoint[] {
  const point = (call: number, world: World): CountPoint => ({
    call,
    mapCount: countIn(world),
    limit: world.sysctl.max_map_count,
  });
  const every = Math.max(1, Math.ceil(entries.length / MOST_POINTS));
  const out = [point(-1, start)];
  let due = 0;
  worlds.forEach((world, call) => {
    if (world === null || (call < due && call !== worlds.length - 1)) return;
    out.push(point(call, world));
    due = call + every;
  });
  return out;
}

/** The calls that a bookmark stands at. */
export const bookmarkedCalls = ({ bookmarks = [] }: Session): ReadonlySet<number> =>
  new Set(bookmarks.map(({ call }) => call));

export type TimelineEntry = Entry;

/** The merges of a call, as its preview tells them. */
export function entrySummary({ outcome }: Entry): Pick<Summary, 'cases' | 'survivors'> {
  if (outcome === null) return { cases: [], survivors: [] };
  return mergesOf(outcome);
}
