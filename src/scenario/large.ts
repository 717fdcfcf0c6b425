/**
 * Address spaces of 1,000 and of 65,530 VMAs, made by the calls that make them in real programs, in four districts. The
 * workbench lies in their middle; the calls at the end play there, so that a merge is watched among all the others.
 *
 *   index      a search engine maps the files of its index, each segment on its own: different files never merge
 *   stacks     n|ssssssss n|ssssssss …    a thread's stack: no access to the first page, the guard
 *   workbench  a hole or a middle for each of the eight merge cases
 *   sandbox    wrwrwrwr …                 one mapping; every second page is made read-only, so it falls apart
 *   objects    oo.o.ooo. …                small mappings with holes between them
 *
 * The larger one stands at vm.max_map_count: a split is refused (the kernel asks >=), one more mmap is not (it asks >).
 */
import { type Addr, type Call, MAP, PAGE_SIZE, type Pages, PROT } from '../engine';
import type { LargeId } from './large-ids';

/** A call, and what a reader should look at. */
export interface LargeCall {
  readonly call: Call;
  readonly note?: string;
}

export interface LargeSpace {
  /** Makes the VMAs: as many as the id says are there behind the last. */
  readonly build: readonly Call[];
  /** What is to be watched. */
  readonly play: readonly LargeCall[];
}

const RW = PROT.READ + PROT.WRITE;
const RWX = RW + PROT.EXEC;
const FIXED = MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED;

const PROGRAM: Addr = 0x555555554000;
const INDEX: Addr = 0x7e0000000000;
const STACKS: Addr = 0x7e8000000000;
const WORKBENCH: Addr = 0x7f0000000000;
const SANDBOX: Addr = 0x7f4000000000;
const OBJECTS: Addr = 0x7f8000000000;
const STACK: Addr = 0x7ffffffde000;

const pages = (n: Pages): number => n * PAGE_SIZE;
const map = (addr: Addr, n: Pages, prot: number, flags = FIXED): Call => ({
  name: 'mmap',
  addr,
  len: pages(n),
  prot,
  flags,
  fd: -1,
  offset: 0,
});
const mapFile = (addr: Addr, n: Pages, prot: number, flags: number, fd: number, page: Pages): Call => ({
  name: 'mmap',
  addr,
  len: pages(n),
  prot,
  flags: flags + MAP.FIXED,
  fd,
  offset: pages(page),
});
const protect = (addr: Addr, n: Pages, prot: number): Call => ({ name: 'mprotect', addr, len: pages(n), prot });
const write = (addr: Addr): Call => ({ name: 'touch', addr, len: PAGE_SIZE, write: true });

/** What open returns for the kth path, counting from 1: inodes and files are numbered together. */
const fileOf = (k: number): number => 2 * k;

/** The index: so many files, mapped in turn. */
const FILES = 8;
const SEGMENT: Pages = 4;
/** A guard and eight pages of stack; one stack in four has been used. */
const STACK_PAGES: Pages = 9;
const STACKS_USED = 4;
/** One page in so many of the sandbox has been written. */
const SANDBOX_USED = 32;
/** Of the VMAs: what index, stacks and sandbox take; objects take the rest. */
const SHARE = { index: 0.2, stacks: 0.3, sandbox: 0.35 } as const;

function* program(): Generator<Call> {
  yield { name: 'open', path: 'searchd', pages: 64, mode: 'r' };
  for (let k = 1; k <= FILES; k++) yield { name: 'open', path: `index/segment.${k}`, pages: 65_536, mode: 'r' };
  yield mapFile(PROGRAM, 16, PROT.READ + PROT.EXEC, MAP.PRIVATE, fileOf(1), 0);
  yield mapFile(PROGRAM + pages(16), 4, RW, MAP.PRIVATE, fileOf(1), 16);
  yield map(STACK, 33, RW, FIXED + MAP.GROWSDOWN);
}
const PROGRAM_VMAS = 3;

function* index(count: number): Generator<Call> {
  for (let k = 0; k < count; k++)
    yield mapFile(
      INDEX + pages((SEGMENT + 1) * k),
      SEGMENT,
      PROT.READ,
      MAP.SHARED,
      fileOf(2 + (k % FILES)),
      SEGMENT * Math.floor(k / FILES),
    );
}

/** As pthread_create does it: all of it without access, then all but the guard opened. */
function* stacks(count: number): Generator<Call> {
  for (let k = 0; k < count; k++) {
    const addr = STACKS + pages(STACK_PAGES * k);
    yield map(addr, STACK_PAGES, PROT.NONE);
    yield protect(addr + PAGE_SIZE, STACK_PAGES - 1, RW);
    if (k % STACKS_USED === 0) yield write(addr + pages(STACK_PAGES - 1));
  }
}

