/** The merge that a step is about: who survives, who goes, what the range will be. */
import type { KernelEvent, Step, VmaId } from '../engine';
import type { AddrRange, MarkState, RoleTag } from '../layout/model';
import { type Moment, vmaOf } from './moment';

type MergeEvent = Extract<KernelEvent, { kind: 'merge' }>;

/** The event of the outcome that belongs to the step's vma_merge, once the case is known. */
export function mergeAt({ entry, executed }: Moment): MergeEvent | null {
  const { mergeCase, request } = executed ?? {};
  if (mergeCase === undefined || request === undefined) return null;
  const events = entry?.outcome?.events ?? [];
  const found = events.find(
    (event) =>
      event.kind === 'merge' &&
      event.mergeCase === mergeCase &&
      event.addr === request.addr &&
      event.end === request.end,
  );
  return found?.kind === 'merge' ? found : null;
}

/** The extent that the survivor is going to have, while it does not have it. */
export function resultAt(moment: Moment): AddrRange | null {
  const merge = mergeAt(moment);
  if (!merge || merge.survivor === null) return null;
  const now = vmaOf(moment.world, merge.survivor);
  const then = vmaOf(moment.after, merge.survivor);
  if (!then || (now && now.vm_start === then.vm_start && now.vm_end === then.vm_end)) return null;
  return { addr: then.vm_start, end: then.vm_end };
}

/** Rings and dashes: who is being changed, who is about to go, who is not linked yet. */
export function marksAt(moment: Moment, loose: ReadonlySet<VmaId>): { id: VmaId; state: MarkState }[] {
  const marks = new Map<VmaId, MarkState>();
  for (const id of loose) marks.set(id, vmaOf(moment.after, id) === null ? 'doomed' : 'fresh');
  const merge = mergeAt(moment);
  for (const id of merge?.removed ?? []) if (vmaOf(moment.world, id)) marks.set(id, 'doomed');
  if (merge && merge.survivor !== null) marks.set(merge.survivor, 'hot');
  return [...marks].map(([id, state]) => ({ id, state }));
}

/** Of two that want the same room the first gets it. */
const TREE_ROLES = ['successor', 'node', 'parent', 'gparent', 'uncle', 'sibling', 'child'] as const;

/** prev, area and next of the merge under way; area only where it is neither of the others. */
export function mergeTags(step: Step | null): RoleTag[] {
  const tags: RoleTag[] = [];
  for (const role of ['prev', 'next', 'area'] as const) {
    const ref = step?.tags?.[role] ?? null;
    if (ref === null) continue;
    const same = tags.findIndex(({ id }) => id === ref.id);
    const known = tags[same];
    if (known) tags[same] = { ...known, text: `${known.text} = ${role}` };
    else tags.push({ id: ref.id, role, text: role });
  }
  return tags;
}

/**
 * The roles that the red-black code gives to nodes; one tag a node, the names joined.
 * @param takesPlace says that the successor hangs where the erased node was
 */
export function treeTags(step: Step | null, takesPlace: string): RoleTag[] {
  const tags: RoleTag[] = [];
  for (const role of TREE_ROLES) {
    const id = step?.locals[role];
    if (typeof id !== 'number') continue;
    const text = role === 'successor' && step?.anchor === 'rb_erase.relink' ? takesPlace : role;
    const same = tags.findIndex((tag) => tag.id === id);
    const known = tags[same];
    if (known) tags[same] = { ...known, text: `${known.text} = ${text}` };
    else tags.push({ id, role, text });
  }
  return tags.length > 0 ? tags : mergeTags(step);
}
