/**
 * Scripts for the lines that neither the recordings nor random calls reach: limits, refusals, what only some kernels
 * have. Each runs on every kernel; what a kernel lacks it refuses.
 */
import { type Addr, type Call, type CallOf, MADV, MAP, MCL, MREMAP, PROT, type SysctlName } from '../engine';
import {
  ARENA,
  at,
  madvise,
  mlock,
  mmap,
  mmapAnywhere,
  mmapFile,
  mprotect,
  mremap,
  munlock,
  munmap,
  PRIVATE_FIXED,
  R,
  RW,
  RWX,
  read,
  write,
} from './calls';

export interface CorpusScript {
  readonly name: string;
  readonly calls: readonly Call[];
}

const PAGE = 4096;
/** Where the top-down search begins in a new world. */
const BASE: Addr = 0x7ffff7fff000;
const END: Addr = 0x7ffffffff000;
/** The first file that is opened in a world: its inode takes number 1. */
const FILE = 2;
const OPEN: Call = { name: 'open', path: 'f', pages: 64, mode: 'rw' };
const FORK: Call = { name: 'fork' };
const EXIT: Call = { name: 'exit' };
const { MAYMOVE, FIXED, DONTUNMAP } = MREMAP;
const to = (pid: number): Call => ({ name: 'switch', pid });
const sysctl = (key: SysctlName, value: number): Call => ({ name: 'sysctl', key, value });
const maps = (value: number): Call => sysctl('max_map_count', value);
const limit = (resource: 'RLIMIT_AS' | 'RLIMIT_DATA' | 'RLIMIT_MEMLOCK', pages: number): Call => ({
  name: 'rlimit',
  resource,
  value: pages * PAGE,
});
const taken = (start: Addr, end: Addr): Call => ({ ...mmap(0, 1, R), addr: start, len: end - start });
const area = (pages: number, flags = 0): Call => ({ name: 'get_unmapped_area', addr: 0, len: pages * PAGE, flags });
const brk = (addr: Addr): Call => ({ name: 'brk', addr });
/** Where the heap of a new world begins. */
const HEAP = 0x555555560000;
const mseal = (page: number, pages: number, flags = 0): Call => ({
  name: 'mseal',
  addr: at(page),
  len: pages * PAGE,
  flags,
});
const mbind = (page: number, pages: number, mode: number): Call => ({
  name: 'mbind',
  addr: at(page),
  len: pages * PAGE,
  mode,
  nodes: 1,
});
const watch = (page: number, pages: number, ctx: number): Call => ({
  name: 'userfaultfd_register',
  addr: at(page),
  len: pages * PAGE,
  ctx,
});
const unwatch = (page: number, pages: number): Call => ({
  name: 'userfaultfd_unregister',
  addr: at(page),
  len: pages * PAGE,
});
const named = (page: number, pages: number, anon_name: string | null): Call => ({
  name: 'set_vma_anon_name',
  addr: at(page),
  len: pages * PAGE,
  anon_name,
});
const merge = (page: number, end: number, vm_flags = 0x100073, more: Partial<CallOf<'vma_merge'>> = {}): Call => ({
  name: 'vma_merge',
  addr: at(page),
  end: at(end),
  vm_flags,
  pgoff: null,
  ...more,
});
const insert = (page: number, pages: number): Call => ({
  name: 'insert_vm_struct',
  addr: at(page),
  len: pages * PAGE,
  vm_flags: 0x100073,
});
const image = (layout: 'topdown' | 'legacy'): Call => ({
  name: 'execve',
  image: {
    name: 'program',
    layout,
    vmas: [
      { vm_start: 0x400000, vm_end: 0x402000, vm_flags: 0x75, vm_pgoff: 0, name: '/bin/program' },
      { vm_start: 0x402000, vm_end: 0x403000, vm_flags: 0x100073, vm_pgoff: 0, name: '[heap]', anon_vma: 1 },
      { vm_start: END - 0x22000, vm_end: END, vm_flags: 0x100173, vm_pgoff: 0, name: '[stack]', anon_vma: 2 },
    ],
  },
});
const script = (name: string, ...calls: Call[]): CorpusScript => ({ name, calls });

