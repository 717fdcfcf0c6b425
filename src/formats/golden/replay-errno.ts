/** The errno table: what single calls return, a column for each kernel. */
import { createWorld, isError, isKernelName, type KernelName, type World } from '../../engine';
import { ERRNO_CALLS } from './errno-calls';
import { runFragment } from './fragment-machine';
import { compileFragment } from './fragment-parse';
import { guarded, type RowMismatch, type ScriptResult } from './result';
import { TestProgram } from './test-program';
import { UML_BASE, umlProgram } from './uml-start';

/** Page 0 on a kernel that runs on the machine itself. */
const NATIVE_BASE = 0x200000000000;

interface Column {
  readonly kernel: KernelName;
  /** A user-mode kernel. */
  readonly uml: boolean;
}

/** Splits the table and replays it column by column. Errors: SyntaxError without a header, RangeError for a kernel without a profile. */
export function replayErrnoTable(text: string): ScriptResult[] {
  const [header, ...lines] = text.split('\n').filter((line) => line !== '');
  const [first, ...heads] = (header ?? '').split('\t');
  if (first !== 'call' || heads.length === 0) throw new SyntaxError('no errno table: the first line is call, kernel …');
  const rows = lines.map((line) => line.split('\t'));
  return heads
    .map(columnOf)
    .flatMap((column, i) =>
      rows.map(([name = '', ...cells]) => guarded(name, column.kernel, () => replayRow(name, cells[i] ?? '', column))),
    );
}

/** `5.17-rc5(UML)` is 5.17, in user mode. */
function columnOf(head: string): Column {
  const kernel = /^\d+\.\d+/.exec(head)?.[0] ?? head;
  if (!isKernelName(kernel)) throw new RangeError(`no profile for kernel ${head}`);
  return { kernel, uml: head.endsWith('(UML)') };
}

function replayRow(script: string, cell: string, { kernel, uml }: Column): ScriptResult {
  if (cell.startsWith('n/a')) {
    const excluded = /\((.*)\)/.exec(cell)?.[1] ?? 'not run on this kernel';
    return { script, kernel, calls: 0, mismatches: [], excluded };
  }
  const fragment = Object.hasOwn(ERRNO_CALLS, script) ? ERRNO_CALLS[script] : undefined;
  const result = (calls: number, mismatches: readonly RowMismatch[]): ScriptResult => ({
    script,
    kernel,
    calls,
    mismatches,
  });
  const expected = resultOf(cell);
  if (fragment === undefined)
    return result(0, [{ row: 0, op: script, what: 'calls of this row', expected, actual: 'not known' }]);
  const program = new TestProgram(worldFor(kernel, uml), uml ? UML_BASE : NATIVE_BASE, () => {});
  runFragment(compileFragment(`m(0,4,RW);${fragment}`), program);
  const actual = isError(program.last) ? program.last : 'ok';
  return result(program.count, expected === actual ? [] : [{ row: 1, op: fragment, what: 'result', expected, actual }]);
}

/** 5.16 and 5.17 return EFAULT without its minus sign where nothing is mapped; the model returns EFAULT. */
const resultOf = (cell: string): string => (cell.startsWith('+14') ? 'EFAULT' : cell);

const worldFor = (kernel: KernelName, uml: boolean): World => (uml ? umlProgram(kernel) : createWorld({ kernel }));
