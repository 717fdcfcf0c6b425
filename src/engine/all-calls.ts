/** All other calls and kernels, and the search for a free range: to import this file is to be able to make them. */
import { pageAlign } from './addr';
import { vmaAdjust2632 } from './adjust-2632';
import type { Call } from './call';
import { commitSplit } from './commit';
import { addEntries, type Entries } from './dispatch';
import { expandNeighbour } from './expand';
import { checkStackGuardPage, expandStack } from './expand-downwards';
import { descendToPrev, findVmaPrepare, mmapCacheFind, mmapCacheUpdate } from './find-2632';
import { countVmaPagesRange } from './find-prev';
import type { FirstCall } from './first-calls';
import { completeOverlap, gatherOverlap } from './gather-overlap';
import { hangWithoutGaps, takeTruncateCount, unlinkOneWay } from './link-2632';
import { askBothFirst } from './merge-both-first';
import { mergeRange } from './merge-vmg';
import { joinParts } from './other-parts';
import { sharedWithOthers } from './page-moves';
import { mmPopulate, mmPopulateVma } from './populate';
import { joinProfiles } from './profile-of';
import { PROFILES } from './profiles';
import { readIn } from './read-pages';
import { isSealed, touchesSealed } from './seal';
import { searchAligned } from './search-area';
import { avMergeEvent, rekeyRange } from './series';
import { sysBrk } from './syscall/brk';
import { sysAnonName, sysMbind, sysUserfaultfd } from './syscall/context';
import { sysFork } from './syscall/fork';
import { sysMadvise } from './syscall/madvise';
import { askMerge } from './syscall/merge-lab';
import { sysMlock, sysMlock2, sysMlockall, sysMunlock, sysMunlockall } from './syscall/mlock';
import { pastLimits, roomFunction } from './syscall/mmap-forms';
import { sysMremap } from './syscall/mremap';
import { sysMseal } from './syscall/mseal';
import { sysExecve, sysExit, sysSwitch } from './syscall/process';
import {
  askFindVma,
  askFindVmaPrev,
  askInsert,
  askIntersection,
  askUnmappedArea,
  sysRlimit,
  sysSysctl,
} from './syscall/settings';
import { noteUnmapped } from './unmap-area';

const OTHERS: Entries<Exclude<Call['name'], FirstCall>> = {
  switch: sysSwitch,
  sysctl: sysSysctl,
  exit: sysExit,
  rlimit: sysRlimit,
  mremap: sysMremap,
  brk: sysBrk,
  madvise: sysMadvise,
  mlock: sysMlock,
  mlock2: sysMlock2,
  munlock: sysMunlock,
  mlockall: sysMlockall,
  munlockall: sysMunlockall,
  mseal: sysMseal,
  mbind: sysMbind,
  userfaultfd_register: (edit, mm, call) => sysUserfaultfd(edit, mm, call, call.ctx),
  userfaultfd_unregister: (edit, mm, call) => sysUserfaultfd(edit, mm, call, null),
  set_vma_anon_name: sysAnonName,
  vma_merge: askMerge,
  populate: (edit, mm, { addr, len }) => mmPopulate(edit, mm, addr, addr + pageAlign(len), true),
  fork: sysFork,
  execve: sysExecve,
  find_vma: askFindVma,
  find_vma_prev: askFindVmaPrev,
  find_vma_intersection: askIntersection,
  get_unmapped_area: askUnmappedArea,
  insert_vm_struct: askInsert,
};
addEntries(OTHERS);
joinProfiles(PROFILES);
joinParts({
  searchAligned,
  countVmaPagesRange,
  readIn,
  sharedWithOthers,
  expandStack,
  checkStackGuardPage,
  mmapCacheFind,
  mmapCacheUpdate,
  gatherOverlap,
  completeOverlap,
  isSealed,
  touchesSealed,
  noteUnmapped,
  expandNeighbour,
  avMergeEvent,
  rekeyRange,
  mmPopulate,
  mmPopulateVma,
  vmaAdjust2632,
  descendToPrev,
  findVmaPrepare,
  hangWithoutGaps,
  takeTruncateCount,
  pastLimits,
  roomFunction,
  unlinkOneWay,
  askBothFirst,
  mergeRange,
  commitSplit,
});
