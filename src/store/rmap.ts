/** From the moment at the cursor to the picture of the reverse mapping: VMAs, avcs, anon_vmas, i_mmap. Pure. */
import {
  type AnonVma,
  type AnonVmaId,
  type Inode,
  type InodeId,
  PROFILES,
  permissions,
  tableEntries,
  tableGet,
  type Vma,
  type VmaId,
  vmaName,
  type World,
} from '../engine';
import type { MarkState } from '../layout/model';
import type { Avc, ProcessGroup, RmapAnonVma, RmapInode, RmapMember, RmapModel, RmapVma } from '../layout/rmap-model';
import type { Moment } from './moment';
import { lastWorld, type WindowedMm, type WindowStarts, windowedMms } from './processes';
import type { RmapWords } from './rmap-words';
import { anonVmaName, baseName, kindOf, labelOf, pagesIn } from './texts';

/** What does not depend on the pointer. */
export type RmapScene = Omit<RmapModel, 'selected' | 'hovered' | 'lit' | 'motionMs' | 'ghostAfterCut'>;

/** VMAs in sight over all processes, and of each process at least. */
const MOST_VMAS = 120;
const LEAST_VMAS = 12;
const MOST_ANON_VMAS = 120;
const MOST_INODES = 24;
const MOST_MEMBERS = 16;
/** A file of so many times its mapped part is drawn in part. */
const MOST_EXTENT = 4;
/** A log does not say how large a file is: one so large stands for that. */
const UNKNOWN_PAGES = 2 ** 28;

interface Context {
  readonly world: World;
  readonly last: World | null;
  readonly words: RmapWords;
}

/** How one object stands to what it was. */
function markOf<T>(was: T | undefined, now: T, isSame: (was: T, now: T) => boolean, last: World | null) {
  if (last === null || was === now) return null;
  if (was === undefined) return 'fresh' as const;
  return isSame(was, now) ? null : ('hot' as const);
}

/** "+n more", or nothing. */
const moreText = (words: Pick<RmapWords, 'more'>, n: number): string => (n > 0 ? words.more(n) : '');

const sameChain = (a: Vma, b: Vma): boolean => a.anon_vma === b.anon_vma && sameIds(a.anon_vma_chain, b.anon_vma_chain);
const sameIds = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((id, k) => id === b[k]);

function chainOf({ last }: Context, vma: Vma): Avc[] {
  const was = last === null ? undefined : tableGet(last.vmas, vma.id);
  return vma.anon_vma_chain.map((id) => ({
    anonVma: id,
    name: anonVmaName(id),
    isOwn: vma.anon_vma === id,
    mark: last === null || was?.anon_vma_chain.includes(id) ? null : 'fresh',
  }));
}

function vmaRow(c: Context, { mm }: WindowedMm, vma: Vma): RmapVma {
  const { words, last, world } = c;
  const chain = chainOf(c, vma);
  const pages = pagesIn(vma);
  const name = vmaName(vma.id);
  const perm = permissions(vma.vm_flags);
  const label = labelOf(world, mm, vma);
  return {
    id: vma.id,
    name,
    perm,
    kind: kindOf(mm, vma),
    detail: label === '' ? words.pagesOf(pages) : baseName(label),
    chain,
    mark: markOf(last === null ? undefined : tableGet(last.vmas, vma.id), vma, sameChain, last),
    label: words.vma({ name, perm, pages, chain: chain.map((avc) => avc.name).join(', ') }),
  };
}

/** The group of a process, its rows made by `row`. */
export function processGroup<Row>(
  words: Pick<RmapWords, 'process' | 'more' | 'moreBefore' | 'moreAfter' | 'noVmas'>,
  windowed: WindowedMm,
  row: (vma: Vma) => Row,
): ProcessGroup<Row> {
  const { mm, pids, isCurrent, vmas, before, after } = windowed;
  // A window's length back, or on.
  const size = vmas.length;
  return {
    mm: mm.id,
    title: words.process(pids.join(', '), isCurrent),
    isCurrent,
    vmas: vmas.map(row),
    empty: size === 0 ? words.noVmas : '',
    before:
      before > 0
        ? { text: words.more(before), label: words.moreBefore(before), from: Math.max(0, before - size) }
        : null,
    after: after > 0 ? { text: words.more(after), label: words.moreAfter(after), from: before + size } : null,
  };
}

