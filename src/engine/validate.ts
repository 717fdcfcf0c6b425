/**
 * The invariants of KERNEL's address spaces, stated once. Models: validate_mm, validate_mm_rb of mm/mmap.c
 * and what mm/rmap.c relies on. Tests run it after every call, and after every step that is not critical.
 */
import { hex, isPageAligned } from './addr';
import { guardGapOf, profileOf } from './profile-of';
import { ownGap, vmEndGap } from './subtree-gap';
import { tableEntries, tableGet, tableValues } from './table';
import type { Mm, Vma, VmaId, World } from './world';

/** What is wrong, one sentence each; empty when all holds. */
export function validate(world: World): string[] {
  const faults = tableValues(world.mms).flatMap((mm) => validateMm(world, mm));
  return [...faults, ...validateRmap(world)];
}

const nameOf = (vma: Vma): string => `vma ${vma.id} [${hex(vma.vm_start)},${hex(vma.vm_end)})`;

function validateMm(world: World, mm: Mm): string[] {
  const faults: string[] = [];
  const list = listOf(world, mm, faults);
  const nodes: Vma[] = [];
  blackHeight(world, mm.mm_rb, null, nodes, faults);
  if (nodes.length !== list.length || nodes.some((vma, i) => vma !== list[i]))
    faults.push(`mm ${mm.id}: the list and the tree in order differ`);
  if (mm.map_count !== list.length)
    faults.push(`mm ${mm.id}: map_count is ${mm.map_count}, the list has ${list.length}`);
  const root = mm.mm_rb === null ? undefined : tableGet(world.vmas, mm.mm_rb);
  if (root !== undefined && root.rb_colour === 'red') faults.push(`mm ${mm.id}: the root is red`);
  const last = list[list.length - 1];
  const highest = last === undefined ? 0 : vmEndGap(last);
  if (mm.highest_vm_end !== highest)
    faults.push(`mm ${mm.id}: highest_vm_end is ${hex(mm.highest_vm_end)}, not ${hex(highest)}`);
  if (profileOf(world).gapSearch === 'tree') gapOf(world, mm.mm_rb, faults);
  return [...faults, ...validateOrder(list), ...validatePages(mm, list)];
}

function listOf(world: World, mm: Mm, faults: string[]): Vma[] {
  const list: Vma[] = [];
  let prev: VmaId | null = null;
  for (let id = mm.mmap; id !== null; ) {
    const vma = tableGet(world.vmas, id);
    if (vma === undefined || list.length > mm.map_count) {
      faults.push(`mm ${mm.id}: the list is broken at vma ${id}`);
      break;
    }
    if (vma.vm_prev !== prev) faults.push(`${nameOf(vma)}: vm_prev is ${vma.vm_prev}, not ${prev}`);
    if (vma.vm_mm !== mm.id) faults.push(`${nameOf(vma)}: belongs to mm ${vma.vm_mm}`);
    list.push(vma);
    prev = id;
    id = vma.vm_next;
  }
  return list;
}

function validateOrder(list: readonly Vma[]): string[] {
  const faults: string[] = [];
  list.forEach((vma, i) => {
    const prev = list[i - 1];
    if (!isPageAligned(vma.vm_start) || !isPageAligned(vma.vm_end)) faults.push(`${nameOf(vma)}: not page aligned`);
    if (vma.vm_start >= vma.vm_end) faults.push(`${nameOf(vma)}: empty`);
    if (prev !== undefined && prev.vm_end > vma.vm_start) faults.push(`${nameOf(vma)}: overlaps ${nameOf(prev)}`);
  });
  return faults;
}

/** Every present page lies in a VMA, and an anonymous one only where there is an anon_vma. */
function validatePages(mm: Mm, list: readonly Vma[]): string[] {
  const faults: string[] = [];
  let i = 0;
  for (const [, runs] of tableEntries(mm.pgd)) {
    for (const run of runs) {
      const start = run.page * 4096;
      const end = (run.page + run.count) * 4096;
      while (i < list.length && (list[i] as Vma).vm_end <= start) i++;
      for (let at = start, k = i; at < end; k++) {
        const vma = list[k];
        if (vma === undefined || vma.vm_start > at) {
          faults.push(`mm ${mm.id}: page ${hex(at)} is present outside of every vma`);
          break;
        }
        if (run.kind === 'anon' && vma.anon_vma === null)
          faults.push(`${nameOf(vma)}: an anonymous page but no anon_vma`);
        at = vma.vm_end;
      }
    }
  }
  return faults;
}

