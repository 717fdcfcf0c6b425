/**
 * What the pictures are given. Models hold VMAs as the engine has them, options, and words that are ready to be
 * shown; no language, no colour and no pixel stands here. A model is never changed: make a new one for every
 * instant, and share the parts that stay (above all `axis.extents`), for the layouts remember by identity.
 *
 * Units: addresses and lengths in bytes, times in milliseconds. Everything is `readonly`.
 */
import type { Addr, Bytes, Vma, VmaId } from '../engine';

/** A range of addresses, [addr, end), bytes. */
export interface AddrRange {
  readonly addr: Addr;
  readonly end: Addr;
}

/** Whatever has a start and an end: every Vma is one. */
export interface Extent {
  readonly vm_start: Addr;
  readonly vm_end: Addr;
}

/**
 * How addresses become x.
 * - `squeezed` (the default): a VMA is as wide as the logarithm of its pages, a hole is a break mark of fixed width.
 * - `linear`: the same number of pixels for every page; opens on the surroundings of `focus`, for merge arithmetic.
 * - `true`: as linear, opens on the whole address space.
 */
export type AxisMode = 'squeezed' | 'linear' | 'true';

/** The x axis that the bar, the tree and the list share. Give the same object to all three. */
export interface AxisModel {
  readonly mode: AxisMode;
  /**
   * What the scale is made of: the VMAs before the call and those after it (two arrays, in address order). Keep the
   * same arrays for all steps of a call: then nothing slides that did not move.
   */
  readonly extents: readonly (readonly Extent[])[];
  /** Ranges that get room of their own even where nothing is mapped: the request. */
  readonly requests: readonly AddrRange[];
  /** The address space: [0, task_size) shows the holes below the first and above the last VMA as well. */
  readonly limits: AddrRange;
  /** Holes that the user opened: a hole that meets one of these ranges is drawn to its logarithm. */
  readonly openHoles: readonly AddrRange[];
  /** The addresses at the left and right edge; null: everything if it is readable, else the part around `focus`. */
  readonly view: AddrRange | null;
  /** What to show when there is not room for all: usually the request with its neighbours. Constant during a call. */
  readonly focus: AddrRange | null;
}

/** Decides fill and stroke of a VMA; never the only carrier of a meaning. */
export type VmaKind = 'anon' | 'file' | 'heap' | 'stack' | 'special';

/** The words of one VMA. */
export interface VmaText {
  /** A, B … Z, AA. */
  readonly name: string;
  /** rw-p */
  readonly perm: string;
  /** Executable: gets a hatch. */
  readonly exec: boolean;
  /** Lines for the second row, the best first; as many are shown as there is room for: ['libc.so.6', '4 pages', 'α1']. */
  readonly details: readonly string[];
  /** One sentence for a screen reader. */
  readonly description: string;
}

/**
 * How an object is doing at this instant.
 * - `hot`: solid ring (the survivor, the VMA being changed)
 * - `doomed`: dashed, about to be freed
 * - `fresh`: dotted, not yet (or only just) linked
 */
export type MarkState = 'hot' | 'doomed' | 'fresh';

/** A small labelled tag at an object. */
export interface RoleTag {
  readonly id: VmaId;
  /** Decides the colour; `text` is what is read. */
  readonly role:
    | 'prev'
    | 'area'
    | 'next'
    | 'node'
    | 'parent'
    | 'gparent'
    | 'uncle'
    | 'sibling'
    | 'child'
    | 'successor'
    | 'other';
  readonly text: string;
}

/** What became of whom between the picture shown and this one: an animation follows it. From the engine's diff. */
export type Change =
  /** `id` was taken over by `into` and shrinks into it. */
  | { readonly kind: 'absorbed'; readonly id: VmaId; readonly into: VmaId }
  /** `id` is new and comes out of `from`. */
  | { readonly kind: 'split'; readonly id: VmaId; readonly from: VmaId }
  /** Fades out in place. */
  | { readonly kind: 'unmapped'; readonly id: VmaId }
  /** Fades in in place. */
  | { readonly kind: 'mapped'; readonly id: VmaId };

/** What all pictures share. */
interface PictureModel {
  readonly axis: AxisModel;
  /** Words of a VMA; called only for what is drawn. Keep the function the same object as long as its answers are. */
  readonly textOf: (vma: Vma) => VmaText;
  /** Name of the picture (accessible name). */
  readonly title: string;
  /** One or two sentences that say what is to be seen. */
  readonly description: string;
  readonly selected: VmaId | null;
  /** Lit up because the pointer or the focus is on it, here or in another picture. */
  readonly hovered: VmaId | null;
  readonly marks: readonly { readonly id: VmaId; readonly state: MarkState }[];
  readonly tags: readonly RoleTag[];
  /** For the transition to this picture; empty: what is new fades in, what is gone fades out. */
  readonly changes: readonly Change[];
  /** Length of the transition, ms. 0: cut (scrubbing, reduced motion, tests). */
  readonly motionMs: number;
  /** After a cut, leave a pale outline of where things were (reduced motion). */
  readonly ghostAfterCut: boolean;
}