/** Cases 1 to 8, also where an anon_vma has to be handed on. */
const CASES: readonly CorpusScript[] = [
  script('case 1', mmap(0, 2, RW), mmap(4, 2, RW), mmap(2, 2, RW)),
  script('case 1, next was written', mmap(0, 2, RW), mmap(4, 2, RW), write(4, 2), mmap(2, 2, RW)),
  script(
    'case 1 of a move, next was written',
    mmap(0, 2, RW),
    mmap(4, 2, RW),
    write(4, 2),
    mmap(20, 2, RW),
    mremap(20, 2, 2, MAYMOVE + FIXED, 2),
  ),
  script('cases 2 and 3', mmap(0, 2, RW), mmap(2, 2, RW), mmap(10, 2, RW), mmap(8, 2, RW)),
  script('cases 4 and 5', mmap(0, 6, RW), mprotect(3, 3, RWX), mprotect(2, 1, RWX), mprotect(2, 2, RW)),
  script('case 4, prev was written', mmap(0, 6, RW), mprotect(3, 3, RWX), write(0, 2), mprotect(2, 1, RWX)),
  script('case 6, next was written', mmap(0, 9, RW), mprotect(3, 3, RWX), write(6, 1), mprotect(3, 3, RW)),
  script('case 6, the middle was written', mmap(0, 9, RW), mprotect(3, 3, RWX), write(3, 1), mprotect(3, 3, RW)),
  script(
    'cases 7 and 8',
    mmap(0, 2, RW),
    mmap(2, 2, RWX),
    mprotect(2, 2, RW),
    mmap(10, 2, RWX),
    mmap(12, 2, RW),
    mprotect(10, 2, RW),
  ),
  script('prev fits and next does not', mmap(0, 2, RW), mmap(4, 2, R), mmap(2, 2, RW)),
  script('case 6 of a file', OPEN, mmapFile(0, 9, RW, FILE, 0), mprotect(3, 3, R), mprotect(3, 3, RW)),
  script(
    'a part of special memory',
    { name: 'open', path: '/dev/mem', pages: 100, mode: 'rw' },
    mmapFile(0, 4, RW, FILE, 0),
    mprotect(1, 1, R),
  ),
];

