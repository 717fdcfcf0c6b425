/** run, record and bulk: the three ways through the one code path. */
import type { Call, Outcome } from './call';
import type { Step } from './step';
import type { World } from './world';

export interface RunResult extends Outcome {
  readonly world: World;
}
export interface RecordResult extends RunResult {
  readonly steps: readonly Step[];
}

/** The next world and the result. */
export function run(world: World, call: Call): RunResult {
  throw new Error(`not written yet: ${call.name} ${world.kernel}`);
}

/** The same, with every step. */
export function record(world: World, call: Call): RecordResult {
  throw new Error(`not written yet: ${call.name} ${world.kernel}`);
}

/** Many calls on one draft: no snapshot is made until world() asks for one. */
export interface Bulk {
  apply(call: Call): Outcome;
  world(): World;
}
export function openBulk(world: World): Bulk {
  throw new Error(`not written yet ${world.kernel}`);
}
