/** run, record and bulk: the three ways through the one code path. */

import { pageAlign } from './addr';
import type { Call, Outcome } from './call';
import { Edit } from './edit';
import { isError, type Ret } from './errno';
import { mmPopulate } from './populate';
import { Recorder, type Step } from './step';
import { sysBrk } from './syscall/brk';
import { sysAnonName, sysMbind, sysUserfaultfd } from './syscall/context';
import { sysFork } from './syscall/fork';
import { sysMadvise } from './syscall/madvise';
import { askMerge } from './syscall/merge-lab';
import { sysMlock, sysMlock2, sysMlockall, sysMunlock, sysMunlockall } from './syscall/mlock';
import { sysMmap } from './syscall/mmap';
import { sysMprotect } from './syscall/mprotect';
import { sysMremap } from './syscall/mremap';
import { sysMseal } from './syscall/mseal';
import { sysMunmap } from './syscall/munmap';
import { sysExecve, sysExit, sysSwitch } from './syscall/process';
import {
  askFindVma,
  askFindVmaPrev,
  askInsert,
  askIntersection,
  askUnmappedArea,
  sysOpen,
  sysRlimit,
  sysSysctl,
} from './syscall/settings';
import { sysTouch } from './syscall/touch';
import type { World } from './world';

export interface RunResult extends Outcome {
  readonly world: World;
}
export interface RecordResult extends RunResult {
  readonly steps: readonly Step[];
}

function dispatch(edit: Edit, call: Call): Ret {
  if (call.name === 'switch') return sysSwitch(edit, call);
  if (call.name === 'open') return sysOpen(edit, call);
  if (call.name === 'sysctl') return sysSysctl(edit, call);
  if (call.name === 'exit') return sysExit(edit, call);
  if (call.name === 'rlimit') return sysRlimit(edit, call);
  const { mm } = edit.task(edit.current);
  // Everybody has left: there is no address space to work on.
  if (mm === null) return 'ESRCH';
  switch (call.name) {
    case 'mmap':
      return sysMmap(edit, mm, call);
    case 'munmap':
      return sysMunmap(edit, mm, call);
    case 'mprotect':
      return sysMprotect(edit, mm, call);
    case 'mremap':
      return sysMremap(edit, mm, call);
    case 'brk':
      return sysBrk(edit, mm, call);
    case 'madvise':
      return sysMadvise(edit, mm, call);
    case 'mlock':
      return sysMlock(edit, mm, call);
    case 'mlock2':
      return sysMlock2(edit, mm, call);
    case 'munlock':
      return sysMunlock(edit, mm, call);
    case 'mlockall':
      return sysMlockall(edit, mm, call);
    case 'munlockall':
      return sysMunlockall(edit, mm);
    case 'mseal':
      return sysMseal(edit, mm, call);
    case 'mbind':
      return sysMbind(edit, mm, call);
    case 'userfaultfd_register':
      return sysUserfaultfd(edit, mm, call, call.ctx);
    case 'userfaultfd_unregister':
      return sysUserfaultfd(edit, mm, call, null);
    case 'set_vma_anon_name':
      return sysAnonName(edit, mm, call);
    case 'vma_merge':
      return askMerge(edit, mm, call);
    case 'populate':
      return mmPopulate(edit, mm, call.addr, call.addr + pageAlign(call.len), true);
    case 'touch':
      return sysTouch(edit, mm, call);
    case 'fork':
      return sysFork(edit, mm, call);
    case 'execve':
      return sysExecve(edit, mm, call);
    case 'find_vma':
      return askFindVma(edit, mm, call);
    case 'find_vma_prev':
      return askFindVmaPrev(edit, mm, call);
    case 'find_vma_intersection':
      return askIntersection(edit, mm, call);
    case 'get_unmapped_area':
      return askUnmappedArea(edit, mm, call);
    case 'insert_vm_struct':
      return askInsert(edit, mm, call);
  }
}

function apply(edit: Edit, call: Call): Outcome {
  edit.events = [];
  const ret = dispatch(edit, call);
  return { ret, events: edit.events };
}

/** The next world and the result. */
export function run(world: World, call: Call): RunResult {
  const edit = new Edit(world);
  const outcome = apply(edit, call);
  return { ...outcome, world: edit.snapshot() };
}

/** The same, with every step. The last step of a refused call is the line that refused it. */
export function record(world: World, call: Call): RecordResult {
  const edit = new Edit(world);
  const rec = new Recorder(edit.snapshot, edit.profile.structure === 'rb');
  edit.rec = rec;
  const outcome = apply(edit, call);
  const refusedAt = isError(outcome.ret) ? rec.last?.anchor : undefined;
  return { ...outcome, ...(refusedAt && { refusedAt }), world: edit.snapshot(), steps: rec.steps };
}

/** Many calls on one edit: no snapshot is made until world() asks for one. */
export interface Bulk {
  apply(call: Call): Outcome;
  world(): World;
}

export function openBulk(world: World): Bulk {
  const edit = new Edit(world, true);
  return { apply: (call) => apply(edit, call), world: edit.snapshot };
}
