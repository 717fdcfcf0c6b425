/** Present pages that go on at another address or under another anon_vma, or that several mms map. */
import type { Pages } from './addr';
import type { Edit } from './edit';
import { clearPages, runsOf, setPages } from './pages';
import { tableEntries } from './table';
import type { MmId } from './world';

/** How many mms map this frame: a frame mapped once needs no copy on write. */
export function sharedWithOthers(edit: Edit, mm: MmId, pfn: number): boolean {
  if (edit.mmCount() === 1) return false;
  for (const other of edit.mmIds()) {
    if (other === mm) continue;
    for (const [, runs] of tableEntries(edit.mm(other).pgd)) {
      // Zero and file pages have no frame of their own: theirs is 0.
      if (runs.some((run) => run.pfn !== 0 && run.pfn <= pfn && pfn < run.pfn + run.count)) return true;
    }
  }
  return false;
}

/** move_page_tables(): the pages go on at another address; mapping and index stay. */
export function movePages(edit: Edit, mm: MmId, from: Pages, to: Pages, count: Pages): void {
  const runs = runsOf(edit, mm, from, from + count);
  clearPages(edit, mm, from, from + count);
  for (const run of runs) setPages(edit, mm, { ...run, page: run.page - from + to });
}

/**
 * The series: present pages of [lo, hi) get another anon_vma (page_move_anon_rmap) and, where the page
 * offset has moved, another index. Pages of other anon_vmas (a parent's) are left alone.
 */
export function rekeyPages(edit: Edit, mm: MmId, lo: Pages, hi: Pages, from: number, to: number, shift: Pages): void {
  for (const run of runsOf(edit, mm, lo, hi)) {
    if (run.kind !== 'anon' || run.mapping !== from) continue;
    setPages(edit, mm, { ...run, mapping: to, index: run.index + shift });
  }
}

/** Is a present page of [lo, hi) mapped by another mm too (mapcount above 1)? */
export function hasSharedPage(edit: Edit, mm: MmId, lo: Pages, hi: Pages): boolean {
  return runsOf(edit, mm, lo, hi).some((run) => run.kind === 'anon' && sharedWithOthers(edit, mm, run.pfn));
}
