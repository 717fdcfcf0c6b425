/** Reading pages that are not present. Models: do_read_fault and the zero page of do_anonymous_page, mm/memory.c. */
import { type Pages, toAddr } from './addr';
import { linearPageIndex } from './anon-vma';
import type { Edit } from './edit';
import { endOf, runsOf, setPages } from './pages';
import type { MmId, VmaId } from './world';

/** Read pages that are not present: the zero page, or the file's. */
export function readIn(edit: Edit, mm: MmId, id: VmaId, lo: Pages, hi: Pages): void {
  const vma = edit.vma(id);
  const inode = vma.vm_file === null ? null : edit.file(vma.vm_file).inode;
  let page = lo;
  const fill = (end: Pages): void => {
    if (end > page) {
      const index = linearPageIndex(vma, toAddr(page));
      const what =
        inode === null
          ? ({ kind: 'zero', mapping: null, index: 0, pfn: 0 } as const)
          : ({ kind: 'file', mapping: inode, index, pfn: 0 } as const);
      setPages(edit, mm, { page, count: end - page, ...what });
    }
  };
  for (const run of runsOf(edit, mm, lo, hi)) {
    fill(run.page);
    page = endOf(run);
  }
  fill(hi);
}
