/** The printer of the call language: what it prints, the parser reads back as the same. */
import { type Call, type CallName, type CallOf, type FileId, PAGE_SIZE, toPages } from '../engine';
import type { Arg, Expr, Recorded, Statement } from './ast';
import { IMAGE_ADDRESSES } from './build';
import { CLONE_VM, type FlagKind, printFlags } from './flags';
import { printImageLine } from './image';
import type { Script } from './parse';
import { quoteText } from './scan';
import type { Scope } from './scope';
import { type Param, SIGNATURES, SYSCTL_PREFIX } from './signatures';

/** Binding strength, weakest first. */
const STRENGTH = { '|': 1, '+': 2, '-': 2, '*': 3 } as const;
const OPERAND = 4;

const strength = (expr: Expr): number => (expr.kind === 'op' ? STRENGTH[expr.op] : OPERAND);
const grouped = (expr: Expr, atLeast: number): string =>
  strength(expr) < atLeast ? `(${printExpr(expr)})` : printExpr(expr);

/** An expression, without blanks, with the parentheses that it needs. */
export function printExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'number': {
      const prefix = expr.base === 16 ? '0x' : expr.base === 8 ? '0' : '';
      // Beyond 2^53 a decimal number would show digits that it does not have.
      if (expr.base === 10 && !Number.isSafeInteger(expr.value)) return `0x${expr.value.toString(16)}${expr.unit}`;
      return `${prefix}${expr.value.toString(expr.base)}${expr.unit}`;
    }
    case 'name':
      return expr.text;
    case 'text':
      return quoteText(expr.value);
    case 'fd':
      return `${expr.fd}<${quoteText(expr.path)
        .slice(1, -1)
        .replace(/[<>]/g, (sign) => (sign === '<' ? '\\x3c' : '\\x3e'))}>`;
    case 'sign':
      return `${expr.op}${grouped(expr.operand, OPERAND)}`;
    case 'op':
      return `${grouped(expr.left, strength(expr))}${expr.op}${grouped(expr.right, strength(expr) + 1)}`;
    case 'raw':
      return expr.text;
  }
}

const printArg = ({ name, value }: Arg): string =>
  name === undefined ? printExpr(value) : `${name}=${printExpr(value)}`;

function printRecorded(recorded: Recorded): string {
  if (recorded.kind === 'unknown') return '?';
  return recorded.kind === 'errno' ? recorded.errno : printExpr(recorded.value);
}

/** A statement in one line. */
export function printStatement({ name, call, args, recorded, comment }: Statement): string {
  const bound = name === undefined ? '' : `${name.text} = `;
  const result = recorded === undefined ? '' : ` = ${printRecorded(recorded)}`;
  const remark = comment === undefined ? '' : `  # ${comment}`;
  return `${bound}${call.text}(${args.map(printArg).join(', ')})${result}${remark}`;
}

/** Statements and comments in the order of their lines; lines with errors are not in it. */
export function printScript({ statements, comments }: Script): string {
  const lines = [
    ...statements.map((statement) => ({ line: statement.span.line, text: printStatement(statement) })),
    ...comments.map(({ line, text }) => ({ line, text: `# ${text}` })),
  ];
  return lines
    .sort((a, b) => a.line - b.line)
    .map(({ text }) => `${text}\n`)
    .join('');
}

/** A named address this many pages away or nearer is printed as name+Np: more would tell nobody anything. */
const NEAR_PAGES = 1024;

/** Addresses of the call as variables of the scope where one is near below. */
export function printAddr(addr: number, scope: Scope | undefined): string {
  let best: { name: string; pages: number } | undefined;
  for (const [name, { kind, value }] of scope ?? []) {
    const pages = toPages(addr - value);
    if (kind !== 'addr' || value === 0 || pages < 0 || pages > NEAR_PAGES || (addr - value) % PAGE_SIZE !== 0) continue;
    if (best === undefined || pages < best.pages) best = { name, pages };
  }
  if (best !== undefined) return best.pages === 0 ? best.name : `${best.name}+${best.pages}p`;
  return addr === 0 ? 'NULL' : `0x${addr.toString(16)}`;
}

