/**
 * From a statement to the engine's call: names are looked up, units counted out, and a file that a pasted line takes for
 * open is opened. A recorded address becomes the address of the call, so that a log can be replayed.
 */
import {
  add,
  type Call,
  drop,
  type FileId,
  has,
  type ImageVma,
  isError,
  liveMm,
  MAP,
  MREMAP,
  PAGE_SIZE,
  profileOf,
  RLIMITS,
  run,
  TASK_SIZE,
  tableGet,
  vmasInOrder,
  type World,
} from '../engine';
import { type Matched, matchArguments } from './arguments';
import type { Expr, Recorded, Statement } from './ast';
import { buildCall, Values } from './build';
import { errorAt, type LanguageError } from './errors';
import { type Context, flagsOf, numberOf, pagesOf, textOf, unsignedOf, wordOf } from './evaluate';
import type { Expected } from './expected';
import { CLONE_VM } from './flags';
import { parseImageLine } from './image';
import { fileOfPath, pathOfFd, type Scope } from './scope';
import { type Param, SYSCTL_PREFIX, wordsOf } from './signatures';

export type Resolution =
  | {
      readonly ok: true;
      readonly call: Call;
      /** Calls to make first: the open() of files that the line takes for open. */
      readonly before: readonly Call[];
      readonly expected?: Expected;
    }
  | { readonly ok: false; readonly errors: readonly LanguageError[] };

/** Pages of a file whose size no line tells; more where the mapping reaches farther. */
const UNKNOWN_FILE_PAGES = 512;

class Resolver {
  readonly values = new Values();
  readonly before: Call[] = [];
  private opened: string | null = null;

  constructor(
    readonly matched: Matched,
    private readonly context: Context,
    private readonly written: string,
  ) {}

  readAll(): void {
    const { signature, given, rest } = this.matched;
    const { values } = this;
    for (const param of signature.params) {
      const expr = given.get(param.name);
      if (expr !== undefined) {
        values.given.add(param.name);
        this.checkNeeds(param, expr);
        this.read(param, expr);
      } else if (typeof param.otherwise === 'number') values.numbers.set(param.name, param.otherwise);
      else if (param.otherwise !== undefined) values.words.set(param.name, param.otherwise);
    }
    if (this.written === 'vfork') this.values.numbers.set('flags', CLONE_VM);
    if (signature.call === 'execve') this.values.vmas = this.image(rest);
    // Anonymous memory has no file, whatever descriptor is given.
    const isAnonymous = signature.call === 'mmap' && has(this.values.number('flags'), MAP.ANONYMOUS);
    if (this.opened !== null && isAnonymous) this.values.numbers.set('fd', -1);
    else if (this.opened !== null) this.open(this.opened);
  }

  /** An argument that this kernel's function does not have. */
  private checkNeeds({ name, needs }: Param, expr: Expr): void {
    const { world, errors } = this.context;
    if (needs === undefined || world === null || profileOf(world)[needs]) return;
    errors.push(errorAt(expr.span, 'not-on-kernel', { call: this.written, name, kernel: world.kernel }));
  }

  private read({ name, kind }: Param, expr: Expr): void {
    const { values, context } = this;
    if (kind === 'text') values.words.set(name, textOf(expr, name, context));
    else if (kind === 'label') {
      if (!isNull(expr)) values.words.set(name, textOf(expr, name, context));
    } else if (kind === 'sysctl' || kind === 'rlimit' || kind === 'access' || kind === 'mode' || kind === 'layout') {
      const word = wordOf(expr, wordsOf(kind, RLIMITS), name, context);
      values.words.set(name, kind === 'sysctl' ? word.slice(SYSCTL_PREFIX.length) : word);
    } else values.numbers.set(name, this.number(name, kind, expr));
  }

