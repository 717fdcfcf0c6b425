/** From the moment at the cursor to the picture of the pages: what each page table entry points to. Pure. */
import {
  hex,
  type Mm,
  type PageRun,
  type Pages,
  permissions,
  tableGet,
  toAddr,
  toPages,
  type Vma,
  type VmaId,
  vmaName,
  type World,
} from '../engine';
import type { MarkState } from '../layout/model';
import type { PagePart, PagesModel, PagesVma } from '../layout/rmap-model';
import { bySharing, partOf, presentRuns, runAt, sameFrames } from './frames';
import type { Moment } from './moment';
import { type Living, lastWorld, livingMms, type WindowedMm, type WindowStarts, windowedMms } from './processes';
import { processGroup } from './rmap';
import type { PagesWords } from './rmap-words';
import { anonVmaName, baseName, kindOf, labelOf, pagesIn } from './texts';

/** What does not depend on the pointer. */
export type PagesScene = Omit<PagesModel, 'selected' | 'hovered' | 'motionMs' | 'ghostAfterCut'>;

/** Up to so many pages a VMA has a cell for each. */
const MOST_CELLS = 64;
const MOST_EMPTY = 8;
/** Runs of a larger VMA that are drawn. */
const MOST_RUNS = 24;
/** VMAs in sight over all processes, and of each process at least. */
const MOST_VMAS = 24;
const LEAST_VMAS = 6;
/** More mms than this are not asked whether they share a frame. */
const MOST_SHARERS = 64;

interface Context {
  readonly world: World;
  /** Changes are marked against the one, and their old values told from the other. */
  readonly last: World | null;
  readonly before: World;
  readonly words: PagesWords;
  readonly living: readonly Living[];
}

/** …c004, or as it is where it is short. */
const shortHex = (value: number): string => {
  const digits = hex(value);
  return digits.length > 5 ? `…${digits.slice(-4)}` : `0x${digits}`;
};
const fullHex = (value: number): string => `0x${hex(value)}`;

function mappingText({ world, words }: Context, run: PageRun): string {
  if (run.kind === 'zero' || run.mapping === null) return words.zero;
  if (run.kind === 'anon') return anonVmaName(run.mapping);
  return baseName(tableGet(world.inodes, run.mapping)?.name ?? '');
}

/** The same frame in an older mm, as a run that begins with it. */
function frameBefore(old: Mm, run: PageRun): PageRun | undefined {
  const [same] = run.kind === 'anon' ? sameFrames(old, { ...run, count: 1 }) : [];
  return same && partOf(same, same.page + (run.pfn - same.pfn), 1);
}

function markOf({ last }: Context, mm: Mm, run: PageRun): MarkState | null {
  if (last === null) return null;
  const old = tableGet(last.mms, mm.id);
  if (old === mm) return null;
  if (old === undefined) return 'fresh';
  if (run.kind !== 'anon') {
    const was = runAt(old, run.page);
    return was?.kind === run.kind && was.mapping === run.mapping ? null : 'fresh';
  }
  const was = frameBefore(old, run);
  if (was === undefined) return 'fresh';
  return was.page === run.page && was.mapping === run.mapping && was.index === run.index ? null : 'hot';
}

/** What mapping and index of the frame were before the call; empty: as now. */
function wasText(c: Context, mm: Mm, run: PageRun): string {
  const old = tableGet(c.before.mms, mm.id);
  const was = old && old !== mm ? frameBefore(old, run) : undefined;
  if (was === undefined) return '';
  const parts = [
    was.mapping === run.mapping ? '' : mappingText(c, was),
    was.index === run.index ? '' : shortHex(was.index),
  ].filter((each) => each !== '');
  return parts.length === 0 ? '' : `← ${parts.join(' ')}`;
}

function frameText({ pfn, count }: PageRun): string {
  if (pfn === 0) return '';
  return count === 1 ? `#${pfn}` : `#${pfn}–#${pfn + count - 1}`;
}

function partsOf(c: Context, windowed: WindowedMm, vma: Vma, run: PageRun, isCells: boolean): PagePart[] {
  const { mm } = windowed;
  const others = c.living.filter((other) => other.mm.id !== mm.id).slice(0, MOST_SHARERS);
  return bySharing(run, others, isCells).map(({ run: part, sharers }) => {
    const { kind } = part;
    const who = sharers.map(({ pids }) => pids.join(', ') || '…').join(', ');
    const isZero = kind === 'zero';
    const words = {
      mapping: mappingText(c, part),
      frame: frameText(part),
      was: wasText(c, mm, part),
    };
    return {
      ...words,
      key: part.pfn > 0 ? `frame-${mm.id}-${part.pfn}` : `page-${mm.id}-${part.page}`,
      page: part.page,
      count: part.count,
      kind,
      index: isZero ? '' : shortHex(part.index),
      fullIndex: isZero ? '' : fullHex(part.index),
      shared: who === '' ? '' : `⇄ ${who}`,
      size: c.words.pagesOf(part.count),
      mark: markOf(c, mm, part),
      label: c.words.page({
        ...words,
        vma: vmaName(vma.id),
        addr: fullHex(toAddr(part.page)),
        n: part.count,
        kind,
        index: isZero ? '' : fullHex(part.index),
        shared: who,
      }),
    };
  });
}

