/** What fork does to anon_vmas. Models: anon_vma_fork of mm/rmap.c. */
import { anonVmaClone, attach } from './anon-vma';
import type { Edit } from './edit';
import { emptyTable } from './table';
import type { VmaId } from './world';

/** anon_vma_fork(): the child's pages go to an anon_vma of its own, below the parent's. */
export function anonVmaFork(edit: Edit, child: VmaId, src: VmaId): void {
  const parentAv = edit.vma(src).anon_vma;
  edit.rec?.test('anon_vma_fork.unfaulted', parentAv === null, { vma: src, child });
  if (parentAv === null) return;
  if (!edit.profile.anonVmaChains) {
    // Before 2.6.34: parent and child share one list.
    anonVmaClone(edit, child, src);
    edit.rec?.at('anon_vma_fork.join', { vma: src, child, anon_vma: parentAv });
    return;
  }
  edit.editVma(child).anon_vma = null;
  anonVmaClone(edit, child, src);
  edit.rec?.at('anon_vma_fork.clone', { vma: src, child, anon_vma: parentAv });
  const reused = edit.vma(child).anon_vma;
  edit.rec?.test('anon_vma_fork.reused', reused !== null, { child, anon_vma: reused });
  if (reused !== null) return;
  const { root } = edit.anonVma(parentAv);
  const av = edit.addAnonVma(() => ({
    root,
    parent: parentAv,
    num_children: 0,
    num_active_vmas: 0,
    vmas: emptyTable(),
  }));
  attach(edit, child, av);
  edit.editAnonVma(parentAv).num_children++;
  edit.rec?.at('anon_vma_fork.alloc', { child, anon_vma: av, other_anon_vma: parentAv });
}
