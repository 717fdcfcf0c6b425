/**
 * The program around a fragment: the kernel's calls, and the helpers of the test programs, in pages of an arena.
 *   m, mn(page, n, prot)  mmap private anonymous FIXED, mn with NORESERVE     f, rf(page)  write, read one byte
 *   mp(page, n, prot)  mprotect     um(page, n)  munmap     mv(page, old, new, flags, to)  mremap
 * mp, um and mv print what went wrong, mv also the page that it got.
 */
import {
  type Addr,
  type Call,
  currentMm,
  ERRNO,
  type Errno,
  isError,
  MADV,
  MAP,
  MCL,
  MLOCK,
  MREMAP,
  openBulk,
  PAGE_SIZE,
  PROT,
  pageAlign,
  pageDown,
  type Ret,
  type SysctlName,
  toPages,
  vmasInOrder,
  type World,
} from '../../engine';
import type { Value } from './fragment-code';
import type { Host } from './fragment-machine';

const withPrefix = (prefix: string, table: { readonly [name: string]: number }): [string, number][] =>
  Object.entries(table).map(([name, value]) => [prefix + name, value]);

const PRIVATE_FIXED = MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED;

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ...withPrefix('PROT_', PROT),
  ...withPrefix('MAP_', MAP),
  ...withPrefix('MREMAP_', MREMAP),
  ...withPrefix('MADV_', MADV),
  ...withPrefix('MCL_', MCL),
  ...withPrefix('MLOCK_', MLOCK),
  ['P', PAGE_SIZE],
  ['RO', PROT.READ],
  ['RW', PROT.READ + PROT.WRITE],
  ['A', PRIVATE_FIXED],
  ['stdout', 1],
  ['O_RDONLY', 0],
  ['O_WRONLY', 1],
  ['O_RDWR', 2],
  ['SYS_mmap', 9],
  ['SYS_munmap', 11],
]);
const OPEN_MODES = ['r', 'w', 'rw'] as const;
/** Pages of every file that is opened: no fragment maps as much. */
const FILE_PAGES = 64;

/** strerror() of what the model returns. */
const STRERROR: { readonly [E in Errno]?: string } = {
  EAGAIN: 'Resource temporarily unavailable',
  ENOMEM: 'Cannot allocate memory',
  EACCES: 'Permission denied',
  EFAULT: 'Bad address',
  EINVAL: 'Invalid argument',
};

/** The end of a 64-bit register: −1 is its highest value. */
const REGISTER = 2 ** 64;
const unsigned = (x: number): number => (x < 0 ? x + REGISTER : x);

type Builtin = (args: Arguments) => number;

/** Numbers as the kernel sees them, 0 where none was given. */
class Arguments {
  private readonly values: readonly Value[];

  constructor(values: readonly Value[]) {
    this.values = values;
  }
  number(i: number): number {
    const value = this.values[i] ?? 0;
    if (typeof value === 'string') throw new RangeError(`argument ${i + 1} is "${value}", not a number`);
    return value;
  }
  unsigned(i: number): number {
    return unsigned(this.number(i));
  }
  text(i: number): string {
    return String(this.values[i] ?? '');
  }
  from(i: number): Arguments {
    return new Arguments(this.values.slice(i));
  }
}

export class TestProgram implements Host {
  /** What it wrote, line by line. */
  readonly printed: string[] = [];
  /** What the last call of the kernel returned. */
  last: Ret = 0;
  /** Calls of the kernel so far. */
  count = 0;
  private readonly bulk: ReturnType<typeof openBulk>;
  private readonly base: Addr;
  private readonly dump: (label: string) => void;
  private readonly parents: number[] = [];
  private readonly builtins: { readonly [name: string]: Builtin };

  /** base: page 0 of the helpers. */
  constructor(world: World, base: Addr, dump: (label: string) => void) {
    this.bulk = openBulk(world);
    this.base = base;
    this.dump = dump;
    this.builtins = { ...this.systemCalls(), ...this.helpers(), ...this.library() };
  }

  world(): World {
    return this.bulk.world();
  }

  constant(name: string): number | undefined {
    return name === 'B' ? this.base : CONSTANTS.get(name);
  }

  call(name: string, values: readonly Value[]): number {
    const builtin = Object.hasOwn(this.builtins, name) ? this.builtins[name] : undefined;
    if (builtin === undefined) throw new RangeError(`unknown function ${name}`);
    return builtin(new Arguments(values));
  }

  fork(): number {
    const parent = this.world().current;
    const pid = this.kernel({ name: 'fork' });
    if (pid < 0) throw new RangeError(`fork: ${this.last}`);
    this.parents.push(parent);
    this.bulk.apply({ name: 'switch', pid });
    return pid;
  }

  leaveChild(pid: number, exited: boolean): void {
    this.bulk.apply({ name: 'switch', pid: this.parents.pop() ?? 1 });
    if (exited) this.bulk.apply({ name: 'exit', pid });
  }

  /** -1 for an error, as the C library returns it. */
  private kernel(call: Call): number {
    this.count++;
    this.last = this.bulk.apply(call).ret;
    return isError(this.last) ? -1 : this.last;
  }

