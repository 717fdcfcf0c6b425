/** What is true at the cursor: the call, its steps, the worlds before, now and after. */
import { type Step, tableGet, type Vma, type VmaId, type World } from '../engine';
import type { Cursor, Entry, Recorded, Session, StepCache } from '../history';

export interface Moment extends Recorded {
  readonly entry: Entry | null;
  readonly cursor: Cursor;
  readonly calls: number;
  /** As it is at the cursor. */
  readonly world: World;
  /** The line just executed, and the one that is next. */
  readonly executed: Step | null;
  readonly next: Step | null;
  /** The recording itself: the same object at every step of a call. */
  readonly recorded: Recorded;
}

/** The moment at the session's cursor. */
export function momentOf(session: Session, cache: StepCache): Moment {
  const { cursor, entries } = session;
  const recorded = cache.get(session, cursor.call);
  const { steps, before } = recorded;
  const executed = steps[cursor.step - 1] ?? null;
  return {
    ...recorded,
    recorded,
    cursor,
    entry: entries[cursor.call] ?? null,
    calls: entries.length,
    world: executed?.world ?? before,
    executed,
    next: steps[cursor.step] ?? null,
  };
}

/** Is the call at the cursor done? */
export const isDone = ({ entry, cursor, steps }: Moment): boolean => entry !== null && cursor.step >= steps.length;

/** The VMA with this id, if the world has it. */
export const vmaOf = (world: World, id: VmaId | null): Vma | null =>
  id === null ? null : (tableGet(world.vmas, id) ?? null);
