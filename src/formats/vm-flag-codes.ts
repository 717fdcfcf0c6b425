/** The two letters for each flag in the VmFlags line of /proc/PID/smaps: fs/proc/task_mmu.c. */
import { add, VM, type VmFlagName } from '../engine';

const CODES: { readonly [code: string]: VmFlagName } = {
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
  sl: 'SEALED',
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

/** vm_flags of `rd wr mr mw me ac`; codes of newer kernels that this model lacks are left out. */
export function vmFlagsOfCodes(codes: string): number {
  let flags = 0;
  for (const code of codes.trim().split(/\s+/)) {
    const name = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
    if (name !== undefined) flags = add(flags, VM[name]);
  }
  return flags;
}
