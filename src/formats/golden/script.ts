/** One operation of a recorded script as a call of the engine: pages of the arena become addresses. */
import {
  type Addr,
  type Call,
  type FileId,
  MADV,
  MAP,
  type MadvName,
  MLOCK,
  MREMAP,
  PROT,
  toBytes,
} from '../../engine';

/** The files that the recorder had open: A2 and R are further struct files of A. */
export type RunnerFiles = { readonly [name: string]: FileId };

/** What an operation comes to: a call, or something that only the recorder knows. */
export type Operation =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'fork'; readonly follow: boolean }
  | { readonly kind: 'killchild' }
  | { readonly kind: 'brk'; readonly delta: number }
  | { readonly kind: 'unknown'; readonly name: string };

const bits = (text: string, prefix: string, table: { readonly [name: string]: number }): number =>
  text.split('|').reduce((sum, name) => {
    const bit = name === '0' ? 0 : table[name.replace(prefix, '')];
    if (bit === undefined) throw new SyntaxError(`unknown flag ${name}`);
    return sum + bit;
  }, 0);

const call = (value: Call): Operation => ({ kind: 'call', call: value });

/** Parses `name(a, b, …)`. Errors: SyntaxError for what the scripts' README does not name. */
export function parseOperation(text: string, arena: Addr, files: RunnerFiles): Operation {
  const match = /^(\w+)\((.*)\)$/.exec(text);
  if (match === null) throw new SyntaxError(`not an operation: ${text}`);
  const [, name = '', inside = ''] = match;
  const args = inside === '' ? [] : inside.split(',').map((arg) => arg.trim());
  const arg = (i: number): string => args[i] ?? '0';
  const addr = (i: number): Addr =>
    arg(i) === 'NULL' ? 0 : arg(i).startsWith('0x') ? Number(arg(i)) : arena + toBytes(Number(arg(i)));
  const len = (i: number): number => toBytes(Number(arg(i)));
  const range = (): { addr: Addr; len: number } => ({ addr: addr(0), len: len(1) });
  switch (name) {
    case 'mmap': {
      const fd = arg(4) === '-1' ? -1 : (files[arg(4)] ?? -1);
      return call({
        name,
        ...range(),
        prot: bits(arg(2), 'PROT_', PROT),
        flags: bits(arg(3), 'MAP_', MAP),
        fd,
        offset: len(5),
      });
    }
    case 'munmap':
    case 'mlock':
    case 'munlock':
      return call({ name, ...range() });
    case 'mprotect':
      return call({ name, ...range(), prot: bits(arg(2), 'PROT_', PROT) });
    case 'mremap':
      return call({
        name,
        addr: addr(0),
        old_len: len(1),
        new_len: len(2),
        flags: bits(arg(3), 'MREMAP_', MREMAP),
        new_addr: args.length > 4 ? addr(4) : 0,
      });
    case 'madvise':
      return call({ name, ...range(), advice: MADV[arg(2).replace('MADV_', '') as MadvName] });
    case 'mseal':
      return call({ name, ...range(), flags: 0 });
    case 'mlock2':
      return call({ name, ...range(), flags: bits(arg(2), 'MLOCK_', MLOCK) });
    case 'touch':
      return call({ name, ...range(), write: arg(2) === 'w' });
    case 'brk':
      return { kind: 'brk', delta: len(0) };
    case 'fork':
      return { kind: 'fork', follow: false };
    case 'forkswitch':
      return { kind: 'fork', follow: true };
    case 'killchild':
      return { kind: 'killchild' };
    default:
      return { kind: 'unknown', name };
  }
}
