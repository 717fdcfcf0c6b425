/** What a pointer or the focus stands on, other than a VMA itself: which VMAs that lights up. */
import {
  type Addr,
  type AnonVmaId,
  type FileId,
  LOCAL_KINDS,
  type LocalName,
  type LocalValue,
  type Mm,
  tableGet,
  tableValues,
  type Vma,
  type VmaId,
  type World,
} from '../engine';
import { mmShown } from './call-view';
import type { Moment } from './moment';

export type Pointed =
  | { readonly kind: 'vma'; readonly id: VmaId }
  | { readonly kind: 'anon_vma'; readonly id: AnonVmaId }
  | { readonly kind: 'file'; readonly id: FileId }
  /** An address: the VMA around it. */
  | { readonly kind: 'addr'; readonly addr: Addr }
  /** A call of the timeline, and what it touched. */
  | { readonly kind: 'call'; readonly index: number; readonly vmas: readonly VmaId[] };

/** Ends are the first byte of somebody else. */
const ENDS = /(end|limit|size)$/;

/** What a local points to, or null: a number, a flag, NULL. */
export function pointedBy(name: LocalName, value: LocalValue): Pointed | null {
  if (typeof value !== 'number') return null;
  switch (LOCAL_KINDS[name]) {
    case 'vma':
    case 'anon_vma':
    case 'file':
      return { kind: LOCAL_KINDS[name], id: value } as Pointed;
    case 'addr':
      return ENDS.test(name) ? null : { kind: 'addr', addr: value };
    default:
      return null;
  }
}

export const isSamePointed = (a: Pointed | null, b: Pointed | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    (a.kind === 'addr' || b.kind === 'addr'
      ? a.kind === b.kind && 'addr' in a && 'addr' in b && a.addr === b.addr
      : a.kind === b.kind && 'id' in a && 'id' in b && a.id === b.id));

/** The VMA around an address, by the tree. */
function around(world: World, mm: Mm, addr: Addr): Vma | undefined {
  let id = mm.mm_rb;
  while (id !== null) {
    const vma: Vma | undefined = tableGet(world.vmas, id);
    if (vma === undefined || (vma.vm_start <= addr && addr < vma.vm_end)) return vma;
    id = addr < vma.vm_start ? vma.rb_left : vma.rb_right;
  }
  return undefined;
}

/** More than these cannot be told apart, and would be costly to draw. */
const MOST_LIT = 400;

/** The VMAs of the process shown that a pointed thing lights up, beside the one that it is. */
export const litBy = (moment: Moment, pointed: Pointed): readonly VmaId[] =>
  allLitBy(moment, pointed).slice(0, MOST_LIT);

function allLitBy({ world, before }: Moment, pointed: Pointed): readonly VmaId[] {
  const mm = mmShown(world, before);
  if (mm === null) return [];
  const here = (id: VmaId): boolean => tableGet(world.vmas, id)?.vm_mm === mm.id;
  switch (pointed.kind) {
    case 'vma':
      return [];
    case 'anon_vma': {
      const anon = tableGet(world.anon_vmas, pointed.id);
      return anon === undefined ? [] : tableValues(anon.vmas).filter(here);
    }
    case 'file': {
      const file = tableGet(world.files, pointed.id);
      const inode = file && tableGet(world.inodes, file.inode);
      if (inode === undefined) return [];
      return tableValues(inode.i_mmap).filter((id) => here(id) && tableGet(world.vmas, id)?.vm_file === pointed.id);
    }
    case 'addr': {
      const vma = around(world, mm, pointed.addr);
      return vma === undefined ? [] : [vma.id];
    }
    case 'call':
      return pointed.vmas.filter(here);
  }
}