const MAPPING: readonly CorpusScript[] = [
  script('mmap refused at its entry', { ...mmap(0, 1, RW), offset: 1 }, mmapFile(0, 1, R, -1, 0)),
  script('mmap of a far offset', OPEN, mmapFile(0, 1, R, FILE, 2 ** 51), mmapFile(0, 1, R, FILE, 2 ** 52)),
  script('mmap at the map limit', maps(1), mmap(0, 1, RW), mmap(4, 1, RW), mmap(8, 1, RW), brk(HEAP + PAGE)),
  script(
    'a mapping over RLIMIT_AS that replaces another',
    mmap(0, 4, RW),
    limit('RLIMIT_AS', 5),
    mmap(0, 6, RW),
    mmap(0, 4, R),
  ),
  script('a fixed mapping that cannot make room', mmap(0, 9, RW), maps(1), mmap(3, 3, R)),
  script('a hole between two anon_vmas', mmap(0, 2, RW), mmap(4, 2, RW), write(0, 2), write(4, 2), mmap(2, 2, RW)),
  ...CASES,
  script('three become one', mmap(0, 9, RW), mprotect(3, 3, R), mprotect(3, 3, RW)),
  script('a split too many', mmap(0, 9, RW), maps(1), mprotect(3, 3, R), madvise(3, 3, MADV.RANDOM), mlock(3, 3)),
  script('a cut too many', mmap(0, 9, RW), maps(1), munmap(3, 3)),
  script('a charge that is given back', mmap(0, 4, R), maps(1), mprotect(1, 1, RW)),
  script(
    'memory of a share pool',
    mmap(0, 2, RW, PRIVATE_FIXED + MAP.SHARE_POOL),
    mmap(2, 2, RW, PRIVATE_FIXED + MAP.SHARE_POOL),
  ),
  script(
    'mappings over the commit limit',
    sysctl('commit_limit', 3),
    mmap(0, 4, RW),
    mmap(0, 4, R),
    mprotect(0, 4, RW),
  ),
  script('writable memory over RLIMIT_DATA', mmap(0, 4, R), limit('RLIMIT_DATA', 3), mprotect(0, 4, RW)),
  script('advice and back', mmap(0, 6, RW), madvise(2, 2, MADV.DONTFORK), madvise(2, 2, MADV.DOFORK)),
  script('a whole huge page', mmapAnywhere(512, RW), mmapAnywhere(3, RW)),
  script('insert_vm_struct', insert(0, 0), insert(0, 2), insert(1, 2), sysctl('commit_limit', 3), insert(4, 2)),
  script(
    'find_vma_intersection',
    mmap(0, 2, RW),
    { name: 'find_vma_intersection', addr: at(0), end: at(1) },
    { name: 'find_vma_intersection', addr: at(8), end: at(9) },
    { name: 'find_vma_prev', addr: at(1) },
    { name: 'find_vma_prev', addr: at(8) },
  ),
  script('images', image('topdown'), mmapAnywhere(2, RW), image('legacy'), mmapAnywhere(2, RW), mmapAnywhere(2, R)),
];

const LOW32 = MAP['32BIT'];
const SEARCHING: readonly CorpusScript[] = [
  script('no hole that is large enough', taken(65536, BASE), area(20), area(16), area(20)),
  script(
    'a hole above mmap_base leads the search astray',
    taken(65536, BASE - 8 * PAGE),
    { ...mmap(0, 4, RW), addr: BASE - 4 * PAGE },
    { ...mmap(0, 1, RWX), addr: BASE + 100 * PAGE },
    area(5),
    area(20),
    area(4),
  ),
  script('longer than memory', area(2 ** 35 + 5), area(2 ** 35 - 8), area(2 ** 35 - 2)),
  script('the 32-bit window', area(0x40001, LOW32), taken(0x40000000, 0x80000000), area(1, LOW32), area(1, LOW32)),
  script(
    'holes behind the 32-bit window',
    taken(0x40000000, 0x7ffff000),
    { ...mmap(0, 1, RW), addr: 0x90000000 },
    area(2, LOW32),
    area(1, LOW32),
  ),
  script('all of memory is taken', taken(65536, END), area(20), area(1)),
  script('hints', mmap(0, 4, RW), { ...mmapAnywhere(2, R), addr: at(2) }, { ...mmapAnywhere(2, R), addr: at(9) }),
];