/** The anon_vmas of the chains in sight with their ancestors: parents first, in the order of the VMAs. */
function forestOf(world: World, vmas: readonly Vma[]): AnonVma[] {
  const known = new Map<AnonVmaId, AnonVma>();
  const add = (id: AnonVmaId): void => {
    const found = known.has(id) ? undefined : tableGet(world.anon_vmas, id);
    if (found === undefined || known.size >= MOST_ANON_VMAS) return;
    if (found.parent !== id) add(found.parent);
    known.set(id, found);
  };
  for (const vma of vmas) for (const id of vma.anon_vma_chain.toReversed()) add(id);
  const children = new Map<AnonVmaId, AnonVma[]>();
  const tops: AnonVma[] = [];
  for (const each of known.values()) {
    if (each.parent === each.id || !known.has(each.parent)) tops.push(each);
    else children.set(each.parent, [...(children.get(each.parent) ?? []), each]);
  }
  const out: AnonVma[] = [];
  const open = tops.reverse();
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    out.push(each);
    open.push(...(children.get(each.id) ?? []).toReversed());
  }
  return out;
}

const LISTED = 8;
/** A, B, C … for a screen reader. */
function namesOf(world: World, { vmas }: AnonVma | { vmas: Inode['i_mmap'] }): string {
  const out: string[] = [];
  for (const [id] of tableEntries(vmas)) {
    if (out.length === LISTED) return `${out.join(', ')} …`;
    if (tableGet(world.vmas, id)) out.push(vmaName(id));
  }
  return out.join(', ');
}

/** The counters as the kernel at hand keeps them. */
function countersText(world: World, { num_children, num_active_vmas }: AnonVma): string {
  switch (PROFILES[world.kernel].anonVmaReuse) {
    case 'counters':
      return `num_children ${num_children} · num_active_vmas ${num_active_vmas}`;
    case 'degree':
      return `degree ${num_children + num_active_vmas} = ${num_children} + ${num_active_vmas}`;
    case 'never':
      return '';
  }
}

const sameAnonVma = (a: AnonVma, b: AnonVma): boolean =>
  a.parent === b.parent && a.num_children === b.num_children && a.num_active_vmas === b.num_active_vmas;

function anonVmaRows({ world, last, words }: Context, forest: readonly AnonVma[]): RmapAnonVma[] {
  const depth = new Map<AnonVmaId, number>();
  return forest.map((each) => {
    const above = each.parent === each.id ? undefined : depth.get(each.parent);
    depth.set(each.id, above === undefined ? 0 : above + 1);
    const isRoot = each.root === each.id;
    const role = isRoot ? words.root : words.childOf(anonVmaName(each.parent));
    const counters = countersText(world, each);
    const name = anonVmaName(each.id);
    return {
      id: each.id,
      name,
      depth: depth.get(each.id) ?? 0,
      parent: above === undefined ? null : each.parent,
      role,
      counters,
      mark: markOf(last === null ? undefined : tableGet(last.anon_vmas, each.id), each, sameAnonVma, last),
      label: words.anonVma({ name, role, counters, vmas: namesOf(world, each) }),
    };
  });
}

const sameExtent = (a: Vma, b: Vma): boolean => a.vm_pgoff === b.vm_pgoff && pagesIn(a) === pagesIn(b);

function memberRow({ world, last, words }: Context, inode: Inode, id: VmaId): RmapMember[] {
  const vma = tableGet(world.vmas, id);
  const mm = vma && tableGet(world.mms, vma.vm_mm);
  if (!vma || !mm) return [];
  const name = vmaName(id);
  const past = vma.vm_pgoff + pagesIn(vma);
  const before = last === null ? undefined : tableGet(last.inodes, inode.id);
  const was =
    last !== null && before && tableGet(before.i_mmap, id) !== undefined ? tableGet(last.vmas, id) : undefined;
  return [
    {
      id,
      name,
      first: vma.vm_pgoff,
      past,
      kind: kindOf(mm, vma),
      mark: markOf(was, vma, sameExtent, last),
      label: words.member({ name, file: inode.name, first: vma.vm_pgoff, last: past - 1 }),
    },
  ];
}

