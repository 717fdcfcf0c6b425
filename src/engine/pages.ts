/**
 * Present pages, as runs that are consecutive in address, frame and index; one page table for each 2 MiB.
 * Models: what the page tables, page->mapping and page->index say. Not modelled: swap, dirty and accessed bits.
 */
import { type Addr, PAGES_PER_PMD, type Pages, toAddr, toBytes, toPages } from './addr';
import { anonVmaPrepare, linearPageIndex } from './anon-vma';
import type { Edit } from './edit';
import { otherParts } from './other-parts';
import { tableEntries, tableGet } from './table';
import { has, VM } from './vm-flags';
import type { MmId, PageRun, PageTable, VmaId } from './world';

const NO_RUNS: PageTable = [];
/** 64 GiB: no machine of the model's has more to give to one range. */
export const MOST_PRESENT: Pages = 2 ** 24;
const tableOf = (page: Pages): number => Math.floor(page / PAGES_PER_PMD);
export const endOf = (run: PageRun): Pages => run.page + run.count;

/** The part of a run inside [lo, hi). */
function clip(run: PageRun, lo: Pages, hi: Pages): PageRun {
  const page = Math.max(run.page, lo);
  const skipped = page - run.page;
  return {
    ...run,
    page,
    count: Math.min(endOf(run), hi) - page,
    // The zero page is the same everywhere: it has no index.
    index: run.kind === 'zero' ? run.index : run.index + skipped,
    pfn: run.pfn === 0 ? 0 : run.pfn + skipped,
  };
}

/** Does b go on where a ends, in address, index and frame? */
const continues = (a: PageRun, b: PageRun): boolean =>
  endOf(a) === b.page &&
  a.kind === b.kind &&
  a.mapping === b.mapping &&
  (a.kind === 'zero' || a.index + a.count === b.index) &&
  (a.pfn === 0 ? b.pfn === 0 : a.pfn + a.count === b.pfn);

function joined(runs: readonly PageRun[]): PageRun[] {
  const out: PageRun[] = [];
  for (const run of runs) {
    const last = out[out.length - 1];
    if (last !== undefined && continues(last, run)) out[out.length - 1] = { ...last, count: last.count + run.count };
    else out.push(run);
  }
  return out;
}

/** The present runs of [lo, hi), ascending. */
export function runsOf(edit: Edit, mm: MmId, lo: Pages, hi: Pages): PageRun[] {
  const out: PageRun[] = [];
  for (const [, runs] of tableEntries(edit.mm(mm).pgd, tableOf(lo), tableOf(hi - 1) + 1)) {
    for (const run of runs) if (run.page < hi && endOf(run) > lo) out.push(clip(run, lo, hi));
  }
  return out;
}

/** zap: no page of [lo, hi) is present any more. */
export function clearPages(edit: Edit, mm: MmId, lo: Pages, hi: Pages): void {
  if (hi <= lo || edit.mm(mm).pgd.size === 0) return;
  for (const [index, runs] of [...tableEntries(edit.mm(mm).pgd, tableOf(lo), tableOf(hi - 1) + 1)]) {
    if (!runs.some((run) => run.page < hi && endOf(run) > lo)) continue;
    const kept = runs.flatMap((run) => {
      if (run.page >= hi || endOf(run) <= lo) return [run];
      const low = run.page < lo ? [clip(run, run.page, lo)] : [];
      const high = endOf(run) > hi ? [clip(run, hi, endOf(run))] : [];
      return [...low, ...high];
    });
    edit.setPageTable(mm, index, kept);
  }
}

/** Make the pages of one run present, in place of what is there. */
export function setPages(edit: Edit, mm: MmId, run: PageRun): void {
  clearPages(edit, mm, run.page, endOf(run));
  for (let page = run.page; page < endOf(run); ) {
    const index = tableOf(page);
    const part = clip(run, page, (index + 1) * PAGES_PER_PMD);
    const old = tableGet(edit.mm(mm).pgd, index) ?? NO_RUNS;
    const at = old.findIndex((other) => other.page > part.page);
    const all = at < 0 ? [...old, part] : [...old.slice(0, at), part, ...old.slice(at)];
    edit.setPageTable(mm, index, joined(all));
    page = endOf(part);
  }
}

const pageByPage = (run: PageRun): PageRun[] =>
  Array.from({ length: run.count }, (_, i) => clip(run, run.page + i, run.page + i + 1));

/** Write to pages [lo, hi) of a private VMA: each gets a frame of its own in the VMA's anon_vma. */
function writePrivate(edit: Edit, mm: MmId, id: VmaId, lo: Pages, hi: Pages): void {
  const alone = edit.mmCount() === 1;
  const runs = runsOf(edit, mm, lo, hi);
  // Of one run another mm may share only a part: then page by page.
  const present = alone ? runs : runs.flatMap(pageByPage);
  const mine = present.every(
    (run) => run.kind === 'anon' && (alone || !otherParts().sharedWithOthers(edit, mm, run.pfn)),
  );
  if (mine && present.reduce((sum, run) => sum + run.count, 0) === hi - lo) return;
  const vma = edit.vma(id);
  const fill = (page: Pages, end: Pages): void => {
    if (end <= page) return;
    const count = end - page;
    setPages(edit, mm, {
      page,
      count,
      kind: 'anon',
      mapping: vma.anon_vma,
      index: linearPageIndex(vma, toAddr(page)),
      pfn: edit.newFrames(count),
    });
  };
  let page = lo;
  for (const run of present) {
    const keep = run.kind === 'anon' && (alone || !otherParts().sharedWithOthers(edit, mm, run.pfn));
    if (!keep) continue;
    fill(page, run.page);
    page = endOf(run);
  }
  fill(page, hi);
}

/** The address in the VMA from which on its file has no pages (SIGBUS); beyond every VMA without a file. */
export function endOfFile(edit: Edit, id: VmaId): Addr {
  const { vm_file, vm_start, vm_pgoff } = edit.vma(id);
  if (vm_file === null) return Number.POSITIVE_INFINITY;
  return vm_start + toBytes(edit.inode(edit.file(vm_file).inode).pages - vm_pgoff);
}

/**
 * handle_mm_fault() for each page of [start, end), all inside the VMA and permitted.
 * A write to private memory needs an anon_vma first; a read never does.
 */
export function faultIn(edit: Edit, mm: MmId, id: VmaId, start: Addr, end: Addr, write: boolean): void {
  const lo = toPages(start);
  const hi = toPages(end);
  const isPrivate = !has(edit.vma(id).vm_flags, VM.SHARED);
  edit.rec?.test('handle_mm_fault.cow', write && isPrivate, { vma: id, start, end });
  if (write && isPrivate) {
    edit.rec?.at('handle_mm_fault.prepare', { vma: id });
    anonVmaPrepare(edit, id);
    writePrivate(edit, mm, id, lo, hi);
    edit.rec?.at('handle_mm_fault.anon', { vma: id, pages: hi - lo, anon_vma: edit.vma(id).anon_vma });
  } else {
    otherParts().readIn(edit, mm, id, lo, hi);
    edit.rec?.at('handle_mm_fault.read', { vma: id, pages: hi - lo });
  }
}
