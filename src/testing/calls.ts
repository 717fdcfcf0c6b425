/** Calls in pages of an arena, as the recordings write them, and worlds to make them in: short to write in a test. */
import '../engine/all-calls';
import {
  type Addr,
  type Call,
  type CallOf,
  createWorld,
  currentMm,
  type FileId,
  MAP,
  PAGE_SIZE,
  type Pages,
  PROT,
  type Ret,
  run,
  toPages,
  type Vma,
  vmasInOrder,
  type World,
} from '../engine';

export const ARENA: Addr = 0x200000000000;
export const R = PROT.READ;
export const RW = PROT.READ + PROT.WRITE;
export const RWX = PROT.READ + PROT.WRITE + PROT.EXEC;
export const PRIVATE_FIXED = MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED;

/** The address of a page of the arena. */
export const at = (page: Pages): Addr => ARENA + page * PAGE_SIZE;
/** The page of the arena. */
export const pageOf = (addr: Addr): Pages => toPages(addr - ARENA);

export const mmap = (page: Pages, pages: Pages, prot: number, flags: number = PRIVATE_FIXED): CallOf<'mmap'> => ({
  name: 'mmap',
  addr: at(page),
  len: pages * PAGE_SIZE,
  prot,
  flags,
  fd: -1,
  offset: 0,
});
/** A mapping of a file, at its page `offset`. */
export const mmapFile = (
  page: Pages,
  pages: Pages,
  prot: number,
  fd: FileId,
  offset: Pages,
  type: number = MAP.PRIVATE,
): CallOf<'mmap'> => ({ ...mmap(page, pages, prot, type + MAP.FIXED), fd, offset: offset * PAGE_SIZE });
/** A mapping where the kernel chooses. */
export const mmapAnywhere = (pages: Pages, prot: number, flags = MAP.PRIVATE + MAP.ANONYMOUS): CallOf<'mmap'> => ({
  ...mmap(0, pages, prot, flags),
  addr: 0,
});
const range = (page: Pages, pages: Pages) => ({ addr: at(page), len: pages * PAGE_SIZE });
export const munmap = (page: Pages, pages: Pages): Call => ({ name: 'munmap', ...range(page, pages) });
export const mprotect = (page: Pages, pages: Pages, prot: number): Call => ({
  name: 'mprotect',
  ...range(page, pages),
  prot,
});
export const mremap = (page: Pages, oldPages: Pages, newPages: Pages, flags = 0, to: Pages = 0): CallOf<'mremap'> => ({
  name: 'mremap',
  addr: at(page),
  old_len: oldPages * PAGE_SIZE,
  new_len: newPages * PAGE_SIZE,
  flags,
  new_addr: at(to),
});
export const madvise = (page: Pages, pages: Pages, advice: number): Call => ({
  name: 'madvise',
  ...range(page, pages),
  advice,
});
export const mlock = (page: Pages, pages: Pages): Call => ({ name: 'mlock', ...range(page, pages) });
export const munlock = (page: Pages, pages: Pages): Call => ({ name: 'munlock', ...range(page, pages) });
export const write = (page: Pages, pages: Pages): Call => ({ name: 'touch', ...range(page, pages), write: true });
export const read = (page: Pages, pages: Pages): Call => ({ name: 'touch', ...range(page, pages), write: false });

/** The world after calls, each of which must succeed. */
export function worldAfter(world: World, ...calls: readonly Call[]): World {
  return calls.reduce((now, call) => {
    const { ret, world: next } = run(now, call);
    if (typeof ret === 'string') throw new Error(`${call.name} failed: ${ret}`);
    return next;
  }, world);
}

export const emptyWorld = (...calls: readonly Call[]): World => worldAfter(createWorld(), ...calls);
/** What the call returns, and the world is forgotten. */
export const returned = (world: World, call: Call): Ret => run(world, call).ret;

/** The VMAs of the current task, ascending. */
export const areas = (world: World): Vma[] => vmasInOrder(world, currentMm(world).id);
/** Their ranges in pages of the arena: `0-3 5-8`. */
export const layout = (world: World): string =>
  areas(world)
    .map((vma) => `${pageOf(vma.vm_start)}-${pageOf(vma.vm_end)}`)
    .join(' ');
/** The VMA that holds a page of the arena. */
export function areaAt(world: World, page: Pages): Vma {
  const vma = areas(world).find((area) => area.vm_start <= at(page) && at(page) < area.vm_end);
  if (vma === undefined) throw new Error(`page ${page} is not mapped`);
  return vma;
}