const MOVING: readonly CorpusScript[] = [
  script(
    'mremap refused by its arguments',
    mmap(0, 4, RW),
    mremap(0, 4, 0),
    { ...mremap(0, 4, 4, MAYMOVE + FIXED), new_addr: at(9) + 1 },
    { ...mremap(0, 4, 4, MAYMOVE + FIXED), new_addr: END },
    { ...mremap(0, 4, 4, MAYMOVE), new_len: 2 ** 50 },
    { ...mremap(0, 4, 4, MAYMOVE), new_len: (2 ** 35 - 8) * PAGE },
    { ...mremap(0, 4, 4, MAYMOVE + FIXED), new_addr: PAGE },
    mremap(0, 4, 5, MAYMOVE + FIXED, 20),
    { ...mremap(20, 5, 6, MAYMOVE + FIXED), new_addr: PAGE },
  ),
  script('mremap at the map limit', mmap(0, 4, RW), mmap(8, 4, RW), maps(5), mremap(0, 4, 4, MAYMOVE + FIXED, 20)),
  script('growth by a move at the map limit', mmap(0, 4, RW), mmap(4, 1, R), maps(5), mremap(0, 4, 8, MAYMOVE)),
  script(
    'a destination that cannot be cleared',
    mmap(0, 2, RW),
    mmap(10, 9, RW),
    maps(2),
    mremap(0, 2, 2, MAYMOVE + FIXED, 12),
  ),
  script('growth beyond the end of memory', taken(END - 2 * PAGE, END), {
    ...mremap(0, 2, 4),
    addr: END - 2 * PAGE,
  }),
  script('growth of locked memory', mmap(0, 4, RW), mlock(0, 4), limit('RLIMIT_MEMLOCK', 4), mremap(0, 4, 5)),
  script('growth over RLIMIT_AS', mmap(0, 4, RW), limit('RLIMIT_AS', 4), mremap(0, 4, 5)),
  script('growth over the commit limit', mmap(0, 4, RW), sysctl('commit_limit', 4), mremap(0, 4, 5)),
  script('all of a VMA is moved, and stays', mmap(0, 4, RW), write(0, 4), mremap(0, 4, 4, MAYMOVE + DONTUNMAP, 20)),
  script(
    'DONTUNMAP over RLIMIT_AS',
    mmap(0, 4, RW),
    limit('RLIMIT_AS', 5),
    mremap(0, 4, 4, MAYMOVE + DONTUNMAP + FIXED, 9),
  ),
  script(
    'raw memory among several VMAs',
    { name: 'open', path: '/dev/mem', pages: 64, mode: 'rw' },
    mmap(0, 2, RW),
    mmapFile(2, 2, R, FILE, 0),
    mremap(0, 4, 4, MAYMOVE + FIXED, 20),
    mremap(2, 4, 4, MAYMOVE + FIXED, 40),
  ),
  script(
    'several VMAs in one move',
    mmap(0, 2, RW),
    mmap(2, 2, R),
    mmap(6, 2, RW),
    mremap(0, 8, 8, MAYMOVE + FIXED, 20),
    mremap(19, 8, 8, MAYMOVE + FIXED, 40),
  ),
];

const HEAPS: readonly CorpusScript[] = [
  script('brk over the commit limit', sysctl('commit_limit', 1), brk(HEAP + 4 * PAGE)),
  script('brk over RLIMIT_DATA', limit('RLIMIT_DATA', 2), brk(HEAP + 4 * PAGE)),
  script('brk beyond the end of memory', brk(END + PAGE), brk(HEAP - 1)),
  script(
    'a heap that cannot be cut',
    brk(HEAP + 3 * PAGE),
    { ...mmap(0, 3, RW), addr: HEAP + 3 * PAGE },
    write(0, 1),
    maps(1),
    brk(HEAP + 2 * PAGE),
  ),
  script(
    'a locked heap',
    { name: 'mlockall', flags: MCL.FUTURE },
    brk(HEAP + PAGE),
    limit('RLIMIT_MEMLOCK', 1),
    brk(HEAP + 4 * PAGE),
  ),
];

const LOCKING: readonly CorpusScript[] = [
  script('mlockall without the right', limit('RLIMIT_MEMLOCK', 0), { name: 'mlockall', flags: MCL.CURRENT }),
  script('mlockall over the limit', mmap(0, 4, RW), limit('RLIMIT_MEMLOCK', 2), {
    name: 'mlockall',
    flags: MCL.CURRENT,
  }),
  script('mlock of a range that wraps', mmap(0, 4, RW), { name: 'mlock', addr: at(0), len: 2 ** 64 - 8192 }),
  script('mlock without the right', mmap(0, 4, RW), limit('RLIMIT_MEMLOCK', 0), mlock(0, 1)),
  script('MAP_LOCKED over the limit', limit('RLIMIT_MEMLOCK', 2), mmap(0, 3, RW, PRIVATE_FIXED + MAP.LOCKED)),
  script('MAP_LOCKED without the right', limit('RLIMIT_MEMLOCK', 0), mmap(0, 3, RW, PRIVATE_FIXED + MAP.LOCKED)),
  script('locked and unlocked', mmap(0, 6, RW), write(0, 6), mlock(2, 2), munlock(2, 2)),
];

