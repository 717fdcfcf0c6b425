/** The instants in the middle of an edit when the list and the tree do not hold the same VMAs. */
import { type Mm, tableChanges, tableGet, type Vma, type VmaId, vmaName } from '../engine';
import { heldBy, isInTree, type Linked } from './linked';
import type { Moment } from './moment';

/** list: only the list has it · tree: only the tree · none: it is held by a local alone. `gone`: it had both before. */
export type DisagreementKind = 'list.new' | 'list.gone' | 'tree.new' | 'tree.gone' | 'none.new' | 'none.gone';

export interface Disagreement {
  readonly kind: DisagreementKind;
  readonly names: string;
}

/** More names than these say no more. */
const MOST_NAMES = 6;

/** Up to here every VMA of the list is looked for in the tree; of more those that the call or the step is about. */
const MOST_CHECKED = 2000;

function inDoubt({ before, world, executed }: Moment, list: readonly Vma[]): readonly Vma[] {
  if (list.length <= MOST_CHECKED) return list;
  const changed = (tableChanges(before.vmas, world.vmas, MOST_CHECKED) ?? []).map(([id]) => id);
  const ids = new Set([...changed, ...heldBy(executed?.locals ?? {})]);
  return [...ids].flatMap((id) => {
    const vma = tableGet(world.vmas, id);
    return vma && list.includes(vma) ? [vma] : [];
  });
}

/** Empty where the two agree, which is nearly always. */
export function disagreements(moment: Moment, mm: Mm, { all, list, unlisted }: Linked): readonly Disagreement[] {
  const { before, world } = moment;
  const outside = unlisted.size === 0 ? [] : all.filter(({ id }) => unlisted.has(id));
  const found = new Map<DisagreementKind, VmaId[]>();
  const add = (where: 'list' | 'tree' | 'none', id: VmaId): void => {
    const kind = `${where}.${tableGet(before.vmas, id) === undefined ? 'new' : 'gone'}` as const;
    found.set(kind, [...(found.get(kind) ?? []), id]);
  };
  for (const vma of inDoubt(moment, list)) if (!isInTree(world, mm, vma)) add('list', vma.id);
  for (const vma of outside) add(isInTree(world, mm, vma) ? 'tree' : 'none', vma.id);
  return [...found].map(([kind, ids]) => ({
    kind,
    names: ids.slice(0, MOST_NAMES).map(vmaName).join(', ') + (ids.length > MOST_NAMES ? ' …' : ''),
  }));
}
