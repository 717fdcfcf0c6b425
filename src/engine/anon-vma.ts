/**
 * anon_vma and its chains. Models: anon_vma_prepare, anon_vma_clone, anon_vma_fork, unlink_anon_vmas of
 * mm/rmap.c and find_mergeable_anon_vma of mm/mmap.c, 5.10 with its late fixes (num_children and
 * num_active_vmas in place of degree).
 */
import { type Addr, toPages } from './addr';
import type { Edit } from './edit';
import { emptyTable } from './table';
import { differing, drop, VM, VM_ACCESS } from './vm-flags';
import type { AnonVmaId, Vma, VmaId } from './world';

/** list_is_singular(): exactly one avc. An empty chain is not singular. */
export const isSingular = (vma: Vma): boolean => vma.anon_vma_chain.length === 1;

function newRoot(edit: Edit): AnonVmaId {
  // A root is its own parent, and that link counts as a child.
  return edit.addAnonVma((id) => ({ root: id, parent: id, num_children: 1, num_active_vmas: 0, vmas: emptyTable() }));
}

export function attach(edit: Edit, id: VmaId, av: AnonVmaId): void {
  const vma = edit.editVma(id);
  vma.anon_vma = av;
  vma.anon_vma_chain = [av, ...vma.anon_vma_chain];
  edit.addAvc(av, id);
  edit.editAnonVma(av).num_active_vmas++;
}

/** May the two share one anon_vma? They may become one VMA by an mprotect: access bits do not count. */
function anonVmaCompatible(a: Vma, b: Vma): boolean {
  const ignored = VM_ACCESS + VM.SOFTDIRTY;
  return (
    a.vm_end === b.vm_start &&
    a.vm_policy === b.vm_policy &&
    a.vm_file === b.vm_file &&
    drop(differing(a.vm_flags, b.vm_flags), ignored) === 0 &&
    b.vm_pgoff === a.vm_pgoff + toPages(b.vm_start - a.vm_start)
  );
}

/** find_mergeable_anon_vma(): the next VMA's, else the previous one's, where it may be shared. */
function findMergeableAnonVma(edit: Edit, id: VmaId): AnonVmaId | null {
  const vma = edit.vma(id);
  const reusable = (near: Vma, low: Vma, high: Vma): boolean =>
    near.anon_vma !== null && isSingular(near) && near.vm_ops !== 'special' && anonVmaCompatible(low, high);
  const next = vma.vm_next === null ? null : edit.vma(vma.vm_next);
  const fromNext = next !== null && reusable(next, vma, next);
  edit.rec?.test('anon_vma_prepare.next', fromNext, {
    vma: id,
    near: next?.id ?? null,
    anon_vma: next?.anon_vma ?? null,
  });
  if (fromNext) return next.anon_vma;
  const prev = vma.vm_prev === null ? null : edit.vma(vma.vm_prev);
  const fromPrev = prev !== null && reusable(prev, prev, vma);
  edit.rec?.test('anon_vma_prepare.prev', fromPrev, {
    vma: id,
    near: prev?.id ?? null,
    anon_vma: prev?.anon_vma ?? null,
  });
  return fromPrev ? prev.anon_vma : null;
}

/** anon_vma_prepare(): before the first anonymous page. */
export function anonVmaPrepare(edit: Edit, id: VmaId): void {
  const already = edit.vma(id).anon_vma;
  edit.rec?.test('anon_vma_prepare.has', already !== null, { vma: id, anon_vma: already });
  if (already !== null) return;
  let av = findMergeableAnonVma(edit, id);
  if (av === null) {
    av = newRoot(edit);
    edit.rec?.at('anon_vma_prepare.alloc', { vma: id, anon_vma: av });
  }
  attach(edit, id, av);
  if (edit.profile.anonVmaChains) edit.rec?.at('anon_vma_prepare.attach', { vma: id, anon_vma: av });
  else edit.rec?.at('anon_vma_prepare.enlist', { vma: id, anon_vma: av });
}

/** An anon_vma that no VMA uses as its own any more, and at most one child hangs on, may serve a new child. */
function isReusable(edit: Edit, id: AnonVmaId): boolean {
  const { num_children, num_active_vmas } = edit.anonVma(id);
  return edit.profile.anonVmaReuse === 'counters'
    ? num_children < 2 && num_active_vmas === 0
    : num_children + num_active_vmas < 2;
}

/** anon_vma_clone(): dst joins every anon_vma of src's chain. In a fork it may take one over as its own. */
export function anonVmaClone(edit: Edit, dst: VmaId, src: VmaId): void {
  const from = edit.vma(src);
  const { anon_vma_chain } = from;
  for (let i = anon_vma_chain.length - 1; i >= 0; i--) {
    const av = anon_vma_chain[i] as AnonVmaId;
    const copy = edit.editVma(dst);
    copy.anon_vma_chain = [av, ...copy.anon_vma_chain];
    edit.addAvc(av, dst);
    if (copy.anon_vma === null && from.anon_vma !== null && av !== from.anon_vma && isReusable(edit, av))
      copy.anon_vma = av;
  }
  const { anon_vma } = edit.vma(dst);
  if (anon_vma !== null) edit.editAnonVma(anon_vma).num_active_vmas++;
}

/** unlink_anon_vmas(): leave every interval tree; an anon_vma without VMAs is freed. */
export function unlinkAnonVmas(edit: Edit, id: VmaId): void {
  const { anon_vma, anon_vma_chain } = edit.vma(id);
  if (anon_vma_chain.length === 0) return;
  if (anon_vma !== null) edit.editAnonVma(anon_vma).num_active_vmas--;
  for (const av of anon_vma_chain) {
    edit.dropAvc(av, id);
    const { vmas, parent } = edit.anonVma(av);
    if (vmas.size > 0) continue;
    if (edit.hasAnonVma(parent)) edit.editAnonVma(parent).num_children--;
    edit.freeAnonVma(av);
  }
  const vma = edit.editVma(id);
  vma.anon_vma = null;
  vma.anon_vma_chain = [];
}

/** anon_vma_interval_tree_pre_update_vma(): the avcs leave their trees while the VMA's range changes. */
export function takeOutAvcs(edit: Edit, id: VmaId): void {
  for (const av of edit.vma(id).anon_vma_chain) edit.dropAvc(av, id);
}

/** anon_vma_interval_tree_post_update_vma(): back, under the new range. */
export function putBackAvcs(edit: Edit, id: VmaId): void {
  for (const av of edit.vma(id).anon_vma_chain) edit.addAvc(av, id);
}

/** linear_page_index(): the page offset that belongs to addr in this VMA. */
export const linearPageIndex = (vma: Vma, addr: Addr): number => vma.vm_pgoff + toPages(addr - vma.vm_start);
