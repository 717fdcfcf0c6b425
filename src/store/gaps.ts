/** Nodes whose stored rb_subtree_gap is not what their own gap and their children say, at this instant. */
import { type Bytes, has, type Mm, PAGE_SIZE, tableGet, VM, type Vma, type VmaId, type World } from '../engine';

/** Checking every node costs a walk at every step; a picture of more is drawn without it. */
const MOST_CHECKED = 2000;

const guardedStart = (world: World, vma: Vma): number =>
  has(vma.vm_flags, VM.GROWSDOWN) ? Math.max(0, vma.vm_start - world.sysctl.stack_guard_gap * PAGE_SIZE) : vma.vm_start;

function ownGap(world: World, vma: Vma): Bytes {
  const prev = vma.vm_prev === null ? undefined : tableGet(world.vmas, vma.vm_prev);
  return Math.max(0, guardedStart(world, vma) - (prev?.vm_end ?? 0));
}

/** Stale nodes by list order; none where there are too many to check. */
export function staleGaps(world: World, mm: Mm, vmas: readonly Vma[]): VmaId[] {
  if (vmas.length > MOST_CHECKED) return [];
  const stored = (id: VmaId | null): Bytes => (id === null ? 0 : (tableGet(world.vmas, id)?.rb_subtree_gap ?? 0));
  const isLinked = (vma: Vma): boolean => vma.rb_parent !== null || mm.mm_rb === vma.id;
  return vmas
    .filter((vma) => {
      const gap = Math.max(ownGap(world, vma), stored(vma.rb_left), stored(vma.rb_right));
      return isLinked(vma) && gap !== vma.rb_subtree_gap;
    })
    .map(({ id }) => id);
}