function* sandbox(pairs: number): Generator<Call> {
  yield map(SANDBOX, 2 * pairs, RW);
  for (let k = 0; k < pairs; k++) {
    const addr = SANDBOX + pages(2 * k);
    yield protect(addr + PAGE_SIZE, 1, PROT.READ);
    if (k % SANDBOX_USED === 0) yield write(addr);
  }
}

function* objects(count: number): Generator<Call> {
  let addr = OBJECTS;
  for (let k = 0; k < count; k++) {
    const size = 1 + (k % 3);
    yield map(addr, size, k % 5 === 0 ? RWX : RW);
    addr += pages(size + 1);
  }
}

/** A place of the workbench: what is there, and the call that merges it. */
interface Bench {
  readonly parts: readonly (readonly [at: Pages, count: Pages, prot: number])[];
  readonly merge: 'mmap' | 'mprotect';
  readonly prot: number;
  readonly note: string;
}
/** All of them merge pages 4 and 5. */
const BENCHES: readonly Bench[] = [
  {
    parts: [
      [0, 4, RW],
      [6, 4, RW],
    ],
    merge: 'mmap',
    prot: RW,
    note: 'the hole is filled: case 1',
  },
  {
    parts: [
      [0, 4, RW],
      [4, 2, RWX],
      [6, 4, RW],
    ],
    merge: 'mprotect',
    prot: RW,
    note: 'all three become one: case 6',
  },
  {
    parts: [
      [0, 6, RW],
      [6, 4, RWX],
    ],
    merge: 'mprotect',
    prot: RWX,
    note: 'the tail of prev goes to next: case 4',
  },
  {
    parts: [
      [0, 4, RWX],
      [4, 6, RW],
    ],
    merge: 'mprotect',
    prot: RWX,
    note: 'prev takes the head of area: case 5',
  },
  {
    parts: [
      [0, 4, RW],
      [6, 4, PROT.READ],
    ],
    merge: 'mmap',
    prot: RW,
    note: 'only prev fits: case 2',
  },
  {
    parts: [
      [0, 4, PROT.READ],
      [6, 4, RW],
    ],
    merge: 'mmap',
    prot: RW,
    note: 'only next fits: case 3',
  },
  {
    parts: [
      [0, 4, RW],
      [4, 2, RWX],
      [6, 4, PROT.READ],
    ],
    merge: 'mprotect',
    prot: RW,
    note: 'prev takes all of area: case 7',
  },
  {
    parts: [
      [0, 4, PROT.READ],
      [4, 2, RWX],
      [6, 4, RW],
    ],
    merge: 'mprotect',
    prot: RW,
    note: 'next takes all of area: case 8',
  },
];
const BENCH_PAGES: Pages = 20;
const BENCH_VMAS = BENCHES.reduce((sum, { parts }) => sum + parts.length, 0);
const benchAddr = (k: number): Addr => WORKBENCH + pages(BENCH_PAGES * k);

function* workbench(): Generator<Call> {
  for (const [k, { parts }] of BENCHES.entries())
    for (const [at, count, prot] of parts) yield map(benchAddr(k) + pages(at), count, prot);
}

const merges = (): LargeCall[] =>
  BENCHES.map(({ merge, prot, note }, k) => {
    const addr = benchAddr(k) + pages(4);
    return { call: merge === 'mmap' ? map(addr, 2, prot) : protect(addr, 2, prot), note };
  });

/** At the limit: what it refuses, what it lets pass, and how a merge makes room. */
function limit(): { readonly before: readonly LargeCall[]; readonly after: readonly LargeCall[] } {
  const alone = benchAddr(BENCHES.length);
  const split = protect(STACKS + pages(4), 1, PROT.READ);
  return {
    before: [
      { call: split, note: 'a split at the limit: ENOMEM' },
      { call: map(alone, 1, RW), note: 'one more mapping: the kernel asks >, not >=' },
      { call: map(alone + pages(2), 1, RW), note: 'and now ENOMEM' },
      { call: { name: 'munmap', addr: alone, len: PAGE_SIZE } },
    ],
    after: [{ call: split, note: 'the merges made room: the split that was refused' }],
  };
}

/** The calls that make a space, and those to watch in it. */
export function largeSpace(id: LargeId): LargeSpace {
  const vmas = Number(id);
  const free = vmas - PROGRAM_VMAS - BENCH_VMAS;
  const segments = Math.floor(free * SHARE.index);
  const threads = Math.floor((free * SHARE.stacks) / 2);
  const pairs = Math.floor((free * SHARE.sandbox) / 2);
  const { before, after } = limit();
  return {
    build: [
      ...program(),
      ...index(segments),
      ...stacks(threads),
      ...workbench(),
      ...sandbox(pairs),
      ...objects(free - segments - 2 * threads - 2 * pairs),
    ],
    play: id === '65530' ? [...before, ...merges(), ...after] : merges(),
  };
}
