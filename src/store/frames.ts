/** Present pages as the picture needs them: the runs of a range, where a frame is mapped, and who else has it. */
import {
  type Mm,
  PAGES_PER_PMD,
  type PageRun,
  type Pages,
  type PageTable,
  type Table,
  tableEntries,
  tableGet,
} from '../engine';

const endOf = (run: PageRun): Pages => run.page + run.count;

/** `count` pages of a run, from its page number `page` on. */
export function partOf(run: PageRun, page: Pages, count: Pages): PageRun {
  const skipped = page - run.page;
  const pfn = run.pfn === 0 ? 0 : run.pfn + skipped;
  return { ...run, page, count, index: run.kind === 'zero' ? run.index : run.index + skipped, pfn };
}

const continues = (a: PageRun, b: PageRun): boolean =>
  endOf(a) === b.page &&
  a.kind === b.kind &&
  a.mapping === b.mapping &&
  (a.kind === 'zero' || a.index + a.count === b.index) &&
  (a.pfn === 0 ? b.pfn === 0 : a.pfn + a.count === b.pfn);

/** The present runs of pages [lo, hi), ascending; page tables meet without a seam. */
export function presentRuns({ pgd }: Mm, lo: Pages, hi: Pages): PageRun[] {
  const out: PageRun[] = [];
  const first = Math.floor(lo / PAGES_PER_PMD);
  const past = Math.floor((hi - 1) / PAGES_PER_PMD) + 1;
  for (const [, runs] of tableEntries(pgd, first, past))
    for (const run of runs) {
      if (run.page >= hi || endOf(run) <= lo) continue;
      const from = Math.max(lo, run.page);
      const part = partOf(run, from, Math.min(hi, endOf(run)) - from);
      const last = out[out.length - 1];
      if (last && continues(last, part)) out[out.length - 1] = { ...last, count: last.count + part.count };
      else out.push(part);
    }
  return out;
}

/** The run that holds a page, or undefined. */
export function runAt({ pgd }: Mm, page: Pages): PageRun | undefined {
  return tableGet(pgd, Math.floor(page / PAGES_PER_PMD))?.find((run) => run.page <= page && page < endOf(run));
}

/** Frames are numbers of their own; a page of a file is known by file and index. */
const spaceOf = (run: PageRun): string | null =>
  run.kind === 'anon' ? 'frame' : run.kind === 'file' ? `file ${run.mapping}` : null;
const placeOf = (run: PageRun): number => (run.kind === 'anon' ? run.pfn : run.index);

/** The runs of an mm by frame. */
type FrameIndex = ReadonlyMap<string, readonly PageRun[]>;
const indices = new WeakMap<Table<PageTable>, FrameIndex>();

function indexOf({ pgd }: Mm): FrameIndex {
  const known = indices.get(pgd);
  if (known) return known;
  const made = new Map<string, PageRun[]>();
  for (const [, runs] of tableEntries(pgd))
    for (const run of runs) {
      const space = spaceOf(run);
      if (space === null) continue;
      const list = made.get(space);
      if (list) list.push(run);
      else made.set(space, [run]);
    }
  for (const list of made.values()) list.sort((a, b) => placeOf(a) - placeOf(b));
  indices.set(pgd, made);
  return made;
}

/** The runs of an mm that have frames of `run`, by frame. Several mappings of one file may overlap: all are looked at. */
export function sameFrames(mm: Mm, run: PageRun): readonly PageRun[] {
  const space = spaceOf(run);
  const list = space === null ? undefined : indexOf(mm).get(space);
  if (!list) return [];
  const from = placeOf(run);
  const to = from + run.count;
  if (run.kind === 'file') return list.filter((other) => placeOf(other) < to && placeOf(other) + other.count > from);
  // Frames do not overlap: the first that ends behind `from` is found by halving.
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const other = list[middle];
    if (other && placeOf(other) + other.count > from) high = middle;
    else low = middle + 1;
  }
  const out: PageRun[] = [];
  for (let k = low; k < list.length; k++) {
    const other = list[k];
    if (!other || placeOf(other) >= to) break;
    out.push(other);
  }
  return out;
}

export interface SharedRun<Other> {
  readonly run: PageRun;
  /** Those of `others` that have these frames as well. */
  readonly sharers: readonly Other[];
}

/** Cuts a run where another mm begins or ceases to share it; `isCells`: into single pages. */
export function bySharing<Other extends { readonly mm: Mm }>(
  run: PageRun,
  others: readonly Other[],
  isCells: boolean,
): SharedRun<Other>[] {
  const place = placeOf(run);
  const spans = others.flatMap((other) =>
    sameFrames(other.mm, run).map((same) => ({
      other,
      from: Math.max(0, placeOf(same) - place),
      to: Math.min(run.count, placeOf(same) + same.count - place),
    })),
  );
  const cuts = isCells
    ? Array.from({ length: run.count }, (_, k) => k)
    : [...new Set([0, ...spans.flatMap(({ from, to }) => [from, to])])].filter((cut) => cut < run.count);
  cuts.sort((a, b) => a - b);
  const out: SharedRun<Other>[] = [];
  cuts.forEach((from, k) => {
    const to = cuts[k + 1] ?? run.count;
    const covering = spans.filter((span) => span.from <= from && span.to >= to).map(({ other }) => other);
    const sharers = [...new Set(covering)];
    const last = out[out.length - 1];
    // Where page tables meet there is a cut that means nothing.
    if (
      !isCells &&
      last &&
      last.sharers.length === sharers.length &&
      sharers.every((other) => last.sharers.includes(other))
    )
      out[out.length - 1] = { sharers, run: { ...last.run, count: last.run.count + to - from } };
    else out.push({ sharers, run: partOf(run, run.page + from, to - from) });
  });
  return out;
}