function absentPart({ words }: Context, mm: Mm, vma: Vma, page: Pages, count: Pages): PagePart {
  const nothing = { mapping: '', index: '', fullIndex: '', frame: '', shared: '', was: '', mark: null };
  const addr = fullHex(toAddr(page));
  const label = words.page({ ...nothing, vma: vmaName(vma.id), addr, n: count, kind: 'absent' });
  return { ...nothing, key: `absent-${mm.id}-${page}`, page, count, kind: 'absent', size: words.absent(count), label };
}

/** Runs with what is absent between them, as many as are drawn. */
function runParts(c: Context, windowed: WindowedMm, vma: Vma, runs: readonly PageRun[]) {
  const parts: PagePart[] = [];
  const past = toPages(vma.vm_end);
  let page: Pages = toPages(vma.vm_start);
  let drawn = 0;
  for (const run of runs) {
    if (parts.length >= MOST_RUNS) break;
    if (run.page > page) parts.push(absentPart(c, windowed.mm, vma, page, run.page - page));
    parts.push(...partsOf(c, windowed, vma, run, false));
    page = run.page + run.count;
    drawn++;
  }
  if (drawn === runs.length && page < past) parts.push(absentPart(c, windowed.mm, vma, page, past - page));
  return { parts: parts.slice(0, 2 * MOST_RUNS), more: runs.length - drawn };
}

function vmaRow(c: Context, windowed: WindowedMm, vma: Vma): PagesVma {
  const { words, world, last } = c;
  const { mm } = windowed;
  const pages = pagesIn(vma);
  const page = toPages(vma.vm_start);
  const runs = presentRuns(mm, page, page + pages);
  const present = runs.reduce((sum, { count }) => sum + count, 0);
  // Where nothing is present one word says as much as a field of empty cells.
  const isCells = pages <= (present === 0 ? MOST_EMPTY : MOST_CELLS);
  const { parts, more } = isCells
    ? { parts: runs.flatMap((run) => partsOf(c, windowed, vma, run, true)), more: 0 }
    : runParts(c, windowed, vma, runs);
  const name = vmaName(vma.id);
  const perm = permissions(vma.vm_flags);
  const isFresh = last !== null && tableGet(last.vmas, vma.id) === undefined;
  return {
    id: vma.id,
    name,
    perm,
    kind: kindOf(mm, vma),
    mark: isFresh ? 'fresh' : null,
    detail: words.present(present, pages),
    label: words.vma({ name, perm, present, pages, label: labelOf(world, mm, vma) }),
    page,
    pages,
    isCells,
    parts,
    more: more > 0 ? words.more(more) : '',
  };
}

/** The picture at the cursor. */
export function pagesScene(
  moment: Moment,
  selected: VmaId | null,
  starts: WindowStarts,
  words: PagesWords,
): PagesScene {
  const { world, before } = moment;
  const c: Context = { world, last: lastWorld(moment), before, words, living: livingMms(world) };
  const { shown, more } = windowedMms(moment, selected, starts, MOST_VMAS, LEAST_VMAS);
  return {
    title: words.title,
    description: words.description(shown.reduce((sum, { vmas }) => sum + vmas.length, 0)),
    processes: shown.map((windowed) => processGroup(words, windowed, (vma) => vmaRow(c, windowed, vma))),
    moreProcesses: words.moreProcesses(more),
  };
}

/** A row of the picture's twin: a page, or a run of pages. */
export interface PagesTableRow {
  readonly key: string;
  readonly vma: VmaId;
  readonly name: string;
  readonly process: string;
  /** null: no page of the VMA is present. */
  readonly part: PagePart | null;
  readonly addr: string;
}

export const pagesTable = ({ processes }: PagesScene): PagesTableRow[] =>
  processes.flatMap(({ mm, title, vmas }) =>
    vmas.flatMap(({ id, name, page, parts }): PagesTableRow[] => {
      const row = { vma: id, name, process: title };
      const present = parts.filter(({ kind }) => kind !== 'absent');
      if (present.length === 0) return [{ ...row, key: `${mm}:${id}`, part: null, addr: fullHex(toAddr(page)) }];
      return present.map((part) => ({ ...row, key: `${mm}:${part.key}`, part, addr: fullHex(toAddr(part.page)) }));
    }),
  );
