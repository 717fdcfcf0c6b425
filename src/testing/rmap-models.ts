/** Models of the reverse mapping and of the pages for tests of the pictures: made by hand, or at random. */
import fc from 'fast-check';
import type {
  PagePart,
  PagesModel,
  PagesVma,
  ProcessGroup,
  RmapAnonVma,
  RmapModel,
  RmapVma,
} from '../layout/rmap-model';

const LOOK = {
  title: 'picture',
  description: 'what is to be seen',
  selected: null,
  hovered: null,
  motionMs: 0,
  ghostAfterCut: false,
  moreProcesses: '',
} as const;

const row = (id: number) => ({
  id,
  name: `V${id}`,
  perm: 'rw-p',
  kind: 'anon' as const,
  mark: null,
  label: `VMA ${id}`,
  detail: '4 pages',
});

/** A VMA with the chain given, newest first; the newest is its own. */
export const rmapVma = (id: number, chain: readonly number[], over: Partial<RmapVma> = {}): RmapVma => ({
  ...row(id),
  chain: chain.map((anonVma, k) => ({ anonVma, name: `α${anonVma}`, isOwn: k === 0, mark: null })),
  ...over,
});

export const anonVma = (id: number, depth = 0, parent: number | null = null): RmapAnonVma => ({
  id,
  name: `α${id}`,
  depth,
  parent,
  role: parent === null ? 'root' : `child of α${parent}`,
  counters: 'num_children 1 · num_active_vmas 1',
  mark: null,
  label: `α${id}`,
});

export const processOf = <Row>(mm: number, vmas: readonly Row[], over: Partial<ProcessGroup<Row>> = {}) => ({
  mm,
  title: `process ${mm}`,
  isCurrent: mm === 1,
  vmas,
  before: null,
  after: null,
  empty: '',
  ...over,
});

export const rmapModel = (over: Partial<RmapModel> = {}): RmapModel => ({
  ...LOOK,
  processes: [],
  anonVmas: [],
  inodes: [],
  moreAnonVmas: '',
  moreInodes: '',
  heads: { anonVmas: 'anon_vma', inodes: 'i_mmap' },
  noChain: 'no chain',
  noAnonVma: 'none',
  lit: null,
  ...over,
});

/** Parent and child after a fork: A on α1; B on α2 and α1. */
export const forked = (over: Partial<RmapModel> = {}): RmapModel =>
  rmapModel({
    processes: [processOf(1, [rmapVma(1, [1])]), processOf(2, [rmapVma(2, [2, 1])])],
    anonVmas: [anonVma(1), anonVma(2, 1, 1)],
    ...over,
  });

export function page(number: number, over: Partial<PagePart> = {}): PagePart {
  return {
    key: `frame-1-${number}`,
    page: number,
    count: 1,
    kind: 'anon',
    mapping: 'α1',
    index: '…c004',
    fullIndex: '0x7f3a0c004',
    frame: `#${number}`,
    shared: '',
    was: '',
    size: '1 page',
    mark: null,
    label: `page ${number}`,
    ...over,
  };
}

export const pagesVma = (
  id: number,
  first: number,
  pages: number,
  parts: readonly PagePart[],
  over: Partial<PagesVma> = {},
): PagesVma => ({ ...row(id), page: first, pages, isCells: pages <= 64, parts, more: '', ...over });

export const pagesModel = (vmas: readonly PagesVma[], over: Partial<PagesModel> = {}): PagesModel => ({
  ...LOOK,
  processes: [processOf(1, vmas)],
  ...over,
});

/** Forests with VMAs on them, files with intervals: what a random program may leave behind. */
export const rmapModels = (): fc.Arbitrary<RmapModel> =>
  fc
    .record({
      parents: fc.array(fc.nat(), { maxLength: 12 }),
      chains: fc.array(fc.array(fc.nat(), { maxLength: 8 }), { minLength: 1, maxLength: 14 }),
      cut: fc.nat(),
      files: fc.array(
        fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 200 })), { minLength: 1, maxLength: 6 }),
        {
          maxLength: 3,
        },
      ),
    })
    .map(({ parents, chains, cut, files }) => {
      // Even: a root; odd: a child of one of those before.
      const made: RmapAnonVma[] = [];
      for (const [k, draw] of parents.entries()) {
        const above = draw % 2 === 1 ? made[Math.floor(draw / 2) % Math.max(1, made.length)] : undefined;
        made.push(above ? anonVma(k + 1, above.depth + 1, above.id) : anonVma(k + 1));
      }
      const ordered: RmapAnonVma[] = [];
      const add = (each: RmapAnonVma): void => {
        ordered.push(each);
        for (const child of made) if (child.parent === each.id) add(child);
      };
      for (const each of made) if (each.parent === null) add(each);
      const vmas = chains.map((chain, k) =>
        rmapVma(k + 1, made.length === 0 ? [] : [...new Set(chain.map((draw) => (draw % made.length) + 1))]),
      );
      const at = cut % (vmas.length + 1);
      return rmapModel({
        processes: [processOf(1, vmas.slice(0, at)), processOf(2, vmas.slice(at))],
        anonVmas: ordered,
        inodes: files.map((members, k) => ({
          id: k + 1,
          name: `lib${k}.so`,
          extent: 700,
          isCut: false,
          size: '700 pages',
          more: '',
          members: members
            .map(([first, count], n) => ({ ...row(100 * (k + 1) + n), first, past: first + count }))
            .sort((a, b) => a.first - b.first),
        })),
      });
    });
