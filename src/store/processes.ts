/** The address spaces of a world and the part of each that the pictures of rmap and pages show. */
import { type Mm, type MmId, type Pid, tableEntries, tableGet, type Vma, type VmaId, type World } from '../engine';
import { vmaAtHand } from './at-hand';
import { heldBy } from './linked';
import { listOrder } from './list-order';
import { isDone, type Moment, vmaOf } from './moment';

export interface Living {
  readonly mm: Mm;
  /** Tasks that use it; empty in the middle of a fork. */
  readonly pids: readonly Pid[];
  readonly isCurrent: boolean;
}

/** Every mm, in the order in which they came to be. */
export function livingMms(world: World): Living[] {
  const pids = new Map<MmId, Pid[]>();
  for (const [pid, { mm }] of tableEntries(world.tasks)) if (mm !== null) pids.set(mm, [...(pids.get(mm) ?? []), pid]);
  const out: Living[] = [];
  for (const [id, mm] of tableEntries(world.mms)) {
    const users = pids.get(id) ?? [];
    out.push({ mm, pids: users, isCurrent: users.includes(world.current) });
  }
  return out;
}

/** Where the user moved the window of an mm: index of its first VMA. */
export type WindowStarts = ReadonlyMap<MmId, number>;

export interface WindowedMm extends Living {
  readonly vmas: readonly Vma[];
  /** VMAs before and after those. */
  readonly before: number;
  readonly after: number;
}

/** The VMAs of an mm in address order, those included that only a local holds at this instant. */
function membersOf(world: World, mm: Mm, held: readonly VmaId[]): readonly Vma[] {
  const list = listOrder(world, mm);
  const loose = held.filter((id, at) => held.indexOf(id) === at && !list.some((vma) => vma.id === id));
  const more = loose.flatMap((id) => {
    const vma = tableGet(world.vmas, id);
    return vma?.vm_mm === mm.id ? [vma] : [];
  });
  return more.length === 0 ? list : [...list, ...more].sort((a, b) => a.vm_start - b.vm_start);
}

/** More processes than this are counted only. */
const MOST_PROCESSES = 8;

/**
 * The processes with the VMAs of each that are in sight: around the one that is chosen or that the step is about, and in
 * the other processes around the same address.
 * @param most VMAs over all processes
 * @param least VMAs of each process, however many there are
 */
export function windowedMms(
  moment: Moment,
  selected: VmaId | null,
  starts: WindowStarts,
  most: number,
  least: number,
): { readonly shown: readonly WindowedMm[]; readonly more: number } {
  const { world, executed } = moment;
  const held = executed === null ? [] : heldBy(executed.locals);
  const all = livingMms(world)
    .map((living) => ({ ...living, members: membersOf(world, living.mm, held) }))
    .filter(({ isCurrent, members }) => isCurrent || members.length > 0);
  const kept = all.length <= MOST_PROCESSES ? all : all.filter((each, k) => each.isCurrent || k < MOST_PROCESSES - 1);
  const focus = vmaOf(world, selected) ?? vmaOf(world, vmaAtHand(moment));
  const room = Math.max(least, Math.floor(most / Math.max(1, kept.length)));
  const shown = kept.map(({ members, ...living }): WindowedMm => {
    const at = focus === null ? 0 : members.findIndex(({ vm_end }) => vm_end > focus.vm_start);
    const middle = at < 0 ? members.length : at;
    const wanted = starts.get(living.mm.id) ?? middle - Math.floor(room / 2);
    const from = Math.max(0, Math.min(wanted, members.length - room));
    const vmas = members.slice(from, from + room);
    return { ...living, vmas, before: from, after: members.length - from - vmas.length };
  });
  return { shown, more: all.length - kept.length };
}

/** The world that changes are told against: before the last step; at the end of a call, before the call. */
export function lastWorld(moment: Moment): World | null {
  const { steps, before, cursor } = moment;
  if (cursor.step === 0) return null;
  return isDone(moment) ? before : (steps[cursor.step - 2]?.world ?? before);
}
