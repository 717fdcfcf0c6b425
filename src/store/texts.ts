/** Names and values as they stand on the screen: the same in every language. */
import {
  type AnonVmaId,
  type FlagEra,
  flagNames,
  has,
  hex,
  LOCAL_KINDS,
  type LocalName,
  type LocalValue,
  MAP,
  type Mm,
  PAGE_SIZE,
  PROT,
  permissions,
  tableGet,
  toPages,
  VM,
  type Vma,
  vmaName,
  type World,
} from '../engine';
import type { VmaKind } from '../layout/model';

/** α1, α2 … */
export const anonVmaName = (id: AnonVmaId): string => `α${id}`;

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** 42.6 TiB: three figures at the most. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // What would be written 1024 is one of the next.
  while (value >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const figures = value >= 99.95 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, '');
  return `${figures} ${UNITS[unit]}`;
}

/** The digits of an address that tell neighbours apart: …c000; short ones in full. */
export function addrText(addr: number, isShort: boolean): string {
  const digits = hex(addr);
  return isShort && digits.length > 6 ? `…${digits.slice(-4)}` : `0x${digits}`;
}

/** 42.6T, for where there is little room. */
export const shortSize = (bytes: number): string => sizeText(bytes).replace(/ (B|([KMGT])iB)$/, (_, b, u) => u ?? b);

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1) || path;

/** The path that a VMA maps, or null. */
export function pathOf(world: World, vma: Vma): string | null {
  const file = vma.vm_file === null ? undefined : tableGet(world.files, vma.vm_file);
  return (file && tableGet(world.inodes, file.inode)?.name) ?? null;
}

export function kindOf(mm: Mm, vma: Vma): VmaKind {
  if (vma.vm_ops === 'special') return 'special';
  if (vma.vm_file !== null) return 'file';
  if (has(vma.vm_flags, VM.GROWSDOWN)) return 'stack';
  if (mm.start_stack > 0 && vma.vm_start <= mm.start_stack && mm.start_stack < vma.vm_end) return 'stack';
  if (mm.brk > mm.start_brk && vma.vm_start <= mm.brk && vma.vm_end >= mm.start_brk) return 'heap';
  return 'anon';
}

type KindOf = (vma: Vma) => VmaKind;
const NOWHERE = { start_stack: -1, start_brk: -1, brk: -1 };
let lastKinds: { readonly of: Pick<Mm, 'start_stack' | 'start_brk' | 'brk'>; readonly kindOf: KindOf } | null = null;

/** kindOf of an mm: the same function as long as heap and stack stay where they are, for layouts remember by it. */
export function kindsIn(mm: Mm): KindOf {
  const { start_stack, start_brk, brk } = lastKinds?.of ?? NOWHERE;
  if (lastKinds !== null && start_stack === mm.start_stack && start_brk === mm.start_brk && brk === mm.brk)
    return lastKinds.kindOf;
  lastKinds = { of: mm, kindOf: (vma) => kindOf(mm, vma) };
  return lastKinds.kindOf;
}

/** What /proc/PID/maps says in its last column, or nothing. */
export function labelOf(world: World, mm: Mm, vma: Vma): string {
  const path = pathOf(world, vma);
  if (path !== null) return path;
  const kind = kindOf(mm, vma);
  if (kind === 'heap' || kind === 'stack') return `[${kind}]`;
  return vma.anon_name ?? '';
}

const named = (value: number, names: readonly (readonly [string, number])[], zero: string): string => {
  let rest = value;
  const out: string[] = [];
  for (const [name, bits] of names) {
    if (bits === 0 || !has(rest, bits)) continue;
    out.push(name);
    rest -= bits;
  }
  if (rest > 0) out.push(`0x${hex(rest)}`);
  return out.join('|') || zero;
};

const PROT_NAMES = Object.entries(PROT).map(([name, bits]) => [`PROT_${name}`, bits] as const);
const MAP_NAMES = Object.entries(MAP)
  .filter(([name]) => name !== 'SHARED_VALIDATE')
  .map(([name, bits]) => [`MAP_${name}`, bits] as const);
const MREMAP_NAMES = [
  ['MREMAP_MAYMOVE', 1],
  ['MREMAP_FIXED', 2],
  ['MREMAP_DONTUNMAP', 4],
] as const;

/** rw-p and the flags that permissions do not show: `rw-p ACCOUNT`. */
export function flagsText(flags: number, all = false, era?: FlagEra): string {
  const plain = new Set<string>(['READ', 'WRITE', 'EXEC', 'SHARED', 'MAYREAD', 'MAYWRITE', 'MAYEXEC', 'MAYSHARE']);
  const rest = flagNames(flags, era).filter((name) => all || !plain.has(name));
  return [permissions(flags), ...rest].join(' ');
}

/** A local of a listing as it is shown. */
export function localText(name: LocalName, value: LocalValue, isShort = false, era?: FlagEra): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return value;
  switch (LOCAL_KINDS[name]) {
    case 'vma':
      return vmaName(value);
    case 'addr':
      return addrText(value, isShort);
    case 'bytes':
      return value > 0 && value % PAGE_SIZE === 0 ? sizeText(value) : `${value} B`;
    case 'vm_flags':
      return flagsText(value, false, era);
    case 'prot':
      return named(value, PROT_NAMES, 'PROT_NONE');
    case 'map_flags':
      return named(value, MAP_NAMES, '0');
    case 'mremap_flags':
      return named(value, MREMAP_NAMES, '0');
    case 'anon_vma':
      return anonVmaName(value);
    case 'pages':
      return value >= 0x10000 ? addrText(value, isShort) : String(value);
    default:
      return String(value);
  }
}

export const pagesIn = (vma: { readonly vm_start: number; readonly vm_end: number }): number =>
  toPages(vma.vm_end - vma.vm_start);
