/** Random calls for property tests: mostly sensible, in a small arena, so that neighbours meet; sometimes wrong. */
import fc from 'fast-check';
import { type Addr, type Call, liveMm, MAP, PAGE_SIZE, tableEntries, vmasInOrder, type World } from '../engine';
import { ARENA } from './calls';

/** A call that still needs the world: places are chosen among what is mapped. */
export interface RandomCall {
  readonly kind: string;
  readonly place: number;
  readonly pages: number;
  readonly other: number;
  readonly more: number;
  readonly wrong: number;
}

const WEIGHTS: { readonly [kind: string]: number } = {
  mmap: 14,
  mmapFile: 7,
  mmapAnywhere: 3,
  munmap: 7,
  mprotect: 14,
  mremap: 8,
  mremapTo: 10,
  brk: 4,
  madvise: 8,
  mlock: 4,
  mlock2: 2,
  munlock: 3,
  mlockall: 1,
  munlockall: 1,
  populate: 1,
  write: 14,
  read: 4,
  fork: 2,
  thread: 1,
  switch: 3,
  exit: 1,
  rlimit: 2,
  commit: 1,
  find: 2,
  area: 2,
};

const WRONG = 1000;
export const randomCall: fc.Arbitrary<RandomCall> = fc.record({
  kind: fc.oneof(...Object.entries(WEIGHTS).map(([value, weight]) => ({ weight, arbitrary: fc.constant(value) }))),
  place: fc.nat(999),
  pages: fc.integer({ min: 1, max: 7 }),
  other: fc.nat(999),
  more: fc.nat(9999),
  wrong: fc.nat(WRONG - 1),
});

const ARENA_PAGES = 24;
const SPREAD = 700;

/** An address: in the arena, else in or beside something mapped. */
function placeOf(world: World, n: number): Addr {
  if (n < SPREAD) return ARENA + (n % ARENA_PAGES) * PAGE_SIZE;
  const mm = liveMm(world);
  const all = mm === null ? [] : vmasInOrder(world, mm.id);
  const vma = all[n % Math.max(1, all.length)];
  if (vma === undefined) return ARENA;
  return n % 3 === 0 ? vma.vm_start : n % 3 === 1 ? vma.vm_end : Math.max(0, vma.vm_start - PAGE_SIZE);
}

const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;

const PROTS = [3, 3, 3, 3, 7, 7, 1, 1, 0, 5];
const ANON_FLAGS = [
  ...new Array<number>(12).fill(MAP.PRIVATE),
  MAP.PRIVATE + MAP.NORESERVE,
  MAP.PRIVATE + MAP.NORESERVE,
  MAP.SHARED,
  MAP.SHARED + MAP.NORESERVE,
  MAP.PRIVATE + MAP.LOCKED,
  MAP.PRIVATE + MAP.POPULATE,
  MAP.PRIVATE + MAP.POPULATE + MAP.NONBLOCK,
  MAP.PRIVATE + MAP.GROWSDOWN,
  MAP.PRIVATE + MAP.STACK,
  MAP.SHARED + MAP.GROWSDOWN,
  MAP.SHARED_VALIDATE,
  0,
];
const FILE_FLAGS = [
  MAP.PRIVATE,
  MAP.PRIVATE,
  MAP.PRIVATE,
  MAP.SHARED,
  MAP.SHARED,
  MAP.SHARED_VALIDATE,
  0,
  MAP.PRIVATE + MAP.LOCKED,
  MAP.SHARED + MAP.POPULATE,
  MAP.PRIVATE + MAP.GROWSDOWN,
  MAP.PRIVATE + MAP.DENYWRITE,
];
const ADVICES = [0, 1, 2, 3, 4, 4, 8, 9, 10, 10, 10, 11, 11, 12, 13, 14, 15, 16, 17, 18, 18, 19, 19, 20, 21];
const RESOURCES = ['RLIMIT_AS', 'RLIMIT_DATA', 'RLIMIT_STACK', 'RLIMIT_MEMLOCK'] as const;

/** What makes a good call a bad one. */
function spoiled(call: Call, n: number): Call {
  // The page map could not hold a heap up to the end of memory.
  if (!('addr' in call) || call.name === 'brk' || call.name === 'populate') return call;
  switch (n % 6) {
    case 0:
      return { ...call, addr: call.addr + 7 };
    case 1:
      return { ...call, addr: 0x7ffffffff000 - PAGE_SIZE };
    case 2:
      return 'len' in call ? { ...call, len: 0 } : call;
    case 3:
      return 'len' in call && call.name !== 'touch' ? { ...call, len: 2 ** 64 - 1 } : call;
    case 4:
      return call.name === 'mprotect'
        ? { ...call, prot: pick([0x10, 0x01000000, 0x03000000, 0x01000001, 0x02000001], n) }
        : { ...call, addr: 0 };
    default:
      return 'len' in call ? { ...call, len: call.len + 1 } : call;
  }
}

