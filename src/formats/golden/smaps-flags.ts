/** The two-letter VmFlags of /proc/PID/smaps. Source: show_smap_vma_flags of fs/proc/task_mmu.c, 5.10. */
import { add, has, VM, type VmFlagName } from '../../engine';

export const SMAPS_FLAGS: { readonly [code: string]: VmFlagName } = {
  rd: 'READ',
  wr: 'WRITE',
  ex: 'EXEC',
  sh: 'SHARED',
  mr: 'MAYREAD',
  mw: 'MAYWRITE',
  me: 'MAYEXEC',
  ms: 'MAYSHARE',
  gd: 'GROWSDOWN',
  pf: 'PFNMAP',
  dw: 'DENYWRITE',
  lo: 'LOCKED',
  io: 'IO',
  sr: 'SEQ_READ',
  rr: 'RAND_READ',
  dc: 'DONTCOPY',
  de: 'DONTEXPAND',
  lf: 'LOCKONFAULT',
  ac: 'ACCOUNT',
  nr: 'NORESERVE',
  ht: 'HUGETLB',
  sf: 'SYNC',
  ar: 'ARCH_1',
  wf: 'WIPEONFORK',
  dd: 'DONTDUMP',
  sd: 'SOFTDIRTY',
  mm: 'MIXEDMAP',
  hg: 'HUGEPAGE',
  nh: 'NOHUGEPAGE',
  mg: 'MERGEABLE',
  um: 'UFFD_MISSING',
  uw: 'UFFD_WP',
};

/** vm_flags from the VmFlags line. Unknown codes are left out. */
export function flagsOfSmaps(codes: string): number {
  return codes.split(' ').reduce((flags, code) => {
    const name = SMAPS_FLAGS[code];
    return name === undefined ? flags : add(flags, VM[name]);
  }, 0);
}

/** The codes of the set bits, sorted, without soft-dirty. */
export function smapsCodes(flags: number): string[] {
  return Object.entries(SMAPS_FLAGS)
    .filter(([code, name]) => code !== 'sd' && has(flags, VM[name]))
    .map(([code]) => code)
    .sort();
}
