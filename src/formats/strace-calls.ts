/** The calls of a strace log that matter to memory: each from its arguments to what it asks for. */
import { has, MAP } from '../engine';
import { pathOfFd } from '../language';
import type { LogOp, MemoryCall } from './log';
import type { StraceScanner } from './strace-scan';

type Reader = (scan: StraceScanner) => LogOp;

const memory = (call: MemoryCall, path: string | null = null): LogOp => ({ kind: 'memory', call, path });

function mmap(scan: StraceScanner): LogOp {
  const addr = scan.number();
  scan.comma();
  const len = scan.number();
  scan.comma();
  const prot = scan.flags('prot');
  scan.comma();
  const flags = scan.flags('map');
  scan.comma();
  const fd = scan.file();
  // Anonymous memory has no file, whatever descriptor is given.
  const path = has(flags, MAP.ANONYMOUS) || fd < 0 ? null : (scan.path ?? pathOfFd(fd));
  scan.comma();
  const offset = scan.number();
  return memory({ name: 'mmap', addr, len, prot, flags, fd: -1, offset }, path);
}

function range(scan: StraceScanner): { addr: number; len: number } {
  const addr = scan.number();
  scan.comma();
  return { addr, len: scan.number() };
}

function mprotect(scan: StraceScanner): LogOp {
  const { addr, len } = range(scan);
  scan.comma();
  const prot = scan.flags('prot');
  // pkey_mprotect has one more.
  if (scan.more()) scan.number();
  return memory({ name: 'mprotect', addr, len, prot });
}

function mremap(scan: StraceScanner): LogOp {
  const { addr, len: old_len } = range(scan);
  scan.comma();
  const new_len = scan.number();
  scan.comma();
  const flags = scan.flags('mremap');
  const new_addr = scan.more() ? scan.number() : 0;
  return memory({ name: 'mremap', addr, old_len, new_len, flags, new_addr });
}

function madvise(scan: StraceScanner): LogOp {
  const { addr, len } = range(scan);
  scan.comma();
  return memory({ name: 'madvise', addr, len, advice: scan.flags('advice') });
}

function mlock2(scan: StraceScanner): LogOp {
  const { addr, len } = range(scan);
  scan.comma();
  return memory({ name: 'mlock2', addr, len, flags: scan.flags('mlock') });
}

function mseal(scan: StraceScanner): LogOp {
  const { addr, len } = range(scan);
  scan.comma();
  return memory({ name: 'mseal', addr, len, flags: scan.number() });
}

function mbind(scan: StraceScanner): LogOp {
  const { addr, len } = range(scan);
  scan.comma();
  const mode = scan.flags('mpol');
  scan.comma();
  scan.skip();
  const isMask = scan.text[scan.at] === '[';
  if (isMask) scan.at++;
  const nodes = scan.number();
  if (isMask) {
    const close = scan.text.indexOf(']', scan.at);
    scan.at = close === -1 || close >= scan.end ? scan.end : close + 1;
  }
  scan.comma();
  scan.number();
  scan.comma();
  scan.flags('mpol');
  return memory({ name: 'mbind', addr, len, mode, nodes });
}

/** Of prctl only the naming of anonymous memory has to do with it. */
function prctl(scan: StraceScanner): LogOp {
  if (!scan.text.startsWith('PR_SET_VMA, PR_SET_VMA_ANON_NAME', scan.at)) return { kind: 'other' };
  scan.at += 'PR_SET_VMA, PR_SET_VMA_ANON_NAME'.length;
  scan.comma();
  const { addr, len } = range(scan);
  scan.comma();
  scan.skip();
  const anon_name = scan.text[scan.at] === '"' ? scan.quoted() : null;
  return memory({ name: 'set_vma_anon_name', addr, len, anon_name });
}

function clone(scan: StraceScanner): LogOp {
  const from = scan.at;
  return { kind: 'clone', vm: scan.holds('CLONE_VM', from), thread: scan.holds('CLONE_THREAD', from) };
}

function execve(scan: StraceScanner): LogOp {
  const path = scan.quoted();
  return { kind: 'execve', path, delayed: scan.holds('(DELAYED)', scan.at) };
}

