/** Replays a recording of a user-mode kernel: runs each case's fragment and compares at every dump. */
import '../../engine/all-calls';
import type { KernelName, World } from '../../engine';
import { UmlComparison } from './compare-uml';
import { type Code, calls } from './fragment-code';
import { runFragment } from './fragment-machine';
import { compileFragment } from './fragment-parse';
import { Differences, guarded, type RowMismatch, type ScriptResult } from './result';
import { TestProgram } from './test-program';
import type { UmlCase, UmlDump, UmlFile, UmlTreeDump } from './uml-rows';
import { UML_BASE, umlProgram, umlWorld } from './uml-start';

/** Kernels that were built without madvise: their cases with madvise say nothing. */
const WITHOUT_MADVISE: readonly KernelName[] = ['4.4'];

export function replayUmlFile(file: UmlFile, kernel: KernelName): ScriptResult[] {
  return file.kind === 'tree'
    ? file.cases.map((one) => guarded(one.name, kernel, () => replayTree(one, kernel)))
    : file.cases.map((one) => guarded(one.name, kernel, () => replayArena(one, kernel)));
}

function replayArena(one: UmlCase<UmlDump>, kernel: KernelName): ScriptResult {
  return replayCase(one, kernel, umlProgram(kernel), (comparison, world, dump) => comparison.arena(world, dump));
}

function replayTree(one: UmlCase<UmlTreeDump>, kernel: KernelName): ScriptResult {
  const world = umlWorld(kernel, one.dumps[0]?.vmas ?? []);
  return replayCase(one, kernel, world, (comparison, now, dump) => comparison.tree(now, dump));
}

function whyExcluded({ dumps, results }: UmlCase<object>, code: Code, kernel: KernelName): string | undefined {
  if (dumps.length === 0 && results === undefined) return 'nothing was recorded';
  if (WITHOUT_MADVISE.includes(kernel) && calls(code, 'madvise')) return 'built without madvise';
  return undefined;
}

function replayCase<Dump extends { readonly label: string }>(
  one: UmlCase<Dump>,
  kernel: KernelName,
  world: World,
  compare: (comparison: UmlComparison, world: World, dump: Dump) => void,
): ScriptResult {
  const code = compileFragment(one.body);
  const excluded = whyExcluded(one, code, kernel);
  if (excluded !== undefined) return { script: one.name, kernel, calls: 0, mismatches: [], excluded };
  const differences = new Differences();
  const comparison = new UmlComparison(differences);
  const mismatches: RowMismatch[] = [];
  let row = 0;
  const take = (op: string): void => {
    mismatches.push(...differences.take().map((mismatch) => ({ ...mismatch, row, op })));
  };
  const program = new TestProgram(world, UML_BASE, (label) => {
    const dump = one.dumps[row];
    differences.compare('dump', dump?.label ?? null, label);
    if (dump !== undefined) compare(comparison, program.world(), dump);
    row++;
    take(`dump("${label}")`);
  });
  runFragment(code, program);
  differences.compare('number of dumps', one.dumps.length, row);
  differences.compare('what it printed', one.results ?? [], program.printed);
  take('the end');
  return { script: one.name, kernel, calls: program.count, mismatches };
}
