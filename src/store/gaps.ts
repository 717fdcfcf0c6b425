/** Nodes whose stored rb_subtree_gap is not what their own gap and their children say, at this instant. */
import {
  type Bytes,
  guardGapOf,
  type Mm,
  ownGap,
  profileOf,
  tableGet,
  type Vma,
  type VmaId,
  type World,
} from '../engine';

/** Checking every node costs a walk at every step; a picture of more is drawn without it. */
const MOST_CHECKED = 2000;

function holeBelow(world: World, vma: Vma): Bytes {
  const prev = vma.vm_prev === null ? undefined : tableGet(world.vmas, vma.vm_prev);
  return ownGap(vma, prev, guardGapOf(profileOf(world), world.sysctl));
}

/** Stale nodes by list order; none where there are too many to check. */
export function staleGaps(world: World, mm: Mm, vmas: readonly Vma[]): VmaId[] {
  if (vmas.length > MOST_CHECKED) return [];
  const stored = (id: VmaId | null): Bytes => (id === null ? 0 : (tableGet(world.vmas, id)?.rb_subtree_gap ?? 0));
  const isLinked = (vma: Vma): boolean => vma.rb_parent !== null || mm.mm_rb === vma.id;
  return vmas
    .filter((vma) => {
      const gap = Math.max(holeBelow(world, vma), stored(vma.rb_left), stored(vma.rb_right));
      return isLinked(vma) && gap !== vma.rb_subtree_gap;
    })
    .map(({ id }) => id);
}

/** One node on the way to the largest hole: where its stored value comes from. */
export interface GapStep {
  readonly id: VmaId;
  /** The child with the same value, or the hole below the node itself; null: stale, from neither. */
  readonly from: VmaId | 'own' | null;
}

/** From a node down to the one whose own hole is the maximum of its subtree. As `max` does, the own hole counts first. */
export function gapPath(world: World, top: VmaId | null): GapStep[] {
  const path: GapStep[] = [];
  const seen = new Set<VmaId>();
  for (let id = top; id !== null && !seen.has(id); ) {
    seen.add(id);
    const vma = tableGet(world.vmas, id);
    if (vma === undefined) break;
    const gap = vma.rb_subtree_gap;
    const holds = (child: VmaId | null): boolean =>
      child !== null && tableGet(world.vmas, child)?.rb_subtree_gap === gap;
    const isOwn = holeBelow(world, vma) === gap;
    const child: VmaId | null = isOwn
      ? null
      : holds(vma.rb_left)
        ? vma.rb_left
        : holds(vma.rb_right)
          ? vma.rb_right
          : null;
    path.push({ id, from: isOwn ? 'own' : child });
    id = child;
  }
  return path;
}
