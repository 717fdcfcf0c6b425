/** The life of a task, and what the user sets. */
import { critical, effect, type Listing, plain, test } from './types';

export const exit = {
  fn: 'exit',
  source: 'kernel/exit.c: exit_mm; kernel/fork.c: mmput; mm/mmap.c: exit_mmap; Linux 5.10',
  lines: {
    task: plain(0, 'the task leaves'),
    lastUser: test(0, 'is it the last user of its mm?'),
    mmap: critical(1, 'every VMA and page goes, then the mm'),
    leave: critical(0, 'otherwise mm_users ← mm_users − 1'),
    done: effect(0, 'it has no mm any more; another task goes on'),
  },
} as const satisfies Listing;

export const execve = {
  fn: 'execve',
  source: 'fs/exec.c: exec_mmap, and the image as the loader leaves it; Linux 5.10',
  lines: {
    image: effect(0, 'a new mm with the VMAs of the program'),
    task: effect(0, 'it is the mm of the task now'),
  },
} as const satisfies Listing;

export const switchTask = {
  fn: 'switch',
  source: 'vmascope: which task makes the next call',
  lines: {
    to: effect(0, 'current ← the task'),
  },
} as const satisfies Listing;

export const open = {
  fn: 'open',
  source: 'fs/open.c: do_sys_open, its struct file only; Linux 5.10',
  lines: {
    file: effect(0, 'a new struct file on the inode of that name'),
  },
} as const satisfies Listing;

export const sysctl = {
  fn: 'sysctl',
  source: 'kernel/sysctl.c: the vm table, Linux 5.10',
  lines: {
    set: effect(0, 'the setting ← the value'),
  },
} as const satisfies Listing;

export const rlimit = {
  fn: 'rlimit',
  source: 'kernel/sys.c: do_prlimit, Linux 5.10',
  lines: {
    set: effect(0, 'the limit of the task ← the value'),
  },
} as const satisfies Listing;
