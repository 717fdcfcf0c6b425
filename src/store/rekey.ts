/**
 * Nodes whose key has been written where they stand. The tree is ordered by vm_start, but a merge (cases 3, 4, 5, 8), a
 * split or a growing stack moves a vm_start without taking the node out: the order does not change, so neither does the
 * tree.
 */
import { type Addr, type Mm, tableGet, type VmaId, type World } from '../engine';
import { heldBy } from './linked';
import type { Moment } from './moment';

export interface Rekeyed {
  readonly id: VmaId;
  readonly from: Addr;
  readonly to: Addr;
}

const isInTree = (world: World, mm: Mm, id: VmaId): boolean =>
  mm.mm_rb === id || (tableGet(world.vmas, id)?.rb_parent ?? null) !== null;

/** What the step just executed has re-keyed in the tree of `mm`; only what its locals hold can be. */
export function rekeyedAt({ executed, steps, cursor, before }: Moment, mm: Mm): Rekeyed[] {
  if (executed === null) return [];
  const was = steps[cursor.step - 2]?.world ?? before;
  const is = executed.world;
  if (was === is) return [];
  return [...new Set(heldBy(executed.locals))].flatMap((id) => {
    const from = tableGet(was.vmas, id)?.vm_start;
    const to = tableGet(is.vmas, id)?.vm_start;
    if (from === undefined || to === undefined || from === to || !isInTree(is, mm, id)) return [];
    return [{ id, from, to }];
  });
}