  private systemCalls(): { readonly [name: string]: Builtin } {
    const range = (a: Arguments): { addr: Addr; len: number } => ({ addr: a.unsigned(0), len: a.unsigned(1) });
    const mmap: Builtin = (a) =>
      this.kernel({
        name: 'mmap',
        ...range(a),
        prot: a.number(2),
        flags: a.number(3),
        fd: a.number(4),
        offset: a.unsigned(5),
      });
    const munmap: Builtin = (a) => this.kernel({ name: 'munmap', ...range(a) });
    return {
      mmap,
      munmap,
      syscall: (a) => {
        if (a.number(0) === CONSTANTS.get('SYS_mmap')) return mmap(a.from(1));
        if (a.number(0) === CONSTANTS.get('SYS_munmap')) return munmap(a.from(1));
        throw new RangeError(`unknown system call ${a.number(0)}`);
      },
      mprotect: (a) => this.kernel({ name: 'mprotect', ...range(a), prot: a.number(2) }),
      mremap: (a) =>
        this.kernel({
          name: 'mremap',
          addr: a.unsigned(0),
          old_len: a.unsigned(1),
          new_len: a.unsigned(2),
          flags: a.number(3),
          new_addr: a.unsigned(4),
        }),
      madvise: (a) => this.kernel({ name: 'madvise', ...range(a), advice: a.number(2) }),
      mlock: (a) => this.kernel({ name: 'mlock', ...range(a) }),
      mlock2: (a) => this.kernel({ name: 'mlock2', ...range(a), flags: a.number(2) }),
      munlock: (a) => this.kernel({ name: 'munlock', ...range(a) }),
      mlockall: (a) => this.kernel({ name: 'mlockall', flags: a.number(0) }),
      munlockall: () => this.kernel({ name: 'munlockall' }),
      msync: (a) => this.msync(a.unsigned(0), a.unsigned(1)),
    };
  }

  private helpers(): { readonly [name: string]: Builtin } {
    const range = (a: Arguments): { addr: Addr; len: number } => ({
      addr: this.base + a.number(0) * PAGE_SIZE,
      len: a.number(1) * PAGE_SIZE,
    });
    const map = (a: Arguments, flags: number): number =>
      this.kernel({ name: 'mmap', ...range(a), prot: a.number(2), flags, fd: -1, offset: 0 });
    const touch = (a: Arguments, write: boolean): number =>
      this.kernel({ name: 'touch', ...range(a), len: PAGE_SIZE, write });
    return {
      m: (a) => map(a, PRIVATE_FIXED),
      mn: (a) => map(a, PRIVATE_FIXED + MAP.NORESERVE),
      f: (a) => touch(a, true),
      rf: (a) => touch(a, false),
      mp: (a) => this.told('mprotect', this.kernel({ name: 'mprotect', ...range(a), prot: a.number(2) })),
      um: (a) => this.told('munmap', this.kernel({ name: 'munmap', ...range(a) })),
      mv: (a) => {
        const { addr, len } = range(a);
        const new_len = a.number(2) * PAGE_SIZE;
        const new_addr = this.base + a.number(4) * PAGE_SIZE;
        const at = this.kernel({ name: 'mremap', addr, old_len: len, new_len, flags: a.number(3), new_addr });
        if (at >= 0) this.printed.push(`mremap -> page ${toPages(at - this.base)}`);
        return this.told('mremap', at);
      },
      dump: (a) => {
        this.dump(a.text(0));
        return 0;
      },
    };
  }

  private library(): { readonly [name: string]: Builtin } {
    return {
      open: (a) => {
        const mode = OPEN_MODES[a.number(1)] ?? 'r';
        return this.kernel({ name: 'open', path: a.text(0), pages: FILE_PAGES, mode });
      },
      sysctl: (a) => this.kernel({ name: 'sysctl', key: a.text(0) as SysctlName, value: a.number(1) }),
      kill: (a) => this.kernel({ name: 'exit', pid: a.number(0) }),
      /** The child has exited already: it runs first. */
      wait: () => 0,
      fflush: () => 0,
      puts: (a) => this.printed.push(a.text(0)),
      printf: (a) => this.printed.push(format(a)),
    };
  }

  private told(name: string, ret: number): number {
    if (isError(this.last)) this.printed.push(`${name} fail ${STRERROR[this.last] ?? `errno ${ERRNO[this.last]}`}`);
    return ret;
  }

  /** msync(), as far as it tells of VMAs: ENOMEM where the range has a hole. */
  private msync(addr: Addr, len: number): number {
    const world = this.world();
    let covered = pageDown(addr);
    for (const { vm_start, vm_end } of vmasInOrder(world, currentMm(world).id))
      if (vm_start <= covered && covered < vm_end) covered = vm_end;
    this.count++;
    this.last = covered >= addr + pageAlign(len) ? 0 : 'ENOMEM';
    return this.last === 0 ? 0 : -1;
  }
}

/** printf() with %d, %ld, %lx, %s. */
function format(a: Arguments): string {
  let i = 0;
  return a.text(0).replace(/%(l?[dx]|s)/g, (_, kind: string) => {
    i++;
    return kind === 's' ? a.text(i) : a.number(i).toString(kind.endsWith('x') ? 16 : 10);
  });
}
