/**
 * A red-black tree as text, `2b(1r 3r)`: name and colour of the root, then its two subtrees; a dot is NULL.
 * And the rules of such a tree, stated apart from the engine.
 */
import { type Mm, tableGet, type Vma, type VmaId, vmaOf, type World } from '../engine';

export function printTree(world: World, root: VmaId | null, nameOf: (vma: Vma) => string | number): string {
  if (root === null) return '.';
  const vma = vmaOf(world, root);
  const name = `${nameOf(vma)}${vma.rb_colour === 'red' ? 'r' : 'b'}`;
  if (vma.rb_left === null && vma.rb_right === null) return name;
  return `${name}(${printTree(world, vma.rb_left, nameOf)} ${printTree(world, vma.rb_right, nameOf)})`;
}

/** The nodes in order, by links alone. */
export function treeInOrder(world: World, root: VmaId | null): Vma[] {
  if (root === null) return [];
  const vma = vmaOf(world, root);
  return [...treeInOrder(world, vma.rb_left), vma, ...treeInOrder(world, vma.rb_right)];
}

/** The number of black nodes on every way down; NaN where two ways differ. */
function blackHeight(world: World, id: VmaId | null): number {
  if (id === null) return 0;
  const { rb_left, rb_right, rb_colour } = vmaOf(world, id);
  const left = blackHeight(world, rb_left);
  return left === blackHeight(world, rb_right) ? left + (rb_colour === 'black' ? 1 : 0) : Number.NaN;
}

/** KERNEL's definition of the stored gap: the largest hole below any VMA of the subtree; guard in bytes. */
function gapByDefinition(world: World, id: VmaId | null, guard: number): number {
  const holes = treeInOrder(world, id).map((vma) => {
    const prev = vma.vm_prev === null ? undefined : tableGet(world.vmas, vma.vm_prev);
    const growsDown = Math.floor(vma.vm_flags / 0x100) % 2 === 1;
    return Math.max(0, vma.vm_start - (growsDown ? guard : 0)) - (prev?.vm_end ?? 0);
  });
  return Math.max(0, ...holes);
}

/** What breaks the rules, in words; empty for a red-black tree with right gaps. */
export function treeFaults(world: World, { mm_rb }: Mm): string[] {
  const guard = world.sysctl.stack_guard_gap * 4096;
  const faults: string[] = [];
  if (mm_rb !== null && vmaOf(world, mm_rb).rb_parent !== null) faults.push('the root has a parent');
  if (mm_rb !== null && vmaOf(world, mm_rb).rb_colour === 'red') faults.push('the root is red');
  if (Number.isNaN(blackHeight(world, mm_rb))) faults.push('black heights differ');
  for (const vma of treeInOrder(world, mm_rb)) {
    for (const child of [vma.rb_left, vma.rb_right]) {
      if (child === null) continue;
      const below = vmaOf(world, child);
      if (below.rb_parent !== vma.id) faults.push(`${child} has another parent`);
      if (below.rb_colour === 'red' && vma.rb_colour === 'red') faults.push(`${child} is red below red`);
    }
    const gap = gapByDefinition(world, vma.id, guard);
    if (vma.rb_subtree_gap !== gap) faults.push(`gap of ${vma.id} is ${vma.rb_subtree_gap}, not ${gap}`);
  }
  return faults;
}