/** Whole pages as 3p, anything else in bytes; hex beyond what decimal digits can say exactly. */
export function printLen(len: number): string {
  if (len !== 0 && len % PAGE_SIZE === 0 && Number.isSafeInteger(len)) return `${toPages(len)}p`;
  return Number.isSafeInteger(len) ? String(len) : `0x${len.toString(16)}`;
}

function printFile(fd: FileId | -1, scope: Scope | undefined): string {
  for (const [name, { kind, value }] of scope ?? []) if (kind === 'file' && value === fd) return name;
  return String(fd);
}

const printCount = (value: number): string => (value === Number.POSITIVE_INFINITY ? 'RLIM_INFINITY' : printLen(value));

function printValue(kind: Param['kind'], value: number | string, scope: Scope | undefined): string {
  if (typeof value === 'string') return kind === 'text' || kind === 'label' ? quoteText(value) : value;
  if (kind === 'label') return 'NULL';
  switch (kind) {
    case 'addr':
    case 'break':
    case 'vma':
      return printAddr(value, scope);
    case 'len':
      return printLen(value);
    case 'pages':
      return `${value}p`;
    case 'value':
      return printCount(value);
    case 'file':
      return printFile(value, scope);
    case 'nodes':
      return `0x${value.toString(16)}`;
    case 'count':
    case 'pid':
      return String(value);
    default:
      return printFlags(kind as FlagKind, value);
  }
}

/** The arguments of a call as its parameters name them. */
function argumentsOf(call: Call): { readonly [name: string]: unknown } {
  switch (call.name) {
    case 'fork':
      return { flags: call.thread ? CLONE_VM : 0, pid: call.pid ?? 0 };
    case 'touch':
      return { ...call, access: call.write ? 'w' : 'r' };
    case 'sysctl':
      return { ...call, key: `${SYSCTL_PREFIX}${call.key}` };
    case 'vma_merge':
      return { ...call, pgoff: call.pgoff ?? -1, ...printedClaims(call) };
    case 'exit':
      return { pid: call.pid ?? 0 };
    case 'execve': {
      const { image } = call;
      const addresses = IMAGE_ADDRESSES.map((name) => [name, image[name] ?? -1]);
      return { name: image.name, layout: image.layout ?? '', ...Object.fromEntries(addresses) };
    }
    default:
      return { ...call };
  }
}

/** What mergeClaims reads; a policy is a mode and its nodes. */
function printedClaims({ prev, anon_vma, file, policy, userfaultfd_ctx }: CallOf<'vma_merge'>) {
  const [mode, nodes] = (policy ?? '0:0').split(':');
  return {
    ...(prev !== undefined && { prev: prev ?? 0 }),
    ...(anon_vma !== undefined && { anon_vma: anon_vma ?? 0 }),
    ...(file !== undefined && { file: file ?? -1 }),
    ...(policy !== undefined && { policy: Number(mode) }),
    nodes: Number(nodes),
    ...(userfaultfd_ctx !== undefined && { userfaultfd_ctx: userfaultfd_ctx ?? 0 }),
  };
}

/** Left out where it says nothing: trailing arguments that are what they would be anyway. */
const MAY_BE_LEFT_OUT: ReadonlySet<CallName> = new Set(['mremap', 'mseal', 'fork', 'get_unmapped_area', 'vma_merge']);

/** The call as text. With a scope, addresses and files appear by name. */
export function printCall(call: Call, scope?: Scope): string {
  const values = argumentsOf(call);
  const isDefault = (param: Param | undefined): boolean =>
    param !== undefined && values[param.name] === param.otherwise;
  const printed = ({ name, kind }: Param): string => {
    const value = values[name];
    return printValue(kind, typeof value === 'string' ? value : Number(value), scope);
  };
  const positional = SIGNATURES[call.name].filter((param) => !param.named);
  if (MAY_BE_LEFT_OUT.has(call.name)) while (isDefault(positional[positional.length - 1])) positional.pop();
  const named = SIGNATURES[call.name].filter((param) => param.named && !isDefault(param));
  const image = call.name === 'execve' ? call.image.vmas.map((vma) => quoteText(printImageLine(vma))) : [];
  const parts = [...positional.map(printed), ...named.map((param) => `${param.name}=${printed(param)}`), ...image];
  return `${call.name}(${parts.join(', ')})`;
}
