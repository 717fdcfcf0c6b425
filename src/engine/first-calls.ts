/** The calls that are always there: those of the page's first script. */
import { addEntries, type Entries } from './dispatch';
import { sysMmap } from './syscall/mmap';
import { sysMprotect } from './syscall/mprotect';
import { sysMunmap } from './syscall/munmap';
import { sysOpen } from './syscall/open';
import { sysTouch } from './syscall/touch';

export type FirstCall = 'open' | 'mmap' | 'munmap' | 'mprotect' | 'touch';

const FIRST: Entries<FirstCall> = {
  open: sysOpen,
  mmap: sysMmap,
  munmap: sysMunmap,
  mprotect: sysMprotect,
  touch: sysTouch,
};
addEntries(FIRST);
