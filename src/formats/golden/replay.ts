/** Replays a recorded script through the engine and compares after every operation. */
import {
  type Call,
  currentMm,
  isKernelName,
  type KernelEvent,
  type KernelName,
  openBulk,
  type Pid,
  type Ret,
  run,
  tableGet,
  type World,
} from '../../engine';
import { Comparison, type Mismatch } from './compare';
import type { Recording, Row } from './rows';
import { type Operation, parseOperation } from './script';
import { openRunnerFiles, startFromLayout, startFromTree } from './start';

export interface RowMismatch extends Mismatch {
  /** Row of the script, 0 is init. */
  readonly row: number;
  readonly op: string;
}

export interface ScriptResult {
  readonly script: string;
  readonly kernel: KernelName;
  readonly calls: number;
  readonly mismatches: readonly RowMismatch[];
}

/** `5.10.0-46-amd64` is 5.10. Errors: RangeError for a kernel without a profile. */
export function profileOf(release: string): KernelName {
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

export function replayRecording({ header, rows }: Recording, setting: Setting = {}): ScriptResult {
  const kernel = profileOf(header.kernel);
  const arena = Number.parseInt(header.arena, 16);
  const [init, ...operations] = rows;
  if (init === undefined) return { script: header.script, kernel, calls: 0, mismatches: [] };
  const quiet = init.t === undefined ? startFromLayout(init, arena, kernel) : startFromTree(init.t, arena, kernel);
  const bare =
    setting.max_map_count === undefined
      ? quiet
      : run(quiet, { name: 'sysctl', key: 'max_map_count', value: setting.max_map_count }).world;
  const start = openRunnerFiles(bare);
  const comparison = new Comparison(arena, header.npages);
  const player = new Player(start.world);
  const mismatches: RowMismatch[] = [];
  const check = (i: number, row: Row, events: readonly KernelEvent[] | null): void => {
    const world = player.world();
    const mm = currentMm(world);
    if (row.t !== undefined) comparison.tree(world, mm, row.t, events);
    comparison.layout(world, mm, row);
    mismatches.push(...comparison.mismatches.splice(0).map((m) => ({ ...m, row: i, op: row.op })));
  };
  check(0, init, null);
  operations.forEach((row, i) => {
    const operation = parseOperation(row.op, arena, start.files);
    const { ret, events } = player.play(operation);
    comparison.ret(row, ret, operation.kind === 'call' ? operation.call : null);
    check(i + 1, row, events);
  });
  return { script: header.script, kernel, calls: operations.length, mismatches };
}

/** Knows what the recorder knew: which children it has. */
class Player {
  private readonly bulk: ReturnType<typeof openBulk>;
  private children: Pid[] = [];

  constructor(world: World) {
    this.bulk = openBulk(world);
  }

  world(): World {
    return this.bulk.world();
  }

  play(operation: Operation): { ret: Ret; events: readonly KernelEvent[] } {
    switch (operation.kind) {
      case 'call':
        return this.bulk.apply(operation.call);
      case 'brk':
        return this.brk(operation.delta);
      case 'fork':
        return this.fork(operation.follow);
      case 'killchild':
        return this.killChild();
      case 'unknown':
        return { ret: 'ENOSYS', events: [] };
    }
  }

  /** sbrk(): 0 where the break became what was asked. */
  private brk(delta: number): { ret: Ret; events: readonly KernelEvent[] } {
    const wanted = currentMm(this.world()).brk + delta;
    const { ret, events } = this.bulk.apply({ name: 'brk', addr: wanted });
    return { ret: ret === wanted ? 0 : 'ENOMEM', events };
  }

  private fork(follow: boolean): { ret: Ret; events: readonly KernelEvent[] } {
    const { ret, events } = this.bulk.apply({ name: 'fork' });
    if (typeof ret === 'string') return { ret, events };
    if (follow) {
      this.bulk.apply({ name: 'switch', pid: ret });
      this.children = [];
    } else {
      this.children.push(ret);
    }
    return { ret: 0, events };
  }

  private killChild(): { ret: Ret; events: readonly KernelEvent[] } {
    const pid = this.children.pop();
    if (pid === undefined || tableGet(this.world().tasks, pid)?.mm === null) return { ret: 'ENOENT', events: [] };
    const call: Call = { name: 'exit', pid };
    return { ret: this.bulk.apply(call).ret, events: [] };
  }
}