/** The address bar. */
export interface BarModel extends PictureModel {
  /** At this instant, in address order. In the middle of an edit neighbours may overlap. */
  readonly vmas: readonly Vma[];
  /** At the start of the call, drawn as a pale row above; empty: no row. */
  readonly before: readonly Vma[];
  /** Asked of every VMA, and there may be 65,530: keep it cheap, and the same function. */
  readonly kindOf: (vma: Vma) => VmaKind;
  /** Heads the row of `before`: "before". */
  readonly beforeText: string;
  /** [addr, end) with its text: "[addr, end) 2 pages". */
  readonly request: (AddrRange & { readonly text: string }) | null;
  /** Dotted outline of what will be: the extent that the survivor is going to have. */
  readonly result: AddrRange | null;
  /** The case badge: "case 1", drawn under `at`. */
  readonly badge: (AddrRange & { readonly text: string }) | null;
  /** Words of a hole: its size ("42.6 TiB") and a sentence for a screen reader ("hole of 42.6 TiB, opens"). */
  readonly holeTextOf: (hole: AddrRange) => { readonly text: string; readonly description: string };
  /** Addresses by their last digits, as …c000: from the back row nobody reads twelve. */
  readonly shortAddresses?: boolean;
  /** Heads the axis of pages in the linear modes: "pages". */
  readonly pagesText: string;
}

/** The strip over the bar: the whole address space, with the window that the bar shows. */
export interface OverviewModel {
  readonly axis: AxisModel;
  readonly vmas: readonly Vma[];
  /** As in BarModel. */
  readonly kindOf: (vma: Vma) => VmaKind;
  /** "whole address space, 128 TiB, holes squeezed" */
  readonly caption: string;
  readonly title: string;
  readonly description: string;
  /** Accessible name of the window that can be moved. */
  readonly windowText: string;
  readonly request: AddrRange | null;
}

/** The colour of a node: "black", 黑; where that does not fit, "B" as a mark in the corner. */
export interface ColourText {
  readonly word: string;
  readonly letter: string;
}

/** One node of a descent, in order from the root. */
export interface DescentStep {
  readonly id: VmaId;
  /** What was asked there and what followed: "addr < vm_end? yes → left"; empty: nothing yet. */
  readonly text: string;
  /** The same where there is little room: "→ left". */
  readonly short: string;
  /** Where the descent went on; null: it ended here. */
  readonly went: 'left' | 'right' | null;
}

/** The red-black tree. Links and colours are read from the VMAs themselves. */
export interface TreeModel extends PictureModel {
  /** Every VMA that is in the tree, in the list, or held by a local at this instant; address order. */
  readonly vmas: readonly Vma[];
  /** mm_rb */
  readonly root: VmaId | null;
  /** What a node says of its colour. */
  readonly colourText: { readonly red: ColourText; readonly black: ColourText };
  /** "gap 42.6T", for rb_subtree_gap, bytes; null: gaps are not shown (kernels without them). */
  readonly gapTextOf: ((gap: Bytes) => string) | null;
  /**
   * From a node down to the one whose own gap is the maximum, each with its gap and where that comes from
   * ("gap 42.6T ← D"): drawn thick under the nodes. Empty: none.
   */
  readonly gapPath: readonly { readonly id: VmaId; readonly text: string }[];
  /** What the tree's code is doing, by the name of the case; null: nothing that has a name. */
  readonly caption: { readonly badge: string; readonly text: string } | null;
  /** Remarks at single nodes, for this instant: "key …6000 → …4000, node stays". */
  readonly notes: readonly { readonly id: VmaId; readonly text: string }[];
  /** Nodes whose stored gap is stale at this instant. */
  readonly staleGaps: readonly VmaId[];
  readonly descent: readonly DescentStep[];
  /** An empty place where a node is going to be linked: under `parent`, on `side`. */
  readonly slot: { readonly parent: VmaId; readonly side: 'left' | 'right' } | null;
  /** Words for the node in a screen reader: "B, black, parent F, children …". */
  readonly nodeTextOf: (vma: Vma) => string;
  /** Subtrees (by their top) that the user opened although they would be collapsed. */
  readonly openSubtrees: ReadonlySet<VmaId>;
  /** Accessible name of a collapsed subtree with so many nodes. */
  readonly subtreeTextOf: (count: number) => string;
  /** Shown in the empty picture: "no VMAs". */
  readonly emptyText: string;
}

/** The list along the bottom. vm_next and vm_prev are read from the VMAs themselves. */
export interface ListModel extends PictureModel {
  /** Every VMA that is in the tree, in the list, or held by a local at this instant; address order. */
  readonly vmas: readonly Vma[];
  /** Those of them that the list does not reach from its head. */
  readonly unlisted: ReadonlySet<VmaId>;
  /** mm->mmap */
  readonly head: VmaId | null;
  /** Is vm_prev drawn? 2.6.32 has vm_next alone. */
  readonly linksBack: boolean;
  /** A kernel without a list: the order alone, without arrows, and larger, for no tree stands over it. */
  readonly isOrder: boolean;
  /** "mm->mmap", "NULL" */
  readonly headText: string;
  readonly nullText: string;
  /** Words for an entry in a screen reader: "B, vm_next C, vm_prev H". */
  readonly entryTextOf: (vma: Vma) => string;
}
