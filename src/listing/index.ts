/** All listings by function name; the Anchor type is derived from their keys. */
import { vmaAdjust, vmaAdjust44, vmaAdjust61 } from './adjust';
import { vmaAdjust2632 } from './adjust-2632';
import { anonVmaFork, anonVmaPrepare } from './anon-vma';
import { brk, doBrk, doBrkFlags } from './brk';
import { mbind, mbindRange, setAnonName, setVmaAnonName, userfaultfdRegister } from './context';
import { vmaExpand } from './expand';
import { checkStackGuardPage, expandDownwards, handleMmFault, mmPopulate, pageFault } from './fault';
import { findVma, findVmaIntersection, findVmaLinks, findVmaPrev } from './find';
import { findVmaPrepare, findVmaPrev2632 } from './find-2632';
import { dupMmap, fork } from './fork';
import { vmaGapUpdate } from './gap';
import { linearArea, linearAreaTopdown } from './linear-area';
import { insertVmStruct, insertVmStructUnchecked, vmaLink, vmaLinkRb, vmaUnlink } from './link';
import { vmaLink61 } from './link-61';
import {
  insertVmStruct2632,
  insertVmStructUnchecked2632,
  vmaLink2632,
  vmaLinkRb2632,
  vmaUnlink2632,
} from './link-2632';
import { madvise, madviseBehavior } from './madvise';
import { vmaMerge } from './merge';
import { vmaMerge44, vmaMerge2632 } from './merge-before-expand';
import { vmaMerge61, vmaMergeSeries } from './merge-both-first';
import { mergeLab } from './merge-lab';
import { commitMerge, dupAnonVma, vmaExpandTarget, vmaMergeExistingRange, vmaMergeNewRange } from './merge-vmg';
import { applyMlockallFlags, applyVmaLockFlags, mlock, mlockall, mlockFixup, munlock, munlockall } from './mlock';
import { doMmap, mmap, mmapRegion, munmapVmaRange } from './mmap';
import { vmaModify } from './modify';
import { copyVma, moveVma } from './move-vma';
import { mprotect, mprotectFixup } from './mprotect';
import { mremap, mremapTo, remapMove, vmaExpandable, vmaToResize } from './mremap';
import { mseal, msealFixup } from './mseal';
import { execve, exit, open, rlimit, switchTask, sysctl } from './process';
import { rbErase, rbEraseColor } from './rb-erase';
import { rbInsert } from './rb-insert';
import { splitVma, splitVma612, splitVma2632, splitVmaUnchecked } from './split';
import type { Line } from './types';
import { detachVmas, doMunmap, doMunmap44 } from './unmap';
import { detachVmas2632, doMunmap2632 } from './unmap-2632';
import { doMasMunmap, doVmiMunmap, vmsComplete, vmsGather } from './unmap-maple';
import { getUnmappedArea, unmappedArea, unmappedAreaTopdown } from './unmapped-area';

