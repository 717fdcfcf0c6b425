/**
 * What became of each VMA between two worlds: what the drawings animate and the words tell.
 * An object that is gone was absorbed where a survivor of the same mm holds its bytes now, else unmapped;
 * a new one was split off where an old one held its bytes before, else mapped.
 */
import type { Addr } from './addr';
import { tableGet } from './table';
import type { MmId, Vma, VmaId, World } from './world';

export type Change =
  | { readonly kind: 'mapped'; readonly id: VmaId; readonly to: Vma }
  | { readonly kind: 'split'; readonly id: VmaId; readonly from: VmaId; readonly to: Vma }
  | { readonly kind: 'unmapped'; readonly id: VmaId; readonly was: Vma }
  | { readonly kind: 'absorbed'; readonly id: VmaId; readonly into: VmaId; readonly was: Vma }
  /** grown, shrunk or moved bounds; other fields may differ too */
  | { readonly kind: 'resized'; readonly id: VmaId; readonly was: Vma; readonly to: Vma }
  /** same bounds, other fields */
  | { readonly kind: 'changed'; readonly id: VmaId; readonly was: Vma; readonly to: Vma };

const inList = (world: World, mm: MmId): Vma[] => {
  const out: Vma[] = [];
  for (let id = tableGet(world.mms, mm)?.mmap ?? null; id !== null; ) {
    const vma = tableGet(world.vmas, id);
    if (vma === undefined) break;
    out.push(vma);
    id = vma.vm_next;
  }
  return out;
};

/** The VMA of a sorted list that holds the address. */
function holder(list: readonly Vma[], addr: Addr): Vma | undefined {
  let lo = 0;
  let hi = list.length;
  while (lo < hi) {
    const mid = Math.floor((lo + hi) / 2);
    if ((list[mid] as Vma).vm_end > addr) hi = mid;
    else lo = mid + 1;
  }
  const vma = list[lo];
  return vma !== undefined && vma.vm_start <= addr ? vma : undefined;
}

/** The changes of one mm, ascending by address. Cost: linear in the VMAs; equal objects are passed over. */
export function diffWorlds(before: World, after: World, mm: MmId): Change[] {
  if (before === after) return [];
  const old = inList(before, mm);
  const now = inList(after, mm);
  const oldIds = new Map(old.map((vma) => [vma.id, vma]));
  const nowIds = new Set(now.map((vma) => vma.id));
  const out: [Addr, Change][] = [];
  for (const was of old) {
    if (nowIds.has(was.id)) continue;
    const into = holder(now, was.vm_start);
    out.push([
      was.vm_start,
      into !== undefined && oldIds.has(into.id)
        ? { kind: 'absorbed', id: was.id, into: into.id, was }
        : { kind: 'unmapped', id: was.id, was },
    ]);
  }
  for (const to of now) {
    const was = oldIds.get(to.id);
    if (was === to) continue;
    if (was === undefined) {
      const from = holder(old, to.vm_start);
      out.push([
        to.vm_start,
        from === undefined ? { kind: 'mapped', id: to.id, to } : { kind: 'split', id: to.id, from: from.id, to },
      ]);
    } else {
      const resized = was.vm_start !== to.vm_start || was.vm_end !== to.vm_end;
      out.push([to.vm_start, { kind: resized ? 'resized' : 'changed', id: to.id, was, to }]);
    }
  }
  return out.sort(([a], [b]) => a - b).map(([, change]) => change);
}
