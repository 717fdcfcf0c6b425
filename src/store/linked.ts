/** The VMAs of one mm at an instant. In the middle of an edit list and tree may disagree, so both are walked. */
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

/** The list as vm_next has it; stops where it meets itself. */
export function listOrder(world: World, mm: Mm): Vma[] {
  const out: Vma[] = [];
  let id = mm.mmap;
  while (id !== null && out.length <= world.vmas.size) {
    const vma: Vma | undefined = tableGet(world.vmas, id);
    if (vma === undefined) break;
    out.push(vma);
    id = vma.vm_next;
  }
  return out;
}

/** The ids that hang in the tree. */
function treeMembers(world: World, mm: Mm): Set<VmaId> {
  const seen = new Set<VmaId>();
  const open = mm.mm_rb === null ? [] : [mm.mm_rb];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const vma = tableGet(world.vmas, id);
    if (vma === undefined || seen.has(id)) continue;
    seen.add(id);
    if (vma.rb_left !== null) open.push(vma.rb_left);
    if (vma.rb_right !== null) open.push(vma.rb_right);
  }
  return seen;
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
  const list = listOrder(world, mm);
  const known = new Set(list.map(({ id }) => id));
  const all = [...list];
  const add = (id: VmaId): boolean => {
    const vma = known.has(id) ? undefined : tableGet(world.vmas, id);
    if (vma === undefined || vma.vm_mm !== mm.id) return false;
    known.add(id);
    all.push(vma);
    return true;
  };
  for (const id of treeMembers(world, mm)) add(id);
  const loose = new Set(locals === null ? [] : heldBy(locals).filter(add));
  if (all.length > list.length) all.sort((a, b) => a.vm_start - b.vm_start || a.vm_end - b.vm_end);
  return { all, list, loose };
}
