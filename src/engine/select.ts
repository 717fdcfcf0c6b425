/** Reading a world. */

import type { MergeView } from './mergeable';
import { profileOf, seriesOf } from './profile-of';
import { type Table, tableGet } from './table';
import type { Mm, MmId, Task, Vma, VmaId, World } from './world';

function present<T>(table: Table<T>, id: number, what: string): T {
  const value = tableGet(table, id);
  if (value === undefined) throw new RangeError(`no ${what} ${id}`);
  return value;
}

export const vmaOf = (world: World, id: VmaId): Vma => present(world.vmas, id, 'vma');
export const currentTask = (world: World): Task => present(world.tasks, world.current, 'task');

/** The address space of the current task. Errors: RangeError when everybody has left. */
export function currentMm(world: World): Mm {
  const { mm } = currentTask(world);
  if (mm === null) throw new RangeError('no task is left');
  return present(world.mms, mm, 'mm');
}

/** The same, null when everybody has left. */
export function liveMm(world: World): Mm | null {
  const { mm } = currentTask(world);
  return mm === null ? null : (tableGet(world.mms, mm) ?? null);
}

/** The VMAs of an mm by its list, ascending. */
export function vmasInOrder(world: World, mm: MmId): Vma[] {
  const out: Vma[] = [];
  for (let id = present(world.mms, mm, 'mm').mmap; id !== null; ) {
    const vma = vmaOf(world, id);
    out.push(vma);
    id = vma.vm_next;
  }
  return out;
}

const LETTERS = 26;

/** The name on screen: A, B, … Z, AA, AB … by id. */
export function vmaName(id: VmaId): string {
  let name = '';
  for (let n = id; n > 0; n = Math.floor((n - 1) / LETTERS))
    name = String.fromCharCode(65 + ((n - 1) % LETTERS)) + name;
  return name;
}

/** A world at rest, as the merge predicates read it. */
export const mergeView = (world: World): MergeView => ({
  vma: (id) => vmaOf(world, id),
  anonVma: (id) => present(world.anon_vmas, id, 'anon_vma'),
  profile: profileOf(world),
  series: seriesOf(profileOf(world), world.sysctl),
});
