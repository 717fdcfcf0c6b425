/**
 * A persistent table from small whole numbers to values: a radix tree, 32 ways a level.
 *
 * Every edit carries a revision. A node made in the revision at hand is changed in place, any older
 * one is copied first; so a run of a thousand calls under one revision pays no copies, and a recording
 * that takes a new revision after each step pays one path. Freezing is nothing more than never using
 * the revision again.
 *
 *      height 2      [ 0..31 | 32..63 | ... ]        key 37 -> slot 1, then slot 5
 *                        |        |
 *      height 1      [values]  [values]
 */

const BITS = 5;
const WAYS = 32;
const MASK = 31;

interface Node {
  rev: number;
  /** How many slots are taken: an emptied node is dropped. */
  used: number;
  readonly slots: unknown[];
}

/** A table as its holder sees it: never written except by the functions of this file. */
export interface Table<T> {
  readonly rev: number;
  readonly root: Node | null;
  readonly height: number;
  readonly size: number;
  /** Never set: it keeps the type of the values. */
  readonly of?: T;
}

interface Draft {
  rev: number;
  root: Node | null;
  height: number;
  size: number;
}

let lastRevision = 0;
/** A revision that no table has seen. */
export const newRevision = (): number => ++lastRevision;

const EMPTY: Table<never> = { rev: 0, root: null, height: 0, size: 0 };
export const emptyTable = <T>(): Table<T> => EMPTY as Table<T>;

const newNode = (rev: number): Node => ({ rev, used: 0, slots: new Array<unknown>(WAYS).fill(undefined) });

/** The value at key, or undefined. O(log32 of the largest key). */
export function tableGet<T>(table: Table<T>, key: number): T | undefined {
  let shift = table.height * BITS;
  if (table.root === null || key >>> 0 !== key || (shift < 32 && key >>> shift !== 0)) return undefined;
  let node: Node | undefined = table.root;
  for (shift -= BITS; shift > 0; shift -= BITS) {
    node = node.slots[(key >>> shift) & MASK] as Node | undefined;
    if (node === undefined) return undefined;
  }
  return node.slots[key & MASK] as T | undefined;
}

const owned = (node: Node, rev: number): Node =>
  node.rev === rev ? node : { rev, used: node.used, slots: node.slots.slice() };

/** The table with value at key; the same object where it belongs to this revision already. */
export function tableSet<T>(table: Table<T>, rev: number, key: number, value: T): Table<T> {
  const draft: Draft =
    table.rev === rev ? (table as Draft) : { rev, root: table.root, height: table.height, size: table.size };
  if (draft.root === null) {
    draft.root = newNode(rev);
    draft.height = 1;
  }
  while (draft.height * BITS < 32 && key >>> (draft.height * BITS) !== 0) {
    const above = newNode(rev);
    above.slots[0] = draft.root;
    above.used = 1;
    draft.root = above;
    draft.height++;
  }
  let node = owned(draft.root, rev);
  draft.root = node;
  for (let shift = (draft.height - 1) * BITS; shift > 0; shift -= BITS) {
    const slot = (key >>> shift) & MASK;
    const below = node.slots[slot] as Node | undefined;
    const next = below === undefined ? newNode(rev) : owned(below, rev);
    if (below === undefined) node.used++;
    node.slots[slot] = next;
    node = next;
  }
  const slot = key & MASK;
  if (node.slots[slot] === undefined) {
    node.used++;
    draft.size++;
  }
  node.slots[slot] = value;
  return draft as Table<T>;
}

function without(node: Node, rev: number, shift: number, key: number): Node | undefined {
  const slot = (key >>> shift) & MASK;
  const mine = owned(node, rev);
  const left = shift === 0 ? undefined : without(mine.slots[slot] as Node, rev, shift - BITS, key);
  mine.slots[slot] = left;
  if (left === undefined) mine.used--;
  return mine.used === 0 ? undefined : mine;
}

/** The table without key; the same object where the key is absent. */
export function tableDelete<T>(table: Table<T>, rev: number, key: number): Table<T> {
  if (table.root === null || tableGet(table, key) === undefined) return table;
  const root = without(table.root, rev, (table.height - 1) * BITS, key);
  const draft: Draft =
    table.rev === rev ? (table as Draft) : { rev, root: null, height: table.height, size: table.size };
  draft.root = root ?? null;
  draft.height = root === undefined ? 0 : draft.height;
  draft.size--;
  return draft as Table<T>;
}

function* walk(node: Node, shift: number, base: number, lo: number, hi: number): Generator<[number, unknown]> {
  const span = 2 ** shift;
  for (let slot = 0; slot < WAYS; slot++) {
    const here = node.slots[slot];
    if (here === undefined) continue;
    const key = base + slot * span;
    if (key + span <= lo || key >= hi) continue;
    if (shift === 0) yield [key, here];
    else yield* walk(here as Node, shift - BITS, key, lo, hi);
  }
}

/** The entries with lo <= key < hi, ascending. Empty stretches cost nothing. */
export function tableEntries<T>(table: Table<T>, lo = 0, hi = 2 ** 32): Iterable<[number, T]> {
  if (table.root === null) return [];
  return walk(table.root, (table.height - 1) * BITS, 0, lo, hi) as Generator<[number, T]>;
}

/** A key whose value is another one; undefined: absent. */
export type TableChange<T> = readonly [key: number, was: T | undefined, now: T | undefined];

/**
 * What differs between two versions of a table, ascending by key; null where it is more than `most`. What both share is
 * passed over without a look, so the cost is that of the edits between them.
 */
export function tableChanges<T>(was: Table<T>, now: Table<T>, most: number): readonly TableChange<T>[] | null {
  const out: TableChange<T>[] = [];
  const compare = (a: unknown, b: unknown, height: number, base: number): boolean => {
    if (a === b) return true;
    if (height === 0) return out.push([base, a as T | undefined, b as T | undefined]) <= most;
    const span = 2 ** ((height - 1) * BITS);
    for (let slot = 0; slot < WAYS; slot++)
      if (!compare((a as Node)?.slots[slot], (b as Node)?.slots[slot], height - 1, base + slot * span)) return false;
    return true;
  };
  const height = Math.max(was.height, now.height);
  return compare(raised(was, height), raised(now, height), height, 0) ? out : null;
}

/** The root as it would be in a table of this height: the lowest keys lie in the first slot. */
function raised<T>({ root, height }: Table<T>, wanted: number): Node | undefined {
  if (root === null) return undefined;
  let node = root;
  for (let at = height; at < wanted; at++) node = { rev: 0, used: 1, slots: [node] };
  return node;
}

export function tableValues<T>(table: Table<T>): T[] {
  const out: T[] = [];
  for (const [, value] of tableEntries(table)) out.push(value);
  return out;
}
