/** When a new model is a change worth a transition, and when only the view or a highlight is another. */
import type { AxisModel, Change } from '../layout/model';

interface Moving {
  readonly axis: AxisModel;
  readonly changes: readonly Change[];
  readonly motionMs: number;
  readonly ghostAfterCut: boolean;
}

/** Modes, scales and opened holes move things; zoom and pan follow the hand at once. */
const axisMoved = (before: AxisModel, now: AxisModel): boolean =>
  before.mode !== now.mode || before.extents !== now.extents || before.openHoles !== now.openHoles;

/**
 * How to come from one model to the next.
 * @param isOther whether the picture shows another instant
 * @returns null: draw at once
 */
export function sharedMotion(before: Moving, now: Moving, isOther: boolean): Moving | null {
  return isOther || axisMoved(before.axis, now.axis) ? now : null;
}