  private number(
    name: string,
    kind: Exclude<Param['kind'], 'text' | 'sysctl' | 'rlimit' | 'access' | 'mode' | 'layout' | 'label'>,
    expr: Expr,
  ): number {
    const { context } = this;
    switch (kind) {
      case 'addr':
      case 'len':
      case 'count':
      case 'pid':
        return unsignedOf(expr, name, context);
      case 'value': {
        const value = numberOf(expr, name, context);
        return value === Number.POSITIVE_INFINITY ? value : unsignedOf(expr, name, context);
      }
      case 'pages':
        return pagesOf(expr, name, context);
      case 'break':
        return this.breakOf(name, expr);
      case 'file':
        return this.file(name, expr);
      case 'vma':
        return this.vma(name, expr);
      case 'clone':
        // clone3 prints a structure; which bits matter can be read in its text.
        if (expr.kind === 'raw') return /\bCLONE_VM\b/.test(expr.text) ? CLONE_VM : 0;
        return flagsOf(expr, kind, name, context, this.matched.signature.open);
      case 'nodes':
        return this.nodes(name, expr);
      case 'image':
        return 0;
      default:
        return flagsOf(expr, kind, name, context);
    }
  }

  /** strace prints a mask in brackets: [0x0000000000000001]. */
  private nodes(name: string, expr: Expr): number {
    if (expr.kind !== 'raw') return unsignedOf(expr, name, this.context);
    const mask = Number(/^\[(0x[0-9a-f]{1,16})/.exec(expr.text)?.[1] ?? 0);
    return Math.min(mask, Number.MAX_SAFE_INTEGER);
  }

  /** brk(+4p): from the present break. */
  private breakOf(name: string, expr: Expr): number {
    if (!isRelative(expr)) return unsignedOf(expr, name, this.context);
    const { world } = this.context;
    if (world === null) return 0;
    const task = tableGet(world.tasks, world.current);
    const mm = task?.mm == null ? undefined : tableGet(world.mms, task.mm);
    const brk = (mm?.brk ?? 0) + numberOf(expr, name, this.context);
    if (brk >= 0) return brk;
    this.context.errors.push(errorAt(expr.span, 'not-a-number', { argument: name, value: brk }));
    return 0;
  }

  /** An address inside of a VMA; 0: none. */
  private vma(name: string, expr: Expr): number {
    const addr = unsignedOf(expr, name, this.context);
    const { world, errors } = this.context;
    if (world === null || addr === 0 || errors.length > 0) return addr;
    const mm = liveMm(world);
    const isMapped =
      mm !== null && vmasInOrder(world, mm.id).some(({ vm_start, vm_end }) => vm_start <= addr && addr < vm_end);
    if (!isMapped) errors.push(errorAt(expr.span, 'no-vma', { argument: name, address: `0x${addr.toString(16)}` }));
    return addr;
  }

  private file(name: string, expr: Expr): FileId | -1 {
    const { world, scope } = this.context;
    if (isNull(expr)) return -1;
    if (expr.kind === 'fd') return this.fileAt(expr.path);
    const bound = expr.kind === 'name' ? scope?.get(expr.text) : undefined;
    const fd = numberOf(expr, name, this.context);
    if (bound !== undefined && bound.kind !== 'file' && bound.kind !== 'number') {
      this.context.errors.push(errorAt(expr.span, 'wrong-kind', { argument: name, wanted: 'a file' }));
    }
    if (fd < 0 || world === null) return -1;
    return tableGet(world.files, fd) === undefined ? this.fileAt(pathOfFd(fd)) : fd;
  }

  private fileAt(path: string): FileId | -1 {
    const { world } = this.context;
    if (world === null) return -1;
    const known = fileOfPath(world, path);
    if (known !== undefined) return known;
    this.opened = path;
    // The number that the file will have: open it and see. How long it is makes no difference to that.
    const { ret } = run(world, { name: 'open', path, pages: 1, mode: 'rw' });
    return isError(ret) ? -1 : ret;
  }

  private open(path: string): void {
    const reach = pagesReached(this.values.number('offset'), this.values.number('len'));
    this.before.push({ name: 'open', path, pages: Math.max(UNKNOWN_FILE_PAGES, reach), mode: 'rw' });
  }

  private image(rest: readonly Expr[]): ImageVma[] {
    const vmas: ImageVma[] = [];
    for (const expr of rest) {
      if (expr.kind !== 'text') {
        this.context.errors.push(errorAt(expr.span, 'needs-image', {}));
        break;
      }
      const vma = parseImageLine(expr.value);
      const last = vmas[vmas.length - 1];
      // Ascending and apart, as a process has them.
      const fits = vma !== undefined && (last === undefined || last.vm_end <= vma.vm_start) && vma.vm_end <= TASK_SIZE;
      if (fits) vmas.push(vma);
      else this.context.errors.push(errorAt(expr.span, 'bad-image', { text: expr.value }));
    }
    return vmas;
  }
}

const isNull = (expr: Expr): boolean => expr.kind === 'name' && expr.text === 'NULL';

/** A file cannot be larger than this many pages: 64 bits of bytes. */
const MOST_PAGES = 2 ** 51;
const pagesReached = (offset: number, len: number): number =>
  Math.min(MOST_PAGES, Math.ceil((offset + len) / PAGE_SIZE));

function isRelative(expr: Expr): boolean {
  if (expr.kind === 'sign') return true;
  return expr.kind === 'op' && (expr.op === '+' || expr.op === '-') && isRelative(expr.left);
}

function expectedOf(recorded: Recorded | undefined, context: Context): Expected | undefined {
  if (recorded?.kind === 'errno') return recorded;
  if (recorded?.kind !== 'value') return undefined;
  return { kind: 'value', value: numberOf(recorded.value, 'result', context) };
}

/**
 * The call with the outcome that a log recorded: an address that the kernel chose is asked for, and nothing else may lie
 * there. A mapping that stayed in place may not move; one that moved goes where it went.
 */
export function fixed(call: Call, result: number): Call {
  switch (call.name) {
    case 'mmap':
      if (has(call.flags, MAP.FIXED) || has(call.flags, MAP.FIXED_NOREPLACE)) return call;
      return { ...call, addr: result, flags: add(call.flags, MAP.FIXED_NOREPLACE) };
    case 'mremap':
      if (has(call.flags, MREMAP.FIXED)) return call;
      if (result === call.addr) return { ...call, flags: drop(call.flags, MREMAP.MAYMOVE) };
      return { ...call, flags: add(call.flags, MREMAP.FIXED), new_addr: result };
    case 'fork':
      return call.pid === undefined && result > 0 ? { ...call, pid: result } : call;
    default:
      return call;
  }
}

function readStatement(statement: Statement, context: Context): Resolver | undefined {
  const matched = matchArguments(statement, context);
  if (matched === undefined) return undefined;
  const resolver = new Resolver(matched, context, statement.call.text);
  resolver.readAll();
  return resolver;
}

/** Everything that is wrong with a statement whatever the names in it stand for: calls, arguments, flags. */
export function checkStatement(statement: Statement): LanguageError[] {
  const context: Context = { scope: null, world: null, errors: [] };
  readStatement(statement, context);
  return context.errors;
}

/** The call that a statement makes in this world, with these names. */
export function resolve(statement: Statement, scope: Scope, world: World): Resolution {
  const context: Context = { scope, world, errors: [] };
  const resolver = readStatement(statement, context);
  const expected = expectedOf(statement.recorded, context);
  if (resolver === undefined || context.errors.length > 0) return { ok: false, errors: context.errors };
  const { matched, values, before } = resolver;
  const call = buildCall(matched.signature.call, values);
  if (expected === undefined) return { ok: true, call, before };
  return { ok: true, call: expected.kind === 'value' ? fixed(call, expected.value) : call, before, expected };
}
