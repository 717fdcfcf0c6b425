/** Arrow keys among things in rows and columns. */
import type { Group } from '../layout/scene';

/** The same among things in rows and columns: what is nearest in the arrow's direction, along its line before off it. */
export function neighbourInRows(groups: readonly Group[], from: Group, key: string): Group | null {
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  let best: Group | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    if (!group.target || group === from) continue;
    const dx = group.x - from.x;
    const dy = group.y - from.y;
    const along = (isSideways ? dx : dy) * sign;
    const off = Math.abs(isSideways ? dy : dx);
    const cost = along + off * (isSideways ? 4 : 1);
    if (along > 4 && cost < least) {
      best = group;
      least = cost;
    }
  }
  return best;
}
