/**
 * The VMAs of an mm in the order of its list. A list of 65,530 is walked once: the one of the next step is made of it,
 * for a step changes a few VMAs and the links of fewer.
 *
 *     known     A  B  C  D  E  F  G       D is gone, C and E have other links
 *     now       A  B  C' .  E' F  G       only from the first to the last VMA with another vm_next is it walked again
 */
import {
  type Mm,
  type MmId,
  type Table,
  type TableChange,
  tableChanges,
  tableGet,
  tableValues,
  type Vma,
  type VmaId,
  type World,
} from '../engine';

export interface ListOrder {
  /** As vm_next has it; stops where the list meets itself. The same array as long as nothing in it is another. */
  readonly list: readonly Vma[];
  /** VMAs of the mm that the list does not reach: being made, being freed, or none. */
  readonly outside: readonly VmaId[];
}

interface Known extends ListOrder {
  readonly mm: MmId;
  readonly head: VmaId | null;
  readonly vmas: Table<Vma>;
}

/** The worlds before and after a call, at the cursor, and one more for a draft. */
const MOST_KNOWN = 4;
/** Two worlds further apart are not compared: a walk is as quick. */
const MOST_CHANGES = 256;

let recent: readonly Known[] = [];

/** From one VMA on along vm_next, up to but without `stop`. */
function walk(vmas: Table<Vma>, from: VmaId | null, stop: VmaId | null): Vma[] {
  const out: Vma[] = [];
  for (let id = from; id !== null && id !== stop && out.length <= vmas.size; ) {
    const vma: Vma | undefined = tableGet(vmas, id);
    if (vma === undefined) break;
    out.push(vma);
    id = vma.vm_next;
  }
  return out;
}

/** Where a VMA stands in a list; -1: not in it. Found by its address, or, where the list is in disorder, one by one. */
function placeIn(list: readonly Vma[], vma: Vma): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((list[middle]?.vm_start ?? 0) < vma.vm_start) low = middle + 1;
    else high = middle;
  }
  return list[low] === vma ? low : list.indexOf(vma);
}

function walked(vmas: Table<Vma>, mm: Mm): ListOrder {
  const list = walk(vmas, mm.mmap, null);
  // A walk that comes to its end meets none twice: as many as there are is all of them.
  if (list.length === vmas.size) return { list, outside: [] };
  const listed = new Set(list);
  const outside = tableValues(vmas).filter((vma) => vma.vm_mm === mm.id && !listed.has(vma));
  return { list, outside: outside.map(({ id }) => id) };
}

/** What is known of one world, as it is in another. */
function derived(known: Known, vmas: Table<Vma>, mm: Mm, changes: readonly TableChange<Vma>[]): ListOrder {
  const { head, list } = known;
  const next = list.slice();
  const strays = new Set(known.outside);
  let isOther = false;
  let first = head === mm.mmap ? list.length : 0;
  let last = head === mm.mmap ? -1 : 0;
  for (const [id, was, now] of changes) {
    const at = was?.vm_mm === mm.id ? placeIn(list, was) : -1;
    if (at === -1) {
      strays.add(id);
      continue;
    }
    if (now !== undefined) next[at] = now;
    isOther = true;
    if (now !== undefined && now.vm_next === was?.vm_next) continue;
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const from = first === 0 ? mm.mmap : (next[first - 1]?.vm_next ?? null);
  const after = next[last + 1]?.id ?? null;
  const isCut = last >= 0;
  const middle = isCut ? walk(vmas, from, after) : [];
  const reaches = (middle.length > 0 ? middle.at(-1)?.vm_next : from) === after;
  if (isCut) for (const { id } of reaches ? next.slice(first, last + 1) : next.slice(first)) strays.add(id);
  for (const { id } of middle) strays.delete(id);
  const outside = [...strays].filter((id) => tableGet(vmas, id)?.vm_mm === mm.id);
  if (!isCut) return { list: isOther ? next : list, outside };
  return { list: [...next.slice(0, first), ...middle, ...(reaches ? next.slice(last + 1) : [])], outside };
}

/** The list of an mm in a world, and what it does not reach. */
export function orderOf({ vmas }: World, mm: Mm): ListOrder {
  const same = recent.find((known) => known.vmas === vmas && known.mm === mm.id && known.head === mm.mmap);
  if (same) return same;
  let made: ListOrder | null = null;
  for (const known of recent) {
    const changes = known.mm === mm.id ? tableChanges(known.vmas, vmas, MOST_CHANGES) : null;
    if (changes === null) continue;
    made = derived(known, vmas, mm, changes);
    break;
  }
  const now: Known = { ...(made ?? walked(vmas, mm)), mm: mm.id, head: mm.mmap, vmas };
  recent = [now, ...recent].slice(0, MOST_KNOWN);
  return now;
}

export const listOrder = (world: World, mm: Mm): readonly Vma[] => orderOf(world, mm).list;
