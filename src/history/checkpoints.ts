/** Which worlds of a long list are kept. */
import { openBulk, type World } from '../engine';
import { CHECKPOINT_EVERY } from './replay';
import type { Entry } from './types';

/** The worlds of a long list of entries, one in `every`; the last is always kept. */
export function checkpoints(start: World, entries: readonly Entry[], every = CHECKPOINT_EVERY): (World | null)[] {
  const bulk = openBulk(start);
  return entries.map(({ call }, index) => {
    if (call !== null) bulk.apply(call);
    return (index + 1) % every === 0 || index === entries.length - 1 ? bulk.world() : null;
  });
}
