/** The VMA that a step is about, for where none was chosen. */
import type { VmaId } from '../engine';
import { mmShown } from './call-view';
import { mergeAt } from './merge-view';
import type { Moment } from './moment';

/** What a line is about, the first that it has. */
const MAIN_LOCALS = ['vma', 'area', 'prev', 'node'] as const;

/** The one changed, else the first of the list. */
export function vmaAtHand(moment: Moment): VmaId | null {
  const survivor = mergeAt(moment)?.survivor ?? null;
  if (survivor !== null) return survivor;
  const locals = moment.executed?.locals ?? {};
  for (const name of MAIN_LOCALS) {
    const value = locals[name];
    if (typeof value === 'number') return value;
  }
  return mmShown(moment.world, moment.before)?.mmap ?? null;
}
