/** VMAs and models for tests of the pictures: made by hand, for layouts know nothing of worlds. */
import fc from 'fast-check';
import { type Addr, PAGE_SIZE, type Pages, toBytes, type Vma, type VmaId } from '../engine';
import type { AxisModel, BarModel, ListModel, TreeModel } from '../layout/model';

export const TASK_END = 0x7ffffffff000;

/** A run of memory: pages after the end of the one before, then pages mapped. */
export interface Stretch {
  readonly hole: Pages;
  readonly pages: Pages;
}

const BARE = {
  vm_mm: 1,
  vm_flags: 0,
  vm_pgoff: 0,
  vm_file: null,
  vm_ops: null,
  anon_vma: null,
  anon_vma_chain: [],
  vm_policy: null,
  vm_userfaultfd_ctx: null,
  anon_name: null,
  vm_truncate_count: 0,
  rev: 0,
} as const;

/** One VMA; its links are given, the rest is bare. */
export function vma(id: VmaId, vm_start: Addr, pages: Pages, links: Partial<Vma> = {}): Vma {
  return {
    ...BARE,
    id,
    vm_start,
    vm_end: vm_start + toBytes(pages),
    vm_next: null,
    vm_prev: null,
    rb_parent: null,
    rb_left: null,
    rb_right: null,
    rb_colour: 'black',
    rb_subtree_gap: 0,
    ...links,
  };
}

/** Links VMAs in address order into a list and a balanced tree. Gives the root too. */
export function linked(vmas: readonly Vma[]): { vmas: Vma[]; root: VmaId | null } {
  const out = vmas.map((each, k) => ({
    ...each,
    vm_prev: vmas[k - 1]?.id ?? null,
    vm_next: vmas[k + 1]?.id ?? null,
  }));
  const build = (low: number, high: number, parent: VmaId | null): VmaId | null => {
    if (low > high) return null;
    const middle = Math.floor((low + high) / 2);
    const node = out[middle];
    if (!node) return null;
    out[middle] = {
      ...node,
      rb_parent: parent,
      rb_left: build(low, middle - 1, node.id),
      rb_right: build(middle + 1, high, node.id),
    };
    return node.id;
  };
  return { root: build(0, out.length - 1, null), vmas: out };
}

/** VMAs with ids 1, 2, … one after the other from an address on. */
export function vmasOf(stretches: readonly Stretch[], from: Addr = 0x10000): Vma[] {
  let at = from;
  return stretches.map(({ hole, pages }, k) => {
    const start = at + toBytes(hole);
    at = start + toBytes(pages);
    return vma(k + 1, start, pages);
  });
}

/** Address spaces: touching VMAs, small and huge ones, small and huge holes. */
export const stretches = (max = 30): fc.Arbitrary<Stretch[]> =>
  fc.array(
    fc.record({
      hole: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 200_000_000 })),
      pages: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 100_000 })),
    }),
    { minLength: 1, maxLength: max },
  );

export function axisOf(extents: AxisModel['extents'], over: Partial<AxisModel> = {}): AxisModel {
  return {
    mode: 'squeezed',
    extents,
    requests: [],
    limits: { addr: 0, end: TASK_END },
    openHoles: [],
    view: null,
    focus: null,
    ...over,
  };
}

const letter = (id: VmaId): string => String.fromCodePoint(64 + ((id - 1) % 26) + 1);

const shared = (axis: AxisModel) => ({
  axis,
  textOf: (each: Vma) => ({
    name: letter(each.id),
    perm: 'rw-p',
    exec: false,
    details: [`${(each.vm_end - each.vm_start) / PAGE_SIZE} pages`],
    description: `VMA ${letter(each.id)}`,
  }),
  title: 'picture',
  description: 'what is to be seen',
  selected: null,
  hovered: null,
  marks: [],
  tags: [],
  changes: [],
  motionMs: 0,
  ghostAfterCut: false,
});

export function barModel(vmas: readonly Vma[], axis = axisOf([vmas]), over: Partial<BarModel> = {}): BarModel {
  return {
    ...shared(axis),
    vmas,
    before: [],
    beforeText: 'before',
    kindOf: () => 'anon',
    request: null,
    result: null,
    badge: null,
    holeTextOf: ({ addr, end }) => ({ text: `${(end - addr) / PAGE_SIZE} p`, description: 'a hole' }),
    pagesText: 'pages',
    ...over,
  };
}

export function treeModel(
  vmas: readonly Vma[],
  root: VmaId | null,
  axis = axisOf([vmas]),
  over: Partial<TreeModel> = {},
): TreeModel {
  return {
    ...shared(axis),
    vmas,
    root,
    colourText: { red: { word: 'red', letter: 'R' }, black: { word: 'black', letter: 'B' } },
    gapTextOf: (gap) => `gap ${gap}`,
    gapPath: [],
    caption: null,
    notes: [],
    staleGaps: [],
    descent: [],
    slot: null,
    nodeTextOf: (each) => `node ${letter(each.id)}`,
    openSubtrees: new Set(),
    subtreeTextOf: (count) => `${count} nodes`,
    emptyText: 'no VMAs',
    ...over,
  };
}

/** Those that vm_next does not reach from the first. */
function unlistedIn(vmas: readonly Vma[]): Set<VmaId> {
  const unlisted = new Set(vmas.map(({ id }) => id));
  for (let at = vmas[0]; at && unlisted.delete(at.id); ) {
    const next = at.vm_next;
    at = vmas.find(({ id }) => id === next);
  }
  return unlisted;
}

export function listModel(vmas: readonly Vma[], axis = axisOf([vmas]), over: Partial<ListModel> = {}): ListModel {
  return {
    ...shared(axis),
    vmas,
    unlisted: unlistedIn(vmas),
    head: vmas[0]?.id ?? null,
    linksBack: true,
    isOrder: false,
    headText: 'mm->mmap',
    nullText: 'NULL',
    entryTextOf: (each) => `entry ${letter(each.id)}`,
    ...over,
  };
}
