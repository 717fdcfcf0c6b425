/** 代码的每一行，各章合在一起：LISTINGS 中少了哪一行的中文，这里就通不过编译。 */
import type { LISTINGS } from '../../listing';
import { lines2632 } from './lines/2632';
import { adjust } from './lines/adjust';
import { anonVma } from './lines/anon-vma';
import { brk } from './lines/brk';
import { context } from './lines/context';
import { expand } from './lines/expand';
import { fault } from './lines/fault';
import { find } from './lines/find';
import { linearArea } from './lines/linear-area';
import type { LinesOf } from './lines/lines-of';
import { link } from './lines/link';
import { madvise } from './lines/madvise';
import { merge } from './lines/merge';
import { mergeForms } from './lines/merge-forms';
import { mergeVmg } from './lines/merge-vmg';
import { mlock } from './lines/mlock';
import { mmap } from './lines/mmap';
import { modify } from './lines/modify';
import { moveVma } from './lines/move-vma';
import { mprotect } from './lines/mprotect';
import { mremap } from './lines/mremap';
import { mseal } from './lines/mseal';
import { process } from './lines/process';
import { rbTree } from './lines/rb-tree';
import { unmap } from './lines/unmap';
import { unmapMaple } from './lines/unmap-maple';
import { unmappedArea } from './lines/unmapped-area';

export const linesZh: LinesOf<typeof LISTINGS> = {
  ...mmap,
  ...unmappedArea,
  ...linearArea,
  ...find,
  ...merge,
  ...mergeForms,
  ...mergeVmg,
  ...expand,
  ...adjust,
  ...link,
  ...rbTree,
  ...unmap,
  ...unmapMaple,
  ...lines2632,
  ...modify,
  ...mprotect,
  ...mremap,
  ...moveVma,
  ...brk,
  ...madvise,
  ...mlock,
  ...mseal,
  ...context,
  ...fault,
  ...anonVma,
  ...process,
};