const FORKS: readonly CorpusScript[] = [
  script(
    'an anon_vma is used again',
    mmap(0, 4, RW),
    write(0, 4),
    FORK,
    to(2),
    FORK,
    to(3),
    { name: 'exit', pid: 2 },
    FORK,
  ),
  script('memory that is wiped', mmap(0, 4, RW), write(0, 4), madvise(0, 4, MADV.WIPEONFORK), FORK),
  script('a fork that is refused', mmap(0, 4, RW), mmap(8, 4, RWX), sysctl('commit_limit', 12), FORK),
  script('the last one leaves', mmap(0, 4, RW), { name: 'fork', thread: true }, EXIT, EXIT, EXIT, FORK),
];

/** The same four steps for each of the calls that change what lies behind a merge. */
const fourWays = (
  change: (page: number, pages: number) => Call,
  back: (page: number, pages: number) => Call,
): Call[] => [mmap(0, 9, RW), change(3, 3), change(3, 3), back(3, 3), change(0, 3), change(6, 3), change(3, 3)];

const CONTEXTS: readonly CorpusScript[] = [
  script(
    'policies',
    mbind(0, 2, 9),
    ...fourWays(
      (page, pages) => mbind(page, pages, 2),
      (page, pages) => mbind(page, pages, 0),
    ),
    mbind(0, 20, 2),
    maps(1),
    mbind(1, 2, 3),
    mbind(0, 2, 3),
  ),
  script(
    'watchers',
    watch(0, 0, 1),
    watch(0, 2, 1),
    ...fourWays((page, pages) => watch(page, pages, 1), unwatch),
    watch(0, 9, 2),
    OPEN,
    mmapFile(20, 2, R, FILE, 0),
    watch(20, 2, 1),
    maps(1),
    unwatch(1, 2),
  ),
  script(
    'names',
    { ...named(0, 2, 'x'), addr: at(0) + 1 } as Call,
    ...fourWays(
      (page, pages) => named(page, pages, 'heap'),
      (page, pages) => named(page, pages, null),
    ),
    named(0, 20, 'heap'),
    mmap(20, 2, RW, MAP.SHARED + MAP.ANONYMOUS + MAP.FIXED),
    named(20, 2, 'x'),
    maps(1),
    named(1, 2, 'y'),
  ),
  script(
    'vma_merge itself',
    mmap(0, 4, RW),
    mmap(4, 4, R),
    merge(0, 0),
    merge(2, 6),
    merge(8, 9),
    merge(10, 12),
    merge(0, 4, 0x71),
    merge(4, 6),
    merge(20, 22),
  ),
  script(
    'vma_merge itself, with other arguments',
    OPEN,
    mmap(0, 4, RW),
    mmapFile(4, 4, R, FILE, 4),
    merge(8, 9, 0x71, { anon_name: 'x' }),
    merge(8, 9, 0x71, { prev: at(50) }),
    merge(2, 4, 0x71, { prev: null }),
    merge(2, 4, 0x71, { file: FILE, pgoff: 2 }),
    merge(8, 9, 0x71, { file: FILE, pgoff: 8, prev: at(5), anon_vma: null, policy: null }),
  ),
  script(
    'a file that was truncated meanwhile',
    OPEN,
    mmapFile(0, 4, R, FILE, 0),
    { name: 'open', path: 'f', pages: 64, mode: 'rw', truncate_count: 3 },
    mmapFile(4, 4, R + PROT.EXEC, FILE, 4),
    mprotect(4, 2, R),
    mprotect(6, 1, R + PROT.EXEC + PROT.WRITE),
  ),
  script(
    'raw memory',
    { name: 'open', path: '/dev/mem', pages: 64, mode: 'rw' },
    mmapFile(0, 2, R, FILE, 0),
    mmapFile(2, 2, R, FILE, 2),
  ),
];