function inodeRow(c: Context, inode: Inode, inSight: ReadonlySet<VmaId>): RmapInode {
  const ids: VmaId[] = [];
  for (const [id] of tableEntries(inode.i_mmap)) {
    // What is in sight comes first; of others only as many as fit.
    if (inSight.has(id) || ids.length < MOST_MEMBERS) ids.push(id);
    if (ids.length > 4 * MOST_MEMBERS) break;
  }
  const chosen = ids.sort((a, b) => Number(inSight.has(b)) - Number(inSight.has(a))).slice(0, MOST_MEMBERS);
  const members = chosen.flatMap((id) => memberRow(c, inode, id));
  members.sort((a, b) => a.first - b.first || a.past - b.past || a.id - b.id);
  const mapped = Math.max(1, ...members.map(({ past }) => past));
  const isCut = inode.pages > MOST_EXTENT * mapped;
  return {
    id: inode.id,
    name: baseName(inode.name),
    extent: isCut ? mapped : Math.max(inode.pages, mapped),
    isCut,
    size: inode.pages < UNKNOWN_PAGES ? c.words.pagesOf(inode.pages) : '',
    members,
    more: moreText(c.words, inode.i_mmap.size - chosen.length),
  };
}

/** The inodes that the VMAs in sight map, each once. */
function inodesOf(world: World, vmas: readonly Vma[]): Inode[] {
  const found = new Map<InodeId, Inode>();
  for (const { vm_file } of vmas) {
    const file = vm_file === null ? undefined : tableGet(world.files, vm_file);
    const inode = file && tableGet(world.inodes, file.inode);
    if (inode) found.set(inode.id, inode);
  }
  return [...found.values()];
}

/** The picture at the cursor. */
export function rmapScene(moment: Moment, selected: VmaId | null, starts: WindowStarts, words: RmapWords): RmapScene {
  const { world } = moment;
  const c: Context = { world, last: lastWorld(moment), words };
  const { shown, more } = windowedMms(moment, selected, starts, MOST_VMAS, LEAST_VMAS);
  const vmas = shown.flatMap((windowed) => windowed.vmas);
  const inSight = new Set(vmas.map(({ id }) => id));
  const forest = forestOf(world, vmas);
  const inodes = inodesOf(world, vmas);
  const kept = inodes.slice(0, MOST_INODES);
  return {
    title: words.title,
    description: words.description({ vmas: vmas.length, anonVmas: forest.length, inodes: inodes.length }),
    processes: shown.map((windowed) => processGroup(words, windowed, (vma) => vmaRow(c, windowed, vma))),
    anonVmas: anonVmaRows(c, forest),
    inodes: kept.map((inode) => inodeRow(c, inode, inSight)),
    moreAnonVmas: moreText(words, world.anon_vmas.size - forest.length),
    moreInodes: moreText(words, inodes.length - kept.length),
    moreProcesses: words.moreProcesses(more),
    heads: words.heads,
    noChain: words.noChain,
    noAnonVma: words.noAnonVma,
  };
}

/** The rows of the picture's twin: one for each avc, and one for a VMA without. */
export interface RmapTableRow {
  readonly key: string;
  readonly vma: VmaId;
  readonly name: string;
  readonly process: string;
  /** 1: the newest; null: no chain. */
  readonly place: number | null;
  readonly anonVma: string;
  readonly isOwn: boolean;
  readonly mark: MarkState | null;
}

export const rmapTable = ({ processes }: RmapScene): RmapTableRow[] =>
  processes.flatMap(({ title, vmas }) =>
    vmas.flatMap(({ id, name, chain, mark }): RmapTableRow[] => {
      const row = { vma: id, name, process: title };
      if (chain.length === 0) return [{ ...row, key: `${id}`, place: null, anonVma: '', isOwn: false, mark }];
      return chain.map((avc, k) => ({
        ...row,
        key: `${id}:${avc.anonVma}`,
        place: k + 1,
        anonVma: avc.name,
        isOwn: avc.isOwn,
        mark: avc.mark ?? mark,
      }));
    }),
  );
