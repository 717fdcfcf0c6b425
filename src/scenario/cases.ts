/**
 * The atlas of the eight merge cases on 5.10, each reached by real calls and by as few as possible. The last call merges.
 *
 * Cases 1 to 3 fill a hole: mmap with MAP_FIXED. Cases 4 to 8 change memory that is mapped: mprotect. Flags go from rw-
 * to rwx or back, never by way of read-only memory: VM_ACCOUNT is part of the comparison, and memory mapped read-only has
 * none. So the read-only neighbours below never fit, and the others always do.
 *
 *      0123456789   pages; P prev, A area, N next, * the range, . a hole, r a neighbour that does not fit
 *   1  PPPP**NNNN   both fit               5  PPPP**AAAA   prev fits, the range is the head of area
 *   2  PPPP**rrrr   prev fits              6  PPPP**NNNN   both fit, the range is area
 *   3  rrrr**NNNN   next fits              7  PPPP**rrrr   prev fits, the range is area
 *   4  PPPP**NNNN   next fits, the range is the tail of prev
 *                                          8  rrrr**NNNN   next fits, the range is area
 */
import type { KernelName } from '../engine';
import type { CaseId } from './case-ids';

export interface AtlasCase {
  readonly id: CaseId;
  readonly mergeCase: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly kernel: KernelName;
  readonly script: string;
  /** The VMA that vma_merge returns, by the order of mapping: the first is 0. */
  readonly survivor: number;
  /** VMAs when all is done. */
  readonly vmas: number;
}

const RW = 'PROT_READ|PROT_WRITE';
const RWX = 'PROT_READ|PROT_WRITE|PROT_EXEC';
const R = 'PROT_READ';

const mmap = (addr: string, pages: number, prot: string): string =>
  `mmap(${addr}, ${pages}p, ${prot}, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)`;
/** Ten pages from here: far from everything else, and round enough to read. */
const ARENA = '0x7f0000000000';
const script = (...lines: string[]): string => `${lines.join('\n')}\n`;

const first = (pages: number, prot: string): string => `a = ${mmap(ARENA, pages, prot)}`;

export const CASES: readonly AtlasCase[] = [
  {
    id: 'case1',
    mergeCase: 1,
    kernel: '5.10',
    script: script(first(4, RW), `b = ${mmap('a+6p', 4, RW)}`, mmap('a+4p', 2, RW)),
    survivor: 0,
    vmas: 1,
  },
  {
    id: 'case2',
    mergeCase: 2,
    kernel: '5.10',
    script: script(first(4, RW), `b = ${mmap('a+6p', 4, R)}`, mmap('a+4p', 2, RW)),
    survivor: 0,
    vmas: 2,
  },
  {
    id: 'case3',
    mergeCase: 3,
    kernel: '5.10',
    script: script(first(4, R), `b = ${mmap('a+6p', 4, RW)}`, mmap('a+4p', 2, RW)),
    survivor: 1,
    vmas: 2,
  },
  {
    id: 'case4',
    mergeCase: 4,
    kernel: '5.10',
    script: script(first(6, RW), `b = ${mmap('a+6p', 4, RWX)}`, `mprotect(a+4p, 2p, ${RWX})`),
    survivor: 1,
    vmas: 2,
  },
  {
    id: 'case5',
    mergeCase: 5,
    kernel: '5.10',
    script: script(first(4, RWX), `b = ${mmap('a+4p', 6, RW)}`, `mprotect(a+4p, 2p, ${RWX})`),
    survivor: 0,
    vmas: 2,
  },
  {
    id: 'case6',
    mergeCase: 6,
    kernel: '5.10',
    script: script(first(4, RW), `b = ${mmap('a+4p', 2, RWX)}`, `c = ${mmap('a+6p', 4, RW)}`, `mprotect(b, 2p, ${RW})`),
    survivor: 0,
    vmas: 1,
  },
  {
    id: 'case7',
    mergeCase: 7,
    kernel: '5.10',
    script: script(first(4, RW), `b = ${mmap('a+4p', 2, RWX)}`, `c = ${mmap('a+6p', 4, R)}`, `mprotect(b, 2p, ${RW})`),
    survivor: 0,
    vmas: 2,
  },
  {
    id: 'case8',
    mergeCase: 8,
    kernel: '5.10',
    script: script(first(4, R), `b = ${mmap('a+4p', 2, RWX)}`, `c = ${mmap('a+6p', 4, RW)}`, `mprotect(b, 2p, ${RW})`),
    survivor: 2,
    vmas: 2,
  },
];
