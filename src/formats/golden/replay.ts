/** Replays a recorded script through the engine and compares after every operation. */
import { currentMm, isKernelName, type KernelEvent, type KernelName, run } from '../../engine';
import { Arena } from './arena';
import { Comparison } from './compare';
import { HiddenComparison } from './compare-hidden';
import { Player } from './player';
import { Differences, guarded, type RowMismatch, type ScriptResult } from './result';
import type { Recording, Row } from './rows';
import { parseOperation } from './script';
import { openRunnerFiles, startFromLayout, startFromTree } from './start';

/** `5.10.0-46-amd64` is 5.10. Errors: RangeError for a kernel without a profile. */
function profileOf(release: string): KernelName {
  const version = /^\d+\.\d+/.exec(release)?.[0] ?? release;
  if (!isKernelName(version)) throw new RangeError(`no profile for kernel ${release}`);
  return version;
}

/** What a set of recordings changed before its scripts ran. */
export interface Setting {
  readonly max_map_count?: number;
}

/** The set named `limits` ran under vm.max_map_count = 24; a recording itself does not say so. */
export const settingOf = (fileName: string): Setting => (/(^|-)limits\./.test(fileName) ? { max_map_count: 24 } : {});

/** Replays one script and compares after every operation. Errors: RangeError for a kernel without a profile. */
export function replayRecording(recording: Recording, setting: Setting = {}): ScriptResult {
  const kernel = profileOf(recording.header.kernel);
  return guarded(recording.header.script, kernel, () => replayScript(recording, setting, kernel));
}

function replayScript({ header, rows }: Recording, setting: Setting, kernel: KernelName): ScriptResult {
  const arena = new Arena(Number.parseInt(header.arena, 16), header.npages);
  const [init, ...operations] = rows;
  if (init === undefined) throw new SyntaxError('a header without rows');
  const start = startOf(init, arena, kernel, setting);
  const differences = new Differences();
  const comparison = new Comparison(arena, differences);
  const hidden = new HiddenComparison(arena, differences);
  const player = new Player(start.world);
  const mismatches: RowMismatch[] = [];
  const check = (i: number, row: Row, events: readonly KernelEvent[] | null): void => {
    const world = player.world();
    const mm = currentMm(world);
    if (row.t !== undefined) comparison.tree(world, mm, row.t, events);
    comparison.layout(world, mm, row);
    hidden.row(world, mm, row);
    mismatches.push(...differences.take().map((m) => ({ ...m, row: i, op: row.op })));
  };
  check(0, init, null);
  operations.forEach((row, i) => {
    const operation = parseOperation(row.op, arena.start, start.files);
    const { ret, events } = player.play(operation);
    comparison.ret(row, ret, operation.kind === 'call' ? operation.call : null);
    check(i + 1, row, events);
  });
  return { script: header.script, kernel, calls: operations.length, mismatches };
}

function startOf(
  init: Row,
  arena: Arena,
  kernel: KernelName,
  { max_map_count }: Setting,
): ReturnType<typeof openRunnerFiles> {
  const world =
    init.t === undefined ? startFromLayout(init, arena.start, kernel) : startFromTree(init.t, arena.start, kernel);
  const set =
    max_map_count === undefined ? null : run(world, { name: 'sysctl', key: 'max_map_count', value: max_map_count });
  return openRunnerFiles(set?.world ?? world);
}
