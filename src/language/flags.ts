/** Flag words by name: reading `PROT_READ|PROT_WRITE` and printing it again. Units of a kind: bits of one argument. */
import { add, drop, hasAll, MADV, MAP, MAP_TYPE, MCL, MLOCK, MREMAP, only, PROT, VM } from '../engine';

export const FLAG_KINDS = ['prot', 'map', 'mremap', 'mlock', 'mcl', 'vm', 'clone', 'advice', 'mpol'] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

const prefixed = (prefix: string, table: { readonly [name: string]: number }): [string, number][] =>
  Object.entries(table).map(([name, value]) => [`${prefix}${name}`, value]);

/** clone(2): the bits that decide about memory, and those that strace prints beside them for a thread or a fork. */
const CLONE: [string, number][] = [
  ['CLONE_VM', 0x100],
  ['CLONE_FS', 0x200],
  ['CLONE_FILES', 0x400],
  ['CLONE_SIGHAND', 0x800],
  ['CLONE_VFORK', 0x4000],
  ['CLONE_PARENT', 0x8000],
  ['CLONE_THREAD', 0x10000],
  ['CLONE_SYSVSEM', 0x40000],
  ['CLONE_SETTLS', 0x80000],
  ['CLONE_PARENT_SETTID', 0x100000],
  ['CLONE_CHILD_CLEARTID', 0x200000],
  ['CLONE_CHILD_SETTID', 0x1000000],
  ['SIGCHLD', 17],
];
export const CLONE_VM = 0x100;

/** Advice that no kernel modelled here knows, or that is for tests of the hardware: a log may name it. */
const NEWER_ADVICE = {
  DONTNEED_LOCKED: 24,
  COLLAPSE: 25,
  HWPOISON: 100,
  SOFT_OFFLINE: 101,
  GUARD_INSTALL: 102,
  GUARD_REMOVE: 103,
} as const;

/** The modes of mbind: uapi mempolicy.h. */
const MPOL = { DEFAULT: 0, PREFERRED: 1, BIND: 2, INTERLEAVE: 3, LOCAL: 4, PREFERRED_MANY: 5, WEIGHTED_INTERLEAVE: 6 };

/** The names that are printed, in this order. */
const NAMES: { readonly [K in FlagKind]: readonly [string, number][] } = {
  prot: prefixed('PROT_', PROT),
  map: prefixed('MAP_', MAP),
  mremap: prefixed('MREMAP_', MREMAP),
  mlock: prefixed('MLOCK_', MLOCK),
  mcl: prefixed('MCL_', MCL),
  vm: prefixed('VM_', VM),
  clone: CLONE,
  mpol: prefixed('MPOL_', MPOL),
  advice: [...prefixed('MADV_', MADV), ...prefixed('MADV_', NEWER_ADVICE)],
};

/** Names that are understood and never printed. MAP_HUGE_*: log2 of the page size in the bits from 26 up. */
const ALIASES: { readonly [K in FlagKind]?: readonly [string, number][] } = {
  mpol: [
    ['MPOL_F_NUMA_BALANCING', 0x2000],
    ['MPOL_F_RELATIVE_NODES', 0x4000],
    ['MPOL_F_STATIC_NODES', 0x8000],
  ],
  map: [
    ['MAP_ANON', MAP.ANONYMOUS],
    ['MAP_FILE', 0],
    ['MAP_DROPPABLE', 0x8],
    ['MAP_UNINITIALIZED', 0x4000000],
    ['MAP_HUGE_2MB', 21 * 2 ** 26],
    ['MAP_HUGE_1GB', 30 * 2 ** 26],
  ],
};

const VALUES = new Map<FlagKind, ReadonlyMap<string, number>>(
  FLAG_KINDS.map((kind) => [kind, new Map([...NAMES[kind], ...(ALIASES[kind] ?? [])])]),
);

/** The bits of one name, or undefined. */
export const flagValue = (kind: FlagKind, name: string): number | undefined => VALUES.get(kind)?.get(name);
/** The names of a kind, for completion and for the nearest name. */
export const flagNamesOf = (kind: FlagKind): readonly string[] => NAMES[kind].map(([name]) => name);
/** Is this the name of any flag? */
export const isFlagName = (name: string): boolean => FLAG_KINDS.some((kind) => flagValue(kind, name) !== undefined);

const ALL_ONES = 0xffffffff;
/** The bits above the lowest 32 of an odd number that someone wrote; bit operators would drop them. */
const highPart = (value: number): number => value - (value % 2 ** 32);

/** `MAP_PRIVATE|MAP_ANONYMOUS`; bits without a name follow in hex. The inverse of reading it. */
export function printFlags(kind: FlagKind, value: number): string {
  if (kind === 'advice' || kind === 'mpol') return NAMES[kind].find(([, one]) => one === value)?.[0] ?? String(value);
  if (highPart(value) !== 0) return `0x${value.toString(16)}`;
  const parts: string[] = [];
  let rest = value;
  if (kind === 'map') {
    const type = only(value, MAP_TYPE);
    const name = NAMES.map.find(([, bits]) => bits === type && type !== 0)?.[0];
    if (name !== undefined) {
      parts.push(name);
      rest = drop(rest, MAP_TYPE);
    }
  }
  for (const [name, bits] of NAMES[kind]) {
    if (bits === 0 || (kind === 'map' && only(bits, MAP_TYPE) !== 0) || !hasAll(rest, bits)) continue;
    parts.push(name);
    rest = drop(rest, bits);
  }
  if (rest !== 0) parts.push(`0x${only(rest, ALL_ONES).toString(16)}`);
  if (parts.length > 0) return parts.join('|');
  return kind === 'prot' ? 'PROT_NONE' : '0';
}

/** `a | b` of two flag words; words above 32 bits, which the kernel refuses, keep their upper part. */
export function joinFlags(a: number, b: number): number {
  const high = highPart(a) + highPart(b);
  return high + add(a % 2 ** 32, b % 2 ** 32);
}
