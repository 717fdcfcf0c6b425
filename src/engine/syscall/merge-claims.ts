/** What a direct call of vma_merge says of its range, and whether that can be true. No kernel function. */
import { type Addr, toPages } from '../addr';
import { linearPageIndex } from '../anon-vma';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import { type MergeArgs, vmaOrNull } from '../merge-around';
import type { MmId, Vma, VmaId } from '../world';
import { newMapping } from './mmap';

type MergeCall = CallOf<'vma_merge'>;
export type Claims = MergeArgs;

/** The VMA that holds an address, without a step and without a trace in the caches. */
export function vmaAt(edit: Edit, mm: MmId, addr: Addr): VmaId | null {
  let id = edit.mm(mm).mmap;
  while (id !== null && edit.vma(id).vm_end <= addr) id = edit.vma(id).vm_next;
  return id !== null && edit.vma(id).vm_start <= addr ? id : null;
}

/** An address by which a VMA is named that is not there; null: each is. */
export function missingVma(edit: Edit, mm: MmId, { prev, anon_vma }: MergeCall): Addr | null {
  for (const addr of [prev, anon_vma]) {
    if (addr !== undefined && addr !== null && vmaAt(edit, mm, addr) === null) return addr;
  }
  return null;
}

/** The arguments: what is given, else what belongs to the VMA around the range, else what a new mapping has. */
export function claimsOf(edit: Edit, mm: MmId, call: MergeCall, around: Vma | null): Claims {
  const { addr, vm_flags, pgoff, file, policy, userfaultfd_ctx, anon_name } = call;
  const own = ownClaims(vm_flags, addr, around);
  return {
    ...own,
    pgoff: pgoff ?? own.pgoff,
    ...(file !== undefined && { file }),
    ...(policy !== undefined && { policy }),
    ...(userfaultfd_ctx !== undefined && { userfaultfd_ctx }),
    ...(anon_name !== undefined && { anon_name }),
    ...anonClaim(edit, mm, call),
  };
}

function ownClaims(vm_flags: number, addr: Addr, around: Vma | null): Claims {
  if (around === null) return newMapping(vm_flags, null, toPages(addr));
  return {
    ...newMapping(vm_flags, around.vm_file, linearPageIndex(around, addr)),
    anon_vma: around.anon_vma,
    source: around,
    policy: around.vm_policy,
    userfaultfd_ctx: around.vm_userfaultfd_ctx,
    anon_name: around.anon_name,
  };
}

/** The anon_vma of the VMA that is named: that one is then the source, whose chain is looked at from 6.16 on. */
function anonClaim(edit: Edit, mm: MmId, { anon_vma }: MergeCall): Partial<Claims> {
  if (anon_vma === undefined) return {};
  const source = anon_vma === null ? null : vmaOrNull(edit, vmaAt(edit, mm, anon_vma));
  return { anon_vma: source?.anon_vma ?? null, source };
}

/**
 * prev has to begin below addr, and what follows it may not reach across addr: vma_merge would take the range for all of
 * that VMA, and what lies below addr would be lost.
 */
export const isMisplaced = (prev: Vma | null, area: Vma | null, addr: Addr): boolean =>
  (prev !== null && prev.vm_start >= addr) || (area !== null && area.vm_start < addr && addr < area.vm_end);

/**
 * Would a merge move the part of a VMA to another file, or its pages away from their anon_vma? Only where a neighbour
 * could take it: a claim that nobody believes does no harm.
 */
export function isTorn(edit: Edit, vma: Vma, { addr, end }: { addr: Addr; end: Addr }, claims: Claims): boolean {
  const prev = vma.vm_start === addr ? vmaOrNull(edit, vma.vm_prev) : null;
  const next = vma.vm_end === end ? vmaOrNull(edit, vma.vm_next) : null;
  const near = [prev?.vm_end === addr ? prev : null, next?.vm_start === end ? next : null];
  return near.some((other) => other !== null && (losesFile(vma, other, claims) || losesAnonVma(vma, other, claims)));
}

const losesFile = (vma: Vma, other: Vma, { file }: Claims): boolean => file !== vma.vm_file && file === other.vm_file;

const losesAnonVma = (vma: Vma, other: Vma, { anon_vma }: Claims): boolean =>
  vma.anon_vma !== null && anon_vma !== vma.anon_vma && other.anon_vma !== null && other.anon_vma !== vma.anon_vma;
