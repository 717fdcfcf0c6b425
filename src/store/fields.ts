/** The inspector: the fields of mm_struct and vm_area_struct by the kernel's names, with what they were before the call. */
import { hex, type Mm, tableGet, type Vma, type VmaId, vmaName, type World } from '../engine';
import { mmShown } from './call-view';
import { mergeAt } from './merge-view';
import type { Moment } from './moment';
import { anonVmaName, flagsText, pathOf } from './texts';

export interface FieldRow {
  readonly field: string;
  readonly value: string;
  /** What it was before the call, where that differs. */
  readonly was: string | null;
}

type Values = readonly (readonly [field: string, value: string])[];

const idText = (id: VmaId | null): string => (id === null ? 'NULL' : vmaName(id));
const at = (addr: number): string => `0x${hex(addr)}`;

function vmaValues(world: World, vma: Vma): Values {
  const path = pathOf(world, vma);
  return [
    ['vm_start', at(vma.vm_start)],
    ['vm_end', at(vma.vm_end)],
    ['vm_next', idText(vma.vm_next)],
    ['vm_prev', idText(vma.vm_prev)],
    ['vm_rb.parent', idText(vma.rb_parent)],
    ['vm_rb.rb_left', idText(vma.rb_left)],
    ['vm_rb.rb_right', idText(vma.rb_right)],
    ['vm_rb.colour', vma.rb_colour],
    ['rb_subtree_gap', at(vma.rb_subtree_gap)],
    ['vm_mm', `mm ${vma.vm_mm}`],
    ['vm_flags', `${at(vma.vm_flags)} ${flagsText(vma.vm_flags, true)}`],
    ['anon_vma', vma.anon_vma === null ? 'NULL' : anonVmaName(vma.anon_vma)],
    ['anon_vma_chain', vma.anon_vma_chain.map(anonVmaName).join(' → ') || '∅'],
    ['vm_ops', vma.vm_ops ?? 'NULL'],
    ['vm_pgoff', at(vma.vm_pgoff)],
    ['vm_file', vma.vm_file === null ? 'NULL' : `${path ?? ''} (#${vma.vm_file})`],
    ['vm_policy', vma.vm_policy ?? 'NULL'],
    ['vm_userfaultfd_ctx', vma.vm_userfaultfd_ctx === null ? 'NULL' : String(vma.vm_userfaultfd_ctx)],
    ['anon_name', vma.anon_name ?? 'NULL'],
  ];
}

function mmValues(mm: Mm): Values {
  return [
    ['mmap', idText(mm.mmap)],
    ['mm_rb', idText(mm.mm_rb)],
    ['map_count', String(mm.map_count)],
    ['highest_vm_end', at(mm.highest_vm_end)],
    ['mmap_base', at(mm.mmap_base)],
    ['task_size', at(mm.task_size)],
    ['total_vm', String(mm.total_vm)],
    ['data_vm', String(mm.data_vm)],
    ['exec_vm', String(mm.exec_vm)],
    ['stack_vm', String(mm.stack_vm)],
    ['locked_vm', String(mm.locked_vm)],
    ['def_flags', at(mm.def_flags)],
    ['start_brk', at(mm.start_brk)],
    ['brk', at(mm.brk)],
    ['start_stack', at(mm.start_stack)],
    ['vmacache_seqnum', String(mm.vmacache_seqnum)],
    ['mm_users', String(mm.mm_users)],
  ];
}

function rows(now: Values, before: Values | null): FieldRow[] {
  return now.map(([field, value], index) => {
    const was = before?.[index]?.[1];
    return { field, value, was: was === undefined || was === value ? null : was };
  });
}

export function mmFields({ world, before }: Moment): readonly FieldRow[] | null {
  const mm = mmShown(world, before);
  if (mm === null) return null;
  const old = tableGet(before.mms, mm.id);
  return rows(mmValues(mm), old ? mmValues(old) : null);
}

/** The VMA that a step is about, for where none was chosen: the one changed, else the first of the list. */
export function vmaAtHand(moment: Moment): VmaId | null {
  const survivor = mergeAt(moment)?.survivor ?? null;
  if (survivor !== null) return survivor;
  const { vma = null } = moment.executed?.locals ?? {};
  if (typeof vma === 'number') return vma;
  return mmShown(moment.world, moment.before)?.mmap ?? null;
}

/** null: none chosen. rows null: it does not exist at this moment. */
export function vmaFields(
  { world, before }: Moment,
  id: VmaId | null,
): { readonly name: string; readonly rows: readonly FieldRow[] | null } | null {
  if (id === null) return null;
  const vma = tableGet(world.vmas, id);
  const old = tableGet(before.vmas, id);
  if (vma === undefined) return { name: vmaName(id), rows: null };
  return { name: vmaName(id), rows: rows(vmaValues(world, vma), old ? vmaValues(before, old) : null) };
}
