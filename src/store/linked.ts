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
  /** Not in the list; few. */
  readonly unlisted: ReadonlySet<VmaId>;
  /** Held, and neither in the list nor in the tree. */
  readonly loose: ReadonlySet<VmaId>;
}

const order = (a: Vma, b: Vma): number => a.vm_start - b.vm_start || a.vm_end - b.vm_end;

/** A few more put into a list, which stays as it is: to sort it anew would cost more than all the rest of a step. */
function byAddress(list: readonly Vma[], more: readonly Vma[]): Vma[] {
  const all = list.slice();
  for (const vma of more) {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const other = all[middle];
      if (other && order(other, vma) <= 0) low = middle + 1;
      else high = middle;
    }
    all.splice(low, 0, vma);
  }
  return all;
}

/** Everything that the pictures show of one mm at one instant. */
export function linkedVmas(world: World, mm: Mm, locals: Locals | null): Linked {
  const { list, outside: ids } = orderOf(world, mm);
  const outside = ids.flatMap((id) => tableGet(world.vmas, id) ?? []);
  const held = new Set(locals === null ? [] : heldBy(locals));
  const hanging = outside.filter((vma) => isInTree(world, mm, vma));
  const loose = outside.filter((vma) => held.has(vma.id) && !hanging.includes(vma));
  const unlisted = [...hanging, ...loose];
  return {
    all: unlisted.length === 0 ? list : byAddress(list, unlisted),
    list,
    unlisted: new Set(unlisted.map(({ id }) => id)),
    loose: new Set(loose.map(({ id }) => id)),
  };
}