function execveat(scan: StraceScanner): LogOp {
  const from = scan.at;
  if (scan.text.startsWith('AT_FDCWD', from)) {
    // AT_FDCWD</home/student>
    const comma = scan.text.indexOf(',', from);
    scan.at = comma === -1 ? scan.end : comma;
  } else scan.file();
  const folder = scan.path ?? '';
  scan.comma();
  const name = scan.quoted();
  return { kind: 'execve', path: name === '' ? folder : name, delayed: scan.holds('(DELAYED)', scan.at) };
}

function shmget(scan: StraceScanner): LogOp {
  const isPrivate = scan.text.startsWith('IPC_PRIVATE', scan.at);
  if (isPrivate) scan.at += 'IPC_PRIVATE'.length;
  const key = isPrivate ? 0 : scan.number();
  scan.comma();
  return { kind: 'shmget', key, size: scan.number() };
}

function shmat(scan: StraceScanner): LogOp {
  const id = scan.number();
  return { kind: 'shmat', id, readOnly: scan.holds('SHM_RDONLY', scan.at) };
}

function ioSetup(scan: StraceScanner): LogOp {
  const events = scan.number();
  scan.comma();
  scan.skip();
  if (scan.text[scan.at] === '[') scan.at++;
  const addr = scan.number();
  if (scan.text[scan.at] === ']') scan.at++;
  return { kind: 'io_setup', events, addr };
}

const unmodelled =
  (name: string): Reader =>
  () => ({ kind: 'unmodelled', name });

/** One for each call; the scanner stands behind the opening bracket. */
const READERS: Readonly<Record<string, Reader>> = {
  mmap,
  mmap2: mmap,
  munmap: (scan) => {
    const { addr, len } = range(scan);
    return memory({ name: 'munmap', addr, len });
  },
  mprotect,
  pkey_mprotect: mprotect,
  mremap,
  brk: (scan) => memory({ name: 'brk', addr: scan.number() }),
  madvise,
  mlock: (scan) => memory({ name: 'mlock', ...range(scan) }),
  mlock2,
  munlock: (scan) => memory({ name: 'munlock', ...range(scan) }),
  mlockall: (scan) => memory({ name: 'mlockall', flags: scan.flags('mcl') }),
  munlockall: () => memory({ name: 'munlockall' }),
  mseal,
  mbind,
  prctl,
  clone,
  clone3: clone,
  clone2: clone,
  fork: () => ({ kind: 'clone', vm: false, thread: false }),
  vfork: () => ({ kind: 'clone', vm: true, thread: false }),
  execve,
  execveat,
  exit: () => ({ kind: 'exit', group: false }),
  exit_group: () => ({ kind: 'exit', group: true }),
  shmget,
  shmat,
  shmdt: (scan) => ({ kind: 'shmdt', addr: scan.number() }),
  io_setup: ioSetup,
  io_destroy: (scan) => ({ kind: 'io_destroy', addr: scan.number() }),
  remap_file_pages: unmodelled('remap_file_pages'),
  map_shadow_stack: unmodelled('map_shadow_stack'),
};

/** Calls that hold structures and texts. */
const LOOSE: ReadonlySet<string> = new Set([
  'clone',
  'clone2',
  'clone3',
  'fork',
  'vfork',
  'execve',
  'execveat',
  'prctl',
  'exit',
  'exit_group',
  'shmget',
  'shmat',
  'remap_file_pages',
  'map_shadow_stack',
]);

export interface CallReader {
  readonly name: string;
  readonly read: Reader;
  /** Its arguments are read to the last, so that the result follows at once. */
  readonly isPlain: boolean;
}

const CALLS: ReadonlyMap<string, CallReader> = new Map(
  Object.entries(READERS).map(([name, read]) => [name, { name, read, isPlain: !LOOSE.has(name) }]),
);

/** The reader of a call, or undefined where it says nothing about memory. */
export const readerOf = (name: string): CallReader | undefined => CALLS.get(name);

/** So many are tried before a name becomes a text of its own. */
const MOST_RECENT = 8;

/** The readers of one log, whose lines nearly all make the same few calls. */
export class RecentReaders {
  private readonly recent: CallReader[] = [];

  /** Of the name that is text[from, to). */
  of(text: string, from: number, to: number): CallReader | undefined {
    for (const known of this.recent)
      if (known.name.length === to - from && text.startsWith(known.name, from)) return known;
    const found = readerOf(text.slice(from, to));
    if (found !== undefined && this.recent.length < MOST_RECENT) this.recent.push(found);
    return found;
  }
}
