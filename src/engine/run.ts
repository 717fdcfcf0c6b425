/** run, record and bulk: the three ways through the one code path. */

import './first-calls';
import type { Call, Outcome } from './call';
import { dispatch } from './dispatch';
import { Edit } from './edit';
import { isError } from './errno';
import { Recorder, type Step } from './step';
import type { World } from './world';

export interface RunResult extends Outcome {
  readonly world: World;
}
export interface RecordResult extends RunResult {
  readonly steps: readonly Step[];
}

function apply(edit: Edit, call: Call): Outcome {
  edit.events = [];
  const ret = dispatch(edit, call);
  return { ret, events: edit.events };
}

/** The next world and the result. */
export function run(world: World, call: Call): RunResult {
  const edit = new Edit(world);
  const outcome = apply(edit, call);
  return { ...outcome, world: edit.snapshot() };
}

/** The same, with every step. The last step of a refused call is the line that refused it. */
export function record(world: World, call: Call): RecordResult {
  const edit = new Edit(world);
  const rec = new Recorder(edit.snapshot, edit.profile.structure === 'rb');
  edit.rec = rec;
  const outcome = apply(edit, call);
  const refusedAt = isError(outcome.ret) ? rec.last?.anchor : undefined;
  return { ...outcome, ...(refusedAt && { refusedAt }), world: edit.snapshot(), steps: rec.steps };
}

/** Many calls on one edit: no snapshot is made until world() asks for one. */
export interface Bulk {
  apply(call: Call): Outcome;
  world(): World;
}

export function openBulk(world: World): Bulk {
  const edit = new Edit(world, true);
  return { apply: (call) => apply(edit, call), world: edit.snapshot };
}
