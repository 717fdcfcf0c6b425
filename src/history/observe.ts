/**
 * What can be seen of a kernel's answer to each call, in a form in which two kernels can be compared: the ids of two
 * worlds drift apart, so a VMA is known by its birth, the call that first showed it and the address it then had.
 */
import {
  drop,
  isError,
  liveMm,
  type MergeCase,
  permissions,
  profileOf,
  type Ret,
  run,
  tableGet,
  VM,
  type Vma,
  type VmaId,
  vmasInOrder,
  type World,
} from '../engine';
import { atOnce, type Pieces } from './pieces';
import type { Entry, Timeline } from './types';

export interface SeenVma {
  readonly id: VmaId;
  readonly vm_start: number;
  readonly vm_end: number;
  readonly perm: string;
  readonly vm_flags: number;
  readonly vm_pgoff: number;
  readonly path: string | null;
  /** `call:address`: the same object on another kernel has the same. */
  readonly birth: string;
}

export interface Observation {
  /** null where the line is no call. */
  readonly ret: Ret | null;
  /** ret in a form that two kernels can be compared in: of the find calls the VMA's birth. */
  readonly said: string;
  /** The current address space after the call. */
  readonly vmas: readonly SeenVma[];
  /** Shape and colours of the red-black tree; null where there is none. */
  readonly structure: string | null;
  /** Merge cases taken, 0 left out. */
  readonly cases: readonly MergeCase[];
  /** Survivors of these merges. */
  readonly survivors: readonly VmaId[];
}

/** In the order of weight. */
export type Aspect = 'ret' | 'layout' | 'flags' | 'pgoff' | 'survivor' | 'structure' | 'case';

const FINDS = /^find_vma/;

function structureOf(world: World, vmas: readonly Vma[], root: VmaId | null): string | null {
  if (profileOf(world).structure !== 'rb') return null;
  const byId = new Map(vmas.map((vma) => [vma.id, vma]));
  const text = (id: VmaId | null): string => {
    const vma = id === null ? undefined : byId.get(id);
    if (vma === undefined) return '';
    const name = vma.vm_start.toString(16);
    return `(${name} ${vma.rb_colour} ${text(vma.rb_left)} ${text(vma.rb_right)})`;
  };
  return text(root);
}

function pathOf(world: World, vma: Vma): string | null {
  const file = vma.vm_file === null ? undefined : tableGet(world.files, vma.vm_file);
  return file === undefined ? null : (tableGet(world.inodes, file.inode)?.name ?? null);
}

/** Looks at one entry and the world that it left; `births` learns of the VMAs that are new. */
function observeEntry(entry: Entry, index: number, world: World, births: Map<VmaId, string>): Observation {
  const mm = liveMm(world);
  const list = mm === null ? [] : vmasInOrder(world, mm.id);
  for (const { id, vm_start } of list) if (!births.has(id)) births.set(id, `${index}:${vm_start.toString(16)}`);
  const { outcome, call } = entry;
  const merges = (outcome?.events ?? []).flatMap((event) =>
    event.kind === 'merge' && event.mergeCase > 0 ? [event] : [],
  );
  const ret = outcome?.ret ?? null;
  const isFound = ret !== null && !isError(ret) && ret > 0 && call !== null && FINDS.test(call.name);
  return {
    ret,
    said: isFound ? (births.get(ret) ?? String(ret)) : String(ret),
    vmas: list.map((vma) => ({
      id: vma.id,
      vm_start: vma.vm_start,
      vm_end: vma.vm_end,
      perm: permissions(vma.vm_flags),
      vm_flags: drop(vma.vm_flags, VM.SOFTDIRTY),
      vm_pgoff: vma.vm_pgoff,
      path: pathOf(world, vma),
      birth: births.get(vma.id) ?? '',
    })),
    structure: mm === null ? null : structureOf(world, list, mm.mm_rb),
    cases: merges.map(({ mergeCase }) => mergeCase),
    survivors: merges.flatMap(({ survivor }) => (survivor === null ? [] : [survivor])),
  };
}

/** Looking at so many VMAs takes about a second: a long log on a large map is compared up to there. */
const MOST_LOOKS = 1_000_000;

/** A few milliseconds of looking. */
const LOOKS_A_PIECE = 10_000;

/** One observation for each entry, up to where it would take too long. */
export function* observePieces(timeline: Timeline): Pieces<Observation[]> {
  const births = new Map<VmaId, string>();
  const out: Observation[] = [];
  let world = timeline.start;
  let looks = 0;
  let piece = 0;
  for (const [index, entry] of timeline.entries.entries()) {
    if (looks - piece > LOOKS_A_PIECE) {
      piece = looks;
      yield Math.max(looks / MOST_LOOKS, index / timeline.entries.length);
    }
    world = timeline.worlds[index] ?? (entry.call === null ? world : run(world, entry.call).world);
    const seen = observeEntry(entry, index, world, births);
    out.push(seen);
    looks += seen.vmas.length;
    if (looks > MOST_LOOKS) break;
  }
  return out;
}

/** The same at once. */
export const observe = (timeline: Timeline): Observation[] => atOnce(observePieces(timeline));

const range = ({ vm_start, vm_end, perm, path }: SeenVma): string => `${vm_start}-${vm_end} ${perm} ${path ?? ''}`;
const each = <T>(a: Observation, b: Observation, of: (vma: SeenVma) => T): boolean =>
  a.vmas.every((vma, index) => {
    const other = b.vmas[index];
    return other !== undefined && of(vma) === of(other);
  });

/** In what two answers differ. Where the ranges differ already, the finer aspects say nothing more. */
export function aspectsOf(a: Observation, b: Observation): Aspect[] {
  const out: Aspect[] = [];
  if (a.said !== b.said) out.push('ret');
  if (a.vmas.length !== b.vmas.length || !each(a, b, range)) out.push('layout');
  else {
    if (!each(a, b, ({ vm_flags }) => vm_flags)) out.push('flags');
    if (!each(a, b, ({ vm_pgoff }) => vm_pgoff)) out.push('pgoff');
    if (!each(a, b, ({ birth }) => birth)) out.push('survivor');
    if (a.structure !== null && b.structure !== null && a.structure !== b.structure) out.push('structure');
  }
  if (a.cases.join() !== b.cases.join()) out.push('case');
  return out;
}