const SEALS: readonly CorpusScript[] = [
  script(
    'mseal',
    mseal(0, 2, 1),
    mseal(0, 0),
    mseal(0, 2),
    mmap(0, 9, RW),
    mmap(9, 3, R),
    mseal(3, 3),
    mseal(3, 3),
    mseal(0, 9),
    mseal(8, 3),
    mseal(8, 9),
  ),
  script('seals and the map limit', mmap(0, 9, RW), maps(1), mseal(0, 3), mseal(3, 3)),
  script(
    'sealed memory',
    mmap(0, 4, RW),
    mmap(4, 4, R),
    write(0, 4),
    mseal(4, 4),
    munmap(5, 1),
    munmap(2, 4),
    mprotect(4, 4, RW),
    madvise(4, 4, MADV.DONTNEED),
    madvise(0, 8, MADV.DONTNEED),
    mremap(4, 4, 2),
    mremap(4, 4, 4, MAYMOVE + FIXED, 20),
    mremap(0, 8, 8, MAYMOVE + FIXED, 20),
    mmap(4, 4, RW),
    mmap(2, 4, RW),
    brk(HEAP),
  ),
  script(
    'a sealed heap and a sealed destination',
    brk(HEAP + 4 * PAGE),
    { name: 'mseal', addr: HEAP, len: 4 * PAGE, flags: 0 },
    brk(HEAP + PAGE),
    mmap(0, 2, RW),
    mmap(10, 2, RW),
    mseal(10, 2),
    mremap(0, 2, 2, MAYMOVE + FIXED, 10),
  ),
];

const STACK = PRIVATE_FIXED + MAP.GROWSDOWN;
const MISCELLANEOUS: readonly CorpusScript[] = [
  script('stacks', mmap(2000, 2, RW, STACK), write(1990, 1), limit('RLIMIT_AS', 14), write(1980, 1), mmap(1900, 1, R)),
  script(
    'a stack near its neighbour and near the end',
    mmap(2000, 2, RW, STACK),
    mmap(1700, 4, R),
    write(1800, 1),
    { ...mmap(0, 1, RW, STACK), addr: 65536 + PAGE },
    { name: 'touch', addr: 65536 - PAGE, len: PAGE, write: true },
  ),
  script(
    'a stack with a guard page: it grows, finds another stack, and finds what is none',
    mmap(2000, 4, RW, STACK),
    write(2000, 1),
    write(2000, 1),
    mmap(1990, 1, RW, STACK),
    write(1991, 1),
    mmap(1980, 2, R),
    mmap(1982, 2, RW, STACK),
    write(1982, 1),
    mmap(1970, 2, RW, STACK),
    mmap(1960, 2, R),
    write(1962, 1),
  ),
  script(
    'access and rights that cannot be',
    mmap(0, 2, RW),
    write(0, 2 ** 30),
    mprotect(0, 1, R + PROT.GROWSUP),
    mprotect(0, 1, PROT.GROWSUP + PROT.GROWSDOWN),
    mprotect(0, 1, 0x10),
  ),
  script('no access', mmap(0, 2, PROT.NONE), read(0, 1), mlock(0, 2), { name: 'populate', addr: ARENA, len: PAGE }),
  script('settings', sysctl('mmap_min_addr', 4096), limit('RLIMIT_AS', 100), sysctl('overcommit_memory', 1)),
];

export const CORPUS: readonly CorpusScript[] = [
  ...MAPPING,
  ...SEARCHING,
  ...MOVING,
  ...HEAPS,
  ...LOCKING,
  ...FORKS,
  ...CONTEXTS,
  ...SEALS,
  ...MISCELLANEOUS,
];
