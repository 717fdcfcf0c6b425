/**
 * Stepping as a debugger does it: over and out by the depth of the call stack, and on to the next line of a kind.
 * Each stops when the line looked for was executed: so its answer and its effect are in sight.
 *
 *   depth   0  1  1  2  2  1  0        ^ the line just executed
 *                 ^                    over: the 1 after the twos; out: the 0 at the end
 */
import type { Step } from '../engine';
import { stepCount } from './cursor';
import type { StepCache } from './steps';
import type { Cursor, Entry, Session } from './types';

export type Stride = 'over' | 'out' | 'decision' | 'merge';

/** The line that takes the decision to merge, or that grows the neighbour where no case is named. */
export const isMergeStep = ({ anchor, mergeCase = 0, outcome }: Step): boolean =>
  mergeCase > 0 &&
  (/^(vma_merge[^.]*\.case|vma_expand\.grow)/.test(anchor) || (/\.heap$/.test(anchor) && outcome === true));

const isDecision = ({ outcome }: Step): boolean => outcome !== undefined;

const hasMerge = ({ outcome }: Entry): boolean =>
  outcome?.events.some((event) => event.kind === 'merge' && event.mergeCase > 0) ?? false;

/** The first step from `from` on for which `is` holds; -1 where there is none. */
const next = (steps: readonly Step[], from: number, is: (step: Step) => boolean): number =>
  steps.findIndex((step, index) => index >= from && is(step));

/** Over and out stay in their call; at its end they go on to the next one. */
function byDepth(steps: readonly Step[], { call, step }: Cursor, calls: number, stride: 'over' | 'out'): Cursor {
  const here = steps[step - 1] ?? steps[0];
  if (here === undefined || step >= steps.length)
    return call + 1 < calls ? { call: call + 1, step: 0 } : { call, step };
  const { depth } = here.frame;
  const found = next(steps, step, ({ frame }) => (stride === 'over' ? frame.depth <= depth : frame.depth < depth));
  return { call, step: found === -1 ? steps.length : found + 1 };
}

/** Where a stride leads; the same place where there is no line of its kind any more. */
export function strode(session: Session, cache: StepCache, stride: Stride): Cursor {
  const { cursor, entries } = session;
  const stepsOf = (call: number): readonly Step[] => (call < entries.length ? cache.get(session, call).steps : []);
  const here = stepsOf(cursor.call);
  if (stride === 'over' || stride === 'out') return byDepth(here, cursor, entries.length, stride);
  const is = stride === 'merge' ? isMergeStep : isDecision;
  const found = next(here, cursor.step, is);
  if (found !== -1) return { call: cursor.call, step: found + 1 };
  for (let call = cursor.call + 1; call < entries.length; call++) {
    const entry = entries[call];
    // Recording a call costs far more than looking at what came of it.
    if (entry === undefined || entry.outcome === null || (stride === 'merge' && !hasMerge(entry))) continue;
    const step = stepsOf(call).findIndex(is);
    if (step !== -1) return { call, step: step + 1 };
  }
  return stride === 'merge' ? cursor : { call: cursor.call, step: stepCount(session, cache, cursor.call) };
}
