/**
 * Short scripts by chance, each after an aim: chance alone would hardly ever merge. The aim says what is likely; what
 * really happens the engine says, and whoever touched a page or mapped it read-only may get something else.
 *
 *      0123456789   pages; P left, M middle, N right, . a hole
 *      PPPP..NNNN   mmap fills the hole         cases 1 to 3
 *      PPPPMMNNNN   mprotect changes M          cases 6 to 8
 *      PPPPPPNNNN   mprotect changes the tail of P (4), or the head of N (5)
 */
import { anon, mapped, mprotect, R, RW, RWX, touch } from '../topics/lines';
import type { Chance } from './chance';

/** Far from everything else, and round enough to read. */
const ARENA = 0x7f0000000000;
const HERE = `0x${ARENA.toString(16)}`;
const PROTS: readonly [string, ...string[]] = [RW, RWX, R];
const at = (page: number): string => (page === 0 ? 'a' : `a+${page}p`);

export type Aim = 'hole' | 'whole' | 'tail' | 'head' | 'file' | 'cut' | 'tree' | 'move' | 'refused' | 'locked';

/** Which of the two sides are to fit. */
type Fits = 'both' | 'left' | 'right' | 'none';
/** None seldom: touched pages and read-only memory see to that. */
const FITS = ['both', 'both', 'left', 'left', 'right', 'right', 'none'] as const;

const other = (chance: Chance, prot: string): string => {
  const [first = RW, ...rest] = PROTS.filter((each) => each !== prot);
  return chance.pick([first, ...rest]);
};
const fitting = (chance: Chance, prot: string, fits: boolean): string => (fits ? prot : other(chance, prot));
/** More often than not memory that can be written to: the other kind has no VM_ACCOUNT, and fits its like seldom. */
const wantedProt = (chance: Chance): string => chance.pick([RW, RWX, RW, RWX, RW, RWX, R]);
const between = (chance: Chance, low: number, high: number): number => low + chance.below(high - low + 1);

/** Sometimes pages are written to, and the anon_vmas that come of it may keep neighbours apart. */
function touches(chance: Chance, ...pages: readonly number[]): string[] {
  if (chance.below(3) !== 0) return [];
  return pages.filter(() => chance.below(2) === 0).map((page) => touch(at(page), 1));
}

interface Sides {
  readonly p: number;
  readonly m: number;
  readonly n: number;
  readonly want: string;
  readonly left: string;
  readonly right: string;
}

function sidesOf(chance: Chance, fits: Fits): Sides {
  const want = wantedProt(chance);
  return {
    p: between(chance, 2, 4),
    m: between(chance, 1, 3),
    n: between(chance, 2, 4),
    want,
    left: fitting(chance, want, fits === 'both' || fits === 'left'),
    right: fitting(chance, want, fits === 'both' || fits === 'right'),
  };
}

function hole(chance: Chance, fits: Fits): string[] {
  const { p, m, n, want, left, right } = sidesOf(chance, fits);
  const one = `a = ${anon(HERE, p, left)}`;
  return [one, `b = ${anon(at(p + m), n, right)}`, ...touches(chance, 0, p + m), anon(at(p), m, want)];
}

function whole(chance: Chance, fits: Fits): string[] {
  const { p, m, n, want, left, right } = sidesOf(chance, fits);
  return [
    `a = ${anon(HERE, p, left)}`,
    `b = ${anon(at(p), m, other(chance, want))}`,
    `c = ${anon(at(p + m), n, right)}`,
    ...touches(chance, 0, p),
    mprotect(at(p), m, want),
  ];
}

/** The tail of the left one, or the head of the right one, becomes what its neighbour is, or is not. */
function part(chance: Chance, isTail: boolean, fits: Fits): string[] {
  const { p, m, n, want } = sidesOf(chance, fits);
  const had = other(chance, want);
  const neighbour = fitting(chance, want, fits !== 'none');
  const [left, right] = isTail ? [had, neighbour] : [neighbour, had];
  const border = isTail ? p + m : p;
  return [
    `a = ${anon(HERE, border, left)}`,
    `b = ${anon(at(border), isTail ? n : m + n, right)}`,
    ...touches(chance, 0, border),
    mprotect(at(p), m, want),
  ];
}

/** Two parts of a file: behind each other in it or not. */
function file(chance: Chance): string[] {
  const p = between(chance, 2, 4);
  const m = between(chance, 1, 3);
  const offset = p + chance.pick([0, 0, 1]);
  const prot = chance.pick([R, R, RW]);
  return [
    'f = open("libc.so.6", 64p)',
    `a = ${mapped(HERE, p, prot, 'f', 0)}`,
    ...(chance.below(2) === 0 ? [`b = ${mapped(at(p + m), 2, prot, 'f', p + m)}`] : []),
    mapped(at(p), m, prot, 'f', offset),
  ];
}

