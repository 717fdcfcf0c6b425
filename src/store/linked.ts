/** The VMAs of one mm at an instant. In the middle of an edit list and tree may disagree, so both are asked. */
import {
  LOCAL_KINDS,
  type LocalName,
  type Locals,
  type Mm,
  tableGet,
  type Vma,
  type VmaId,
  type World,
} from '../engine';
import { orderOf } from './list-order';

/** Does it hang in the tree, under parents that know it? */
export function isInTree(world: World, mm: Mm, vma: Vma): boolean {
  let at = vma;
  for (let climbed = 0; climbed <= world.vmas.size; climbed++) {
    if (at.id === mm.mm_rb) return true;
    const parent = at.rb_parent === null ? undefined : tableGet(world.vmas, at.rb_parent);
    if (parent === undefined || (parent.rb_left !== at.id && parent.rb_right !== at.id)) return false;
    at = parent;
  }
  return false;
}

/** The VMAs that a step's locals hold. */
export function heldBy(locals: Locals): VmaId[] {
  const names = Object.keys(locals) as LocalName[];
  return names.flatMap((name) => {
    const value = locals[name];
    return LOCAL_KINDS[name] === 'vma' && typeof value === 'number' ? [value] : [];
  });
}

export interface Linked {
  /** In the list, in the tree, or held; by address. */
  readonly all: readonly Vma[];
  /** In the list, by its order. */
  readonly list: readonly Vma[];
  /** Held, and neither in the list nor in the tree. */
  readonly loose: ReadonlySet<VmaId>;
}

/** Everything that the pictures show of one mm at one instant. */
export function linkedVmas(world: World, mm: Mm, locals: Locals | null): Linked {
  const { list, outside: ids } = orderOf(world, mm);
  const outside = ids.flatMap((id) => tableGet(world.vmas, id) ?? []);
  const held = new Set(locals === null ? [] : heldBy(locals));
  const hanging = outside.filter((vma) => isInTree(world, mm, vma));
  const loose = outside.filter((vma) => held.has(vma.id) && !hanging.includes(vma));
  const isAll = hanging.length + loose.length === 0;
  const all = isAll
    ? list
    : [...list, ...hanging, ...loose].sort((a, b) => a.vm_start - b.vm_start || a.vm_end - b.vm_end);
  return { all, list, loose: new Set(loose.map(({ id }) => id)) };
}
