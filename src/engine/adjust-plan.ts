/**
 * What moving the bounds of a VMA amounts to, decided before anything is changed. Every kernel decides the same; they
 * differ in the order of what follows.
 *
 *     swallow   VVVNNN -> VVVVVV     remove_next 1 (2: and the one behind it, 3: V goes, N stays)
 *     push      VVVNNN -> VVVVNN     adjust_next > 0
 *     give      VVVNNN -> VVNNNN     adjust_next < 0
 *     insert    VVVVVV -> VVVIII     the second half of a split
 */
import { type Addr, type Pages, toPages } from './addr';
import type { Edit } from './edit';
import type { VmaId } from './world';

export interface AdjustArgs {
  readonly start: Addr;
  readonly end: Addr;
  readonly pgoff: Pages;
  /** The copy made by a split, to be linked here. */
  readonly insert: VmaId | null;
  /** The VMA that a merge makes larger; null outside of vma_merge. */
  readonly expand: VmaId | null;
}

/** What the decision leaves for the change. */
export interface Plan {
  vma: VmaId;
  next: VmaId | null;
  readonly start: Addr;
  end: Addr;
  readonly pgoff: Pages;
  readonly insert: VmaId | null;
  /** 0 none, 1 next, 2 next and its successor, 3 vma and next have changed roles. */
  remove_next: 0 | 1 | 2 | 3;
  /** Pages that next's start moves. */
  adjust_next: Pages;
  /** Who gets pages, and from whom: an anon_vma may have to be handed on. */
  importer: VmaId | null;
  exporter: VmaId | null;
  /** Which of vma's bounds have moved, once they have. */
  startMoved: boolean;
  endMoved: boolean;
}

/** Is there a next whose fate is to be decided? */
export const decides = (plan: Plan): boolean => plan.next !== null && plan.insert === null;

/** With end as it is asked for; the caller trims it where two have to go in two rounds. */
export function planOf(edit: Edit, id: VmaId, { start, end, pgoff, insert, expand }: AdjustArgs): Plan {
  const vma = edit.vma(id);
  const plan: Plan = {
    vma: id,
    next: vma.vm_next,
    start,
    end,
    pgoff,
    insert,
    remove_next: 0,
    adjust_next: 0,
    importer: null,
    exporter: null,
    startMoved: false,
    endMoved: false,
  };
  if (vma.vm_next === null || insert !== null) return plan;
  const next = edit.vma(vma.vm_next);
  if (end >= next.vm_end) {
    plan.importer = id;
    plan.exporter = next.id;
    if (expand === next.id) {
      plan.remove_next = 3;
      plan.vma = plan.importer = next.id;
      plan.next = plan.exporter = id;
    } else {
      plan.remove_next = end > next.vm_end ? 2 : 1;
    }
  } else if (end > next.vm_start) {
    plan.adjust_next = toPages(end - next.vm_start);
    plan.importer = id;
    plan.exporter = next.id;
  } else if (end < vma.vm_end) {
    plan.adjust_next = -toPages(vma.vm_end - end);
    plan.importer = next.id;
    plan.exporter = id;
  }
  return plan;
}

/** Next, where its own bounds move too. */
export const pushedBy = ({ next, adjust_next }: Plan): VmaId | null => (adjust_next === 0 ? null : next);
