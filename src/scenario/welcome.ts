/**
 * What the page opens on: a small process, and the hole between two twins about to be filled. Behind it wait a touch, a
 * refused call, a split and further cases, so that the timeline has something to show.
 *
 * Each line has its call beside it, so that the page can open before the call language is loaded; a test reads the lines
 * and finds the same calls.
 */
import { type Call, MAP, PAGE_SIZE, PROT } from '../engine';

interface WelcomeLine {
  readonly source: string;
  readonly call: Call;
  /** The name in front. */
  readonly name?: string;
}

/** The file that the first call opens. */
const APP = 2;
const [TEXT, A, STACK] = [0x555555554000, 0x7f3a0c000000, 0x7ffffffde000];
const RW = PROT.READ + PROT.WRITE;
const FIXED = MAP.PRIVATE + MAP.FIXED;
const ANONYMOUS = FIXED + MAP.ANONYMOUS;

const pages = (count: number): number => count * PAGE_SIZE;
const mapped = (addr: number, count: number, flags: number): Call => ({
  name: 'mmap',
  addr,
  len: pages(count),
  prot: RW,
  flags,
  fd: -1,
  offset: 0,
});
const file = (addr: number, count: number, prot: number, offset: number): Call => ({
  name: 'mmap',
  addr,
  len: pages(count),
  prot,
  flags: FIXED,
  fd: APP,
  offset: pages(offset),
});
const protect = (page: number, count: number, prot: number): Call => ({
  name: 'mprotect',
  addr: A + pages(page),
  len: pages(count),
  prot,
});

const LINES: readonly WelcomeLine[] = [
  { name: 'app', source: 'app = open("app", 64p)', call: { name: 'open', path: 'app', pages: 64, mode: 'rw' } },
  {
    name: 'text',
    source: 'text = mmap(0x555555554000, 16p, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, app, 0)',
    call: file(TEXT, 16, PROT.READ + PROT.EXEC, 0),
  },
  {
    name: 'data',
    source: 'data = mmap(text+16p, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, app, 16p)',
    call: file(TEXT + pages(16), 4, RW, 16),
  },
  {
    name: 'a',
    source: 'a = mmap(0x7f3a0c000000, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)',
    call: mapped(A, 4, ANONYMOUS),
  },
  {
    name: 'b',
    source: 'b = mmap(a+6p, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)',
    call: mapped(A + pages(6), 4, ANONYMOUS),
  },
  {
    name: 'stack',
    source:
      'stack = mmap(0x7ffffffde000, 33p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_GROWSDOWN, -1, 0)',
    call: mapped(STACK, 33, ANONYMOUS + MAP.GROWSDOWN),
  },
  { source: 'touch(b, 1p, w)', call: { name: 'touch', addr: A + pages(6), len: pages(1), write: true } },
  {
    source:
      'mmap(a+4p, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)   # the hole is filled: case 1',
    call: mapped(A + pages(4), 2, ANONYMOUS),
  },
  {
    source:
      'mprotect(a+4p, 2p, PROT_READ|PROT_WRITE|PROT_EXEC)                                 # the middle is split off',
    call: protect(4, 2, RW + PROT.EXEC),
  },
  {
    source:
      'mprotect(a+6p, 1p, PROT_READ|PROT_WRITE|PROT_EXEC)                                 # the head of the right part: case 5',
    call: protect(6, 1, RW + PROT.EXEC),
  },
  {
    source:
      'munmap(a+1, 1p)                                                                    # not on a page boundary: EINVAL',
    call: { name: 'munmap', addr: A + 1, len: pages(1) },
  },
  {
    source: 'mprotect(a+6p, 1p, PROT_READ|PROT_WRITE)                                           # back again: case 4',
    call: protect(6, 1, RW),
  },
  {
    source:
      'mprotect(a+4p, 2p, PROT_READ|PROT_WRITE)                                           # all three are one again: case 6',
    call: protect(4, 2, RW),
  },
  { source: 'munmap(a+2p, 2p)', call: { name: 'munmap', addr: A + pages(2), len: pages(2) } },
];

export const WELCOME = {
  id: 'welcome',
  kernel: '5.10',
  /** The cursor stands where the next step of this call (the first is 0) takes the decision to merge. */
  opensAtCall: 7,
  lines: LINES,
} as const;
