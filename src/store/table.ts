/** The rows of the table: /proc/PID/maps, with the names of the pictures. */
import { hex, permissions, tableGet, toBytes, type Vma, type VmaId, vmaName, type World } from '../engine';
import type { VmaKind } from '../layout/model';
import { mmShown } from './call-view';
import { listOrder } from './list-order';
import type { Moment } from './moment';
import { anonVmaName, kindOf, labelOf, pagesIn, pathOf } from './texts';

export interface TableRow {
  readonly id: VmaId;
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly perm: string;
  readonly offset: string;
  readonly inode: string;
  readonly label: string;
  readonly kind: VmaKind;
  readonly pages: number;
  readonly anonVma: string;
  /** Against the world before the call. */
  readonly change: 'same' | 'new' | 'changed';
}

const isSame = (a: Vma, b: Vma): boolean =>
  a.vm_start === b.vm_start && a.vm_end === b.vm_end && a.vm_flags === b.vm_flags && a.vm_pgoff === b.vm_pgoff;

/** An address as the kernel prints it there: at least eight digits. */
const address = (x: number): string => hex(x).padStart(8, '0');

/** The inode number of a mapped file; the model numbers them itself. */
function inodeOf(world: World, vma: Vma): string {
  const file = vma.vm_file === null ? undefined : tableGet(world.files, vma.vm_file);
  return String(file?.inode ?? 0);
}

/** The VMAs of the table, by address: one row each. */
export function tableVmas({ world, before }: Moment): readonly Vma[] {
  const mm = mmShown(world, before);
  return mm === null ? [] : listOrder(world, mm);
}

/** The rows of some of them; only what is in sight needs words. */
export function tableRows(moment: Moment, vmas: readonly Vma[] = tableVmas(moment)): TableRow[] {
  const { world, before } = moment;
  const mm = mmShown(world, before);
  if (mm === null) return [];
  return vmas.map((vma) => {
    const old = tableGet(before.vmas, vma.id);
    return {
      id: vma.id,
      name: vmaName(vma.id),
      start: address(vma.vm_start),
      end: address(vma.vm_end),
      perm: permissions(vma.vm_flags),
      offset: address(pathOf(world, vma) === null ? 0 : toBytes(vma.vm_pgoff)),
      inode: inodeOf(world, vma),
      label: labelOf(world, mm, vma),
      kind: kindOf(mm, vma),
      pages: pagesIn(vma),
      anonVma: vma.anon_vma === null ? '' : anonVmaName(vma.anon_vma),
      change: old === undefined ? 'new' : isSame(old, vma) ? 'same' : 'changed',
    };
  });
}

/** A row as a line of /proc/PID/maps. */
export function mapsLine({ start, end, perm, offset, inode, label }: TableRow): string {
  const device = inode === '0' ? '00:00' : '08:01';
  const left = `${start}-${end} ${perm} ${offset} ${device} ${inode}`;
  return label === '' ? left : `${left.padEnd(73)}${label}`;
}
