/** What a recording says about merging, freeing and rotating. Nothing here is known beforehand. */
import {
  type KernelEvent,
  liveMm,
  type Step,
  tableGet,
  type Vma,
  type VmaId,
  vmasInOrder,
  type World,
} from '../../engine';
import type { RecordedCall, Refusal } from './question';

export type MergeEvent = Extract<KernelEvent, { kind: 'merge' }>;

/** The calls of vma_merge, or of what later kernels have for it. */
export const mergesOf = ({ outcome }: RecordedCall): MergeEvent[] =>
  outcome.events.flatMap((event) => (event.kind === 'merge' ? [event] : []));

/** The VMAs of the process that makes the call, in address order. */
export function vmasOf(world: World): readonly Vma[] {
  const mm = liveMm(world);
  return mm === null ? [] : vmasInOrder(world, mm.id);
}

/** Those of the first that are not among the second. */
const missing = (from: World, to: World): VmaId[] =>
  vmasOf(from).flatMap(({ id }) => (tableGet(to.vmas, id) === undefined ? [id] : []));

export const freedBy = ({ before, after }: RecordedCall): VmaId[] => missing(before, after);
export const createdBy = ({ before, after }: RecordedCall): VmaId[] => missing(after, before);

const ASKS_TO_MERGE = /^vma_(merge(?!_lab)|expand)/;

/** A question that vma_merge asks, or one of its later forms, its predicates included. */
export const isMergeDecision = ({ outcome, anchor }: Step): boolean =>
  outcome !== undefined && ASKS_TO_MERGE.test(anchor);

/** The neighbours that a step found not to fit: the first rule of each that said no. */
export const refusalsAt = (step: Step | undefined): Refusal[] =>
  (step?.why ?? []).flatMap(({ question, vma, checks }) => {
    const check = checks.find(({ ok }) => !ok);
    return check === undefined ? [] : [{ question, vma, check }];
  });

/** Those of a whole call, each neighbour once. */
export function refusalsOf({ steps }: RecordedCall): Refusal[] {
  const out = new Map<string, Refusal>();
  for (const step of steps)
    if (ASKS_TO_MERGE.test(step.anchor))
      for (const refusal of refusalsAt(step)) out.set(`${refusal.question} ${refusal.vma}`, refusal);
  return [...out.values()];
}

const ROTATES = /^rb_\w+\.rotate/;
export const rotationsOf = ({ steps }: RecordedCall): Step['anchor'][] =>
  steps.flatMap(({ anchor }) => (ROTATES.test(anchor) ? [anchor] : []));

/** Has a node been hung into the red-black tree, or taken out of it? */
export const changesTree = ({ steps }: RecordedCall): 'insert' | 'erase' | null => {
  const step = steps.find(({ frame }) => frame.fn === 'rb_insert' || frame.fn === 'rb_erase');
  return step === undefined ? null : step.frame.fn === 'rb_insert' ? 'insert' : 'erase';
};

/** The index of the first step for which `is` holds; that of the last one where it holds for none. */
function firstStep(steps: readonly Step[], is: (step: Step) => boolean): number {
  const found = steps.findIndex(is);
  return found === -1 ? Math.max(0, steps.length - 1) : found;
}

/** The first step that asks a neighbour, else the one that says that there is no merge: from there on the case shows. */
export const caseReveal = ({ steps }: RecordedCall): number =>
  firstStep(
    steps,
    ({ anchor, why, mergeCase }) =>
      ASKS_TO_MERGE.test(anchor) && (why !== undefined || mergeCase !== undefined || anchor.endsWith('.none')),
  );

/** The first step that changes a VMA. */
export const changeReveal = ({ before, steps }: RecordedCall): number =>
  firstStep(steps, ({ world }) => world.vmas !== before.vmas);