/** Something is taken out of what there is, or laid over it. */
function cut(chance: Chance): string[] {
  const p = between(chance, 3, 6);
  const n = between(chance, 2, 4);
  const from = between(chance, 0, p - 1);
  const len = between(chance, 1, p + n - from);
  const lines = [`a = ${anon(HERE, p)}`, `b = ${anon(at(p), n, RWX)}`, ...touches(chance, 0, p)];
  const last = [`munmap(${at(from)}, ${len}p)`, anon(at(from), len, wantedProt(chance)), mprotect(at(from), len, R)];
  return [...lines, chance.pick([last[0] ?? '', ...last])];
}

/** Places in which no two neighbours fit, in an order of chance: the tree has to be kept in balance. */
function tree(chance: Chance): string[] {
  const count = between(chance, 4, 5);
  const inOrder = Array.from({ length: count }, (_, index) => index);
  const order = chance.pick([inOrder, [...inOrder].reverse(), chance.shuffled(inOrder)]);
  const [first = 0] = order;
  const place = (index: number): string => {
    const pages = 3 * (index - first);
    return pages === 0 ? HERE : pages > 0 ? `a+${pages}p` : `a-${-pages}p`;
  };
  const lines = order.map((index, nth) => `${nth === 0 ? 'a = ' : ''}${anon(place(index), 2)}`);
  const goes = order[chance.below(count)] ?? first;
  const from = goes === first ? 'a' : place(goes);
  return chance.below(3) === 0 ? [...lines, `munmap(${from}, 2p)`] : lines;
}

function move(chance: Chance): string[] {
  const p = between(chance, 2, 4);
  const by = between(chance, 1, 3);
  const room = between(chance, 0, 3);
  const flags = chance.pick([', MREMAP_MAYMOVE', '']);
  return [
    `a = ${anon(HERE, p)}`,
    `b = ${anon(at(p + room), 2, chance.pick(PROTS))}`,
    ...touches(chance, 0),
    `mremap(a, ${p}p, ${p + by}p${flags || ', 0'})`,
  ];
}

/** Calls that may well be refused, and some that look so. */
function refused(chance: Chance): string[] {
  const p = between(chance, 2, 4);
  const gap = chance.below(2);
  const lines = [`a = ${anon(HERE, p)}`, `b = ${anon(at(p + gap), 3, RWX)}`, ...touches(chance, 0)];
  const last = [
    mprotect(at(1), p + 1, R),
    `munmap(a${chance.pick(['', '+1', '+1p'])}, ${p}p)`,
    `mremap(${at(1)}, ${p}p, ${p + 1}p, MREMAP_MAYMOVE)`,
    `mmap(${at(p - 1)}, 2p, ${RW}, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0)`,
    `mlock(${at(p - 1)}, 2p)`,
    `madvise(${at(p - 1)}, 2p, MADV_DONTFORK)`,
  ];
  return [...lines, chance.pick([last[0] ?? '', ...last])];
}

/** A part of one VMA gets a flag that its neighbours have or have not. */
function locked(chance: Chance): string[] {
  const p = between(chance, 4, 6);
  const m = between(chance, 1, 2);
  const from = between(chance, 0, p - m);
  const after = chance.pick([0, from, Math.max(0, from - 1)]);
  return [
    `a = ${anon(HERE, p)}`,
    `mlock(${at(from)}, ${m}p)`,
    `${chance.pick(['munlock', 'mlock'])}(${at(after)}, ${m + 1}p)`,
  ];
}

function linesOf(aim: Aim, chance: Chance): string[] {
  const fits = chance.pick<Fits>(FITS);
  switch (aim) {
    case 'hole':
      return hole(chance, fits);
    case 'whole':
      return whole(chance, fits);
    case 'tail':
    case 'head':
      return part(chance, aim === 'tail', fits);
    case 'file':
      return file(chance);
    case 'cut':
      return cut(chance);
    case 'tree':
      return tree(chance);
    case 'move':
      return move(chance);
    case 'refused':
      return refused(chance);
    case 'locked':
      return locked(chance);
  }
}

/** Three to six lines; the last one is to be asked about. */
export function scriptFor(aim: Aim, chance: Chance): string[] {
  const lines = linesOf(aim, chance);
  const last = lines[lines.length - 1] ?? '';
  const fewer = lines.slice(0, -1);
  while (fewer.length < 2) fewer.push(anon(at(16), 2, chance.pick([RW, R])));
  return [...fewer.slice(0, 5), last];
}
