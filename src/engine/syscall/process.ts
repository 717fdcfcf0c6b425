/**
 * The life of a task: exit, execve, switch. Models: mmput and exit_mmap of mm/mmap.c, the mapping part of
 * execve as its result (an image), 5.10.
 */
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { EMPTY_VMACACHE } from '../find';
import { loadImage } from '../image';
import type { MmId, Pid } from '../world';
import { tearDown } from './fork';

/** mmput(): the last user takes the address space along. */
function mmput(edit: Edit, mm: MmId): void {
  const last = edit.mm(mm).mm_users === 1;
  edit.rec?.test('exit.lastUser', last, { mm });
  if (last) {
    tearDown(edit, mm);
    edit.rec?.at('exit.mmap', { mm });
  } else {
    edit.editMm(mm).mm_users--;
    edit.rec?.at('exit.leave', { mm });
  }
}

/** The task leaves; if it was the current one, its parent or the oldest living task goes on. */
export function sysExit(edit: Edit, call: CallOf<'exit'>): Ret {
  const pid = call.pid ?? edit.current;
  const task = edit.findTask(pid);
  if (task === undefined || task.mm === null) return 'ESRCH';
  const { mm } = task;
  edit.rec?.at('exit.task', { pid });
  mmput(edit, mm);
  const gone = edit.editTask(pid);
  gone.mm = null;
  gone.vmacache = EMPTY_VMACACHE;
  if (pid === edit.current) edit.current = successor(edit, task.parent) ?? pid;
  edit.rec?.at('exit.done', { pid: edit.current });
  return 0;
}

function successor(edit: Edit, parent: Pid | null): Pid | null {
  for (let pid = parent; pid !== null; pid = edit.task(pid).parent) if (edit.task(pid).mm !== null) return pid;
  return edit.pids().find((pid) => edit.task(pid).mm !== null) ?? null;
}

/** Errors: ESRCH for a pid that does not live. */
export function sysSwitch(edit: Edit, { pid }: CallOf<'switch'>): Ret {
  const task = edit.findTask(pid);
  if (task === undefined || task.mm === null) return 'ESRCH';
  edit.current = pid;
  edit.rec?.at('switch.to', { pid });
  return 0;
}

/** A new address space, as the image says; the old one goes when nobody else uses it. */
export function sysExecve(edit: Edit, mm: MmId, { image }: CallOf<'execve'>): Ret {
  // One line stands for all that the program loader maps.
  const { rec } = edit;
  edit.rec = null;
  const fresh = loadImage(edit, image);
  edit.rec = rec;
  edit.rec?.at('execve.image', { mm: fresh });
  mmput(edit, mm);
  const task = edit.editTask(edit.current);
  task.mm = fresh;
  task.name = image.name;
  task.vmacache = EMPTY_VMACACHE;
  task.vmacache_seqnum = 0;
  edit.rec?.at('execve.task', { pid: edit.current });
  return 0;
}