/** Bytes, so that about `pages` more fit than the process has; or no limit. */
const limitAround = (used: number, n: number): number =>
  n % 3 === 0 ? Number.POSITIVE_INFINITY : n % 7 === 1 ? 0 : (used + (n % 12)) * PAGE_SIZE;

/** The call in this world. files: what may be mapped. */
export function callIn(world: World, random: RandomCall, files: readonly number[]): Call {
  const call = sensible(world, random, files);
  return random.wrong < 40 ? spoiled(call, random.more) : call;
}

function sensible(world: World, { kind, place, pages, other, more }: RandomCall, files: readonly number[]): Call {
  const addr = placeOf(world, place);
  const len = pages * PAGE_SIZE;
  const pids = [...tableEntries(world.tasks)].map(([pid]) => pid);
  const mm = liveMm(world);
  switch (kind) {
    case 'mmap': {
      const where = more % 17 === 0 ? MAP.FIXED_NOREPLACE : MAP.FIXED;
      const flags = pick(ANON_FLAGS, other) + MAP.ANONYMOUS + where;
      return { name: 'mmap', addr, len, prot: pick(PROTS, more), flags, fd: -1, offset: 0 };
    }
    case 'mmapFile': {
      const offset = (more % 11) * PAGE_SIZE;
      const flags = pick(FILE_FLAGS, other) + MAP.FIXED;
      return { name: 'mmap', addr, len, prot: pick(PROTS, more), flags, fd: pick(files, place + more), offset };
    }
    case 'mmapAnywhere': {
      const flags = pick(ANON_FLAGS, other) + MAP.ANONYMOUS + (more % 5 === 0 ? MAP['32BIT'] : 0);
      const hint = pick([0, 0, addr, addr, PAGE_SIZE, 0x40001000], more);
      return { name: 'mmap', addr: hint, len, prot: pick(PROTS, more), flags, fd: -1, offset: 0 };
    }
    case 'munmap':
    case 'mlock':
    case 'munlock':
      return { name: kind, addr, len };
    case 'mprotect':
      return { name: kind, addr, len, prot: pick([...PROTS, 0x01000003], more) };
    case 'mlock2':
      return { name: kind, addr, len, flags: pick([0, 1, 1, 8], more) };
    case 'mremap':
      return {
        name: kind,
        addr,
        old_len: len,
        new_len: ((other % 9) + (more % 31 === 0 ? 0 : 1)) * PAGE_SIZE,
        flags: pick([0, 1, 1, 0, 8], more),
        new_addr: 0,
      };
    case 'mremapTo': {
      const new_len = more % 3 === 0 ? ((other % 7) + 1) * PAGE_SIZE : len;
      const flags = pick([3, 3, 3, 5, 7, 7, 2, 4], other);
      const old_len = more % 41 === 0 ? 0 : len;
      return { name: 'mremap', addr, old_len, new_len, flags, new_addr: placeOf(world, (other * 7 + more) % 1000) };
    }
    case 'brk':
      return { name: kind, addr: (mm?.brk ?? 0) + pick([3, -2, 1, -1, 5, 0.5, -9, 0.25], more) * PAGE_SIZE };
    case 'populate':
      return { name: kind, addr, len };
    case 'madvise':
      return { name: kind, addr, len, advice: more % 40 === 0 ? 77 : pick(ADVICES, more) };
    case 'mlockall':
      return { name: kind, flags: pick([1, 2, 3, 5, 7, 6, 4, 0, 8], more) };
    case 'munlockall':
      return { name: kind };
    case 'write':
    case 'read':
      return { name: 'touch', addr, len, write: kind === 'write' };
    case 'fork':
    case 'thread':
      return pids.length > 4 ? { name: 'exit', pid: pick(pids, more) } : { name: 'fork', thread: kind === 'thread' };
    case 'switch':
      return { name: kind, pid: pick([...pids, 99], more) };
    case 'exit':
      return pids.length < 3 ? { name: 'fork' } : { name: kind };
    case 'rlimit': {
      const resource = pick(RESOURCES, other);
      const used = {
        RLIMIT_AS: mm?.total_vm,
        RLIMIT_DATA: mm?.data_vm,
        RLIMIT_STACK: 4,
        RLIMIT_MEMLOCK: mm?.locked_vm,
      }[resource];
      const value = limitAround(used ?? 0, more);
      // Without a limit a stack would grow over half of memory.
      return { name: kind, resource, value: resource === 'RLIMIT_STACK' ? Math.min(value, 2 ** 23) : value };
    }
    case 'commit': {
      const value = more % 3 === 0 ? Number.POSITIVE_INFINITY : world.committed + (more % 10);
      return more % 7 === 0
        ? { name: 'sysctl', key: 'overcommit_memory', value: other % 3 }
        : { name: 'sysctl', key: 'commit_limit', value };
    }
    case 'area':
      return {
        name: 'get_unmapped_area',
        addr: more % 2 === 0 ? 0 : addr,
        len,
        flags: pick([0, 0, MAP['32BIT'], MAP.FIXED], other),
      };
    default:
      return { name: 'find_vma', addr: addr + (more % PAGE_SIZE) };
  }
}