export const LISTINGS = {
  mmap,
  do_mmap: doMmap,
  mmap_region: mmapRegion,
  munmap_vma_range: munmapVmaRange,
  get_unmapped_area: getUnmappedArea,
  unmapped_area_topdown: unmappedAreaTopdown,
  unmapped_area: unmappedArea,
  linear_area_topdown: linearAreaTopdown,
  linear_area: linearArea,
  find_vma: findVma,
  find_vma_prev: findVmaPrev,
  'find_vma_prev@2632': findVmaPrev2632,
  find_vma_intersection: findVmaIntersection,
  find_vma_links: findVmaLinks,
  find_vma_prepare: findVmaPrepare,
  vma_merge: vmaMerge,
  'vma_merge@2632': vmaMerge2632,
  'vma_merge@44': vmaMerge44,
  'vma_merge@61': vmaMerge61,
  'vma_merge@series': vmaMergeSeries,
  vma_merge_new_range: vmaMergeNewRange,
  vma_merge_existing_range: vmaMergeExistingRange,
  vma_expand: vmaExpand,
  'vma_expand@612': vmaExpandTarget,
  dup_anon_vma: dupAnonVma,
  commit_merge: commitMerge,
  __vma_adjust: vmaAdjust,
  'vma_adjust@2632': vmaAdjust2632,
  'vma_adjust@44': vmaAdjust44,
  '__vma_adjust@61': vmaAdjust61,
  __split_vma: splitVmaUnchecked,
  '__split_vma@612': splitVma612,
  split_vma: splitVma,
  'split_vma@2632': splitVma2632,
  vma_link: vmaLink,
  'vma_link@2632': vmaLink2632,
  'vma_link@61': vmaLink61,
  vma_link_rb: vmaLinkRb,
  'vma_link_rb@2632': vmaLinkRb2632,
  insert_vm_struct: insertVmStruct,
  'insert_vm_struct@2632': insertVmStruct2632,
  __insert_vm_struct: insertVmStructUnchecked,
  '__insert_vm_struct@2632': insertVmStructUnchecked2632,
  __vma_unlink: vmaUnlink,
  '__vma_unlink@2632': vmaUnlink2632,
  rb_insert: rbInsert,
  rb_erase: rbErase,
  rb_erase_color: rbEraseColor,
  vma_gap_update: vmaGapUpdate,
  __do_munmap: doMunmap,
  'do_munmap@44': doMunmap44,
  'do_munmap@2632': doMunmap2632,
  do_mas_munmap: doMasMunmap,
  do_vmi_munmap: doVmiMunmap,
  vms_gather_munmap_vmas: vmsGather,
  vms_complete_munmap_vmas: vmsComplete,
  detach_vmas_to_be_unmapped: detachVmas,
  'detach_vmas_to_be_unmapped@2632': detachVmas2632,
  mprotect,
  mprotect_fixup: mprotectFixup,
  mremap,
  mremap_to: mremapTo,
  remap_move: remapMove,
  vma_to_resize: vmaToResize,
  vma_expandable: vmaExpandable,
  move_vma: moveVma,
  copy_vma: copyVma,
  brk,
  do_brk_flags: doBrkFlags,
  do_brk: doBrk,
  madvise,
  madvise_behavior: madviseBehavior,
  mlock,
  munlock,
  mlockall,
  munlockall,
  apply_vma_lock_flags: applyVmaLockFlags,
  apply_mlockall_flags: applyMlockallFlags,
  mlock_fixup: mlockFixup,
  vma_modify: vmaModify,
  mseal,
  mseal_fixup: msealFixup,
  mbind,
  mbind_range: mbindRange,
  userfaultfd_register: userfaultfdRegister,
  set_vma_anon_name: setVmaAnonName,
  set_anon_name: setAnonName,
  merge_lab: mergeLab,
  mm_populate: mmPopulate,
  page_fault: pageFault,
  check_stack_guard_page: checkStackGuardPage,
  expand_downwards: expandDownwards,
  handle_mm_fault: handleMmFault,
  anon_vma_prepare: anonVmaPrepare,
  anon_vma_fork: anonVmaFork,
  fork,
  dup_mmap: dupMmap,
  exit,
  execve,
  switch: switchTask,
  open,
  sysctl,
  rlimit,
} as const;

export type FunctionName = keyof typeof LISTINGS;
type AnchorsOf<F extends FunctionName> = `${F}.${keyof (typeof LISTINGS)[F]['lines'] & string}`;
/** `function.line`: one line of one listing. */
export type Anchor = { [F in FunctionName]: AnchorsOf<F> }[FunctionName];

/** Of one function: the anchors whose line asks a question. */
type TestAnchorsOf<F extends FunctionName> = {
  [K in keyof (typeof LISTINGS)[F]['lines'] & string]: (typeof LISTINGS)[F]['lines'][K] extends {
    readonly kind: 'test';
  }
    ? `${F}.${K}`
    : never;
}[keyof (typeof LISTINGS)[F]['lines'] & string];
/** The anchors whose line asks a question. */
export type TestAnchor = { [F in FunctionName]: TestAnchorsOf<F> }[FunctionName];

export const functionOf = (anchor: Anchor): FunctionName => anchor.slice(0, anchor.indexOf('.')) as FunctionName;
export const keyOf = (anchor: Anchor): string => anchor.slice(anchor.indexOf('.') + 1);
export function lineOf(anchor: Anchor): Line {
  const lines: { readonly [key: string]: Line } = LISTINGS[functionOf(anchor)].lines;
  return lines[keyOf(anchor)] as Line;
}

export const ALL_ANCHORS: readonly Anchor[] = (Object.keys(LISTINGS) as FunctionName[]).flatMap((fn) =>
  Object.keys(LISTINGS[fn].lines).map((key) => `${fn}.${key}` as Anchor),
);

export type { Line, LineKind, Listing } from './types';