/** Returns the black height; collects the nodes in order. */
function blackHeight(world: World, id: VmaId | null, parent: Vma | null, inOrder: Vma[], faults: string[]): number {
  if (id === null) return 1;
  const vma = tableGet(world.vmas, id);
  if (vma === undefined) {
    faults.push(`the tree names vma ${id}, which is gone`);
    return 1;
  }
  if (vma.rb_parent !== (parent === null ? null : parent.id))
    faults.push(`${nameOf(vma)}: rb_parent is ${vma.rb_parent}`);
  if (parent !== null && parent.rb_colour === 'red' && vma.rb_colour === 'red')
    faults.push(`${nameOf(vma)}: red below red`);
  const left = blackHeight(world, vma.rb_left, vma, inOrder, faults);
  inOrder.push(vma);
  const right = blackHeight(world, vma.rb_right, vma, inOrder, faults);
  if (left !== right) faults.push(`${nameOf(vma)}: ${left} black nodes on the left, ${right} on the right`);
  return left + (vma.rb_colour === 'black' ? 1 : 0);
}

/** The largest gap of the subtree by its definition, compared with what is stored. */
function gapOf(world: World, id: VmaId | null, faults: string[]): number {
  const vma = id === null ? undefined : tableGet(world.vmas, id);
  if (vma === undefined) return 0;
  const prev = vma.vm_prev === null ? undefined : tableGet(world.vmas, vma.vm_prev);
  const own = ownGap(vma, prev, guardGapOf(profileOf(world), world.sysctl));
  const gap = Math.max(own, gapOf(world, vma.rb_left, faults), gapOf(world, vma.rb_right, faults));
  if (gap !== vma.rb_subtree_gap)
    faults.push(`${nameOf(vma)}: rb_subtree_gap is ${hex(vma.rb_subtree_gap)}, not ${hex(gap)}`);
  return gap;
}

/** i_mmap and the interval trees of anon_vmas hold exactly the VMAs that say so. */
function validateRmap(world: World): string[] {
  const faults: string[] = [];
  let files = 0;
  let avcs = 0;
  for (const vma of tableValues(world.vmas)) {
    if (vma.vm_file !== null) {
      files++;
      const file = tableGet(world.files, vma.vm_file);
      const inode = file === undefined ? undefined : tableGet(world.inodes, file.inode);
      if (inode === undefined || tableGet(inode.i_mmap, vma.id) === undefined)
        faults.push(`${nameOf(vma)}: not in its file's i_mmap`);
    }
    if (vma.anon_vma !== null && !vma.anon_vma_chain.includes(vma.anon_vma))
      faults.push(`${nameOf(vma)}: its anon_vma is not in its chain`);
    for (const av of vma.anon_vma_chain) {
      avcs++;
      const anon = tableGet(world.anon_vmas, av);
      if (anon === undefined || tableGet(anon.vmas, vma.id) === undefined)
        faults.push(`${nameOf(vma)}: not in the interval tree of anon_vma ${av}`);
    }
  }
  const linked = tableValues(world.inodes).reduce((sum, inode) => sum + inode.i_mmap.size, 0);
  if (linked !== files) faults.push(`i_mmap holds ${linked} vmas, ${files} have a file`);
  const members = tableValues(world.anon_vmas).reduce((sum, av) => sum + av.vmas.size, 0);
  if (members !== avcs) faults.push(`the anon_vmas hold ${members} avcs, the chains ${avcs}`);
  for (const av of tableValues(world.anon_vmas)) {
    const active = tableValues(av.vmas).filter((id) => tableGet(world.vmas, id)?.anon_vma === av.id).length;
    if (active !== av.num_active_vmas)
      faults.push(`anon_vma ${av.id}: num_active_vmas is ${av.num_active_vmas}, ${active} use it`);
  }
  return faults;
}
