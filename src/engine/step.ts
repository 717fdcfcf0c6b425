/**
 * A step is one line of a listing being executed. The engine calls the recorder after the line's effect
 * (before it, on lines that call another listing), so world is what is true once the line is done.
 */
import type { Anchor, FunctionName } from '../listing';
import type { VmaRef } from './call';
import type { World } from './world';

/** What each local stands for, and so how it is printed and what it lights up. One meaning a name. */
export const LOCAL_KINDS = {
  mm: 'mm',
  vma: 'vma',
  prev: 'vma',
  next: 'vma',
  area: 'vma',
  expand: 'vma',
  insert: 'vma',
  last: 'vma',
  tmp: 'vma',
  found: 'vma',
  importer: 'vma',
  exporter: 'vma',
  survivor: 'vma',
  removed: 'vma',
  near: 'vma',
  parentVma: 'vma',
  node: 'vma',
  parent: 'vma',
  gparent: 'vma',
  uncle: 'vma',
  sibling: 'vma',
  child: 'vma',
  successor: 'vma',
  root: 'vma',
  rb_parent: 'vma',
  rb_prev: 'vma',
  addr: 'addr',
  start: 'addr',
  end: 'addr',
  vm_start: 'addr',
  vm_end: 'addr',
  old_addr: 'addr',
  new_addr: 'addr',
  low_limit: 'addr',
  high_limit: 'addr',
  gap_start: 'addr',
  gap_end: 'addr',
  brk: 'addr',
  newbrk: 'addr',
  oldbrk: 'addr',
  highest_vm_end: 'addr',
  task_size: 'addr',
  mmap_base: 'addr',
  len: 'bytes',
  old_len: 'bytes',
  new_len: 'bytes',
  gap: 'bytes',
  stored: 'bytes',
  limit: 'bytes',
  grow: 'bytes',
  pages: 'pages',
  pgoff: 'pages',
  pglen: 'pages',
  adjust_next: 'pages',
  total_vm: 'pages',
  locked_vm: 'pages',
  flags: 'vm_flags',
  newflags: 'vm_flags',
  oldflags: 'vm_flags',
  prot: 'prot',
  mapflags: 'map_flags',
  moveflags: 'mremap_flags',
  advice: 'advice',
  anon_vma: 'anon_vma',
  other_anon_vma: 'anon_vma',
  file: 'file',
  count: 'number',
  max: 'number',
  slot: 'number',
  seqnum: 'number',
  mergeCase: 'number',
  remove_next: 'number',
  new_below: 'number',
  visited: 'number',
  pid: 'number',
  colour: 'text',
  side: 'text',
  rule: 'text',
  errno: 'text',
  text: 'text',
} as const;
export type LocalName = keyof typeof LOCAL_KINDS;
export type LocalValue = number | string | null;
/** vma-like locals are ids; null is NULL. */
export type Locals = { readonly [K in LocalName]?: LocalValue };

/** One rule of a predicate: the Why panel shows a row for each. */
export interface RuleCheck {
  readonly rule: RuleName;
  readonly ok: boolean;
  /** What the request brings. */
  readonly expected: RuleValue;
  /** What the neighbour has. */
  readonly actual: RuleValue;
}
export const RULE_NAMES = [
  'special',
  'share_pool',
  'adjacent',
  'flags',
  'file',
  'close',
  'userfaultfd',
  'anon_name',
  'policy',
  'anon_vma',
  'pgoff',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];
export type RuleValue =
  | { readonly kind: 'flags'; readonly value: number /** the bits that differ */; readonly mark: number }
  | {
      readonly kind: 'anon_vma';
      readonly value: number | null /** chain length, of a neighbour */;
      readonly chain?: number;
    }
  /** Of these flags none. */
  | { readonly kind: 'none-of'; readonly value: number }
  | { readonly kind: 'pages' | 'file' | 'addr'; readonly value: number | null }
  | { readonly kind: 'text'; readonly value: string | null };

/** A question put to one neighbour, with every rule's answer: `vma_merge` asks it of prev and of next. */
export interface Why {
  /** range: may it merge at all? */
  readonly question: 'after' | 'before' | 'both' | 'range';
  /** null: the question is about nobody but the range. */
  readonly vma: number | null;
  readonly checks: readonly RuleCheck[];
}

/** One invocation on the call stack. */
export interface Frame {
  readonly fn: FunctionName;
  /** The line of the caller; null at the bottom. */
  readonly from: Anchor | null;
  readonly caller: Frame | null;
  readonly depth: number;
}

export interface Step {
  readonly anchor: Anchor;
  readonly frame: Frame;
  readonly world: World;
  readonly locals: Locals;
  /** Of a test line: which way it went. */
  readonly outcome?: boolean;
  readonly why?: readonly Why[];
  /** The range that is asked for, while one is. */
  readonly request?: { readonly addr: number; readonly end: number };
  /** prev, area and next of a merge under way. */
  readonly tags?: { readonly prev: VmaRef | null; readonly area: VmaRef | null; readonly next: VmaRef | null };
  readonly mergeCase?: number;
}

/** `vma_merge.area` is a line of `vma_merge`. */
const functionOf = (anchor: Anchor): FunctionName => anchor.slice(0, anchor.indexOf('.')) as FunctionName;

/** Functions of the red-black tree, and lines elsewhere that walk it: kernels with a maple tree have none of them. */
const RB_TREE_FUNCTIONS: ReadonlySet<FunctionName> = new Set([
  'vma_link_rb',
  'find_vma_links',
  'rb_insert',
  'rb_erase',
  'rb_erase_color',
  'vma_gap_update',
  'unmapped_area',
  'unmapped_area_topdown',
] as const);
const RB_TREE_LINES: ReadonlySet<Anchor> = new Set([
  'find_vma.root',
  'find_vma.above',
  'find_vma.candidate',
  'find_vma.contains',
  'find_vma.left',
  'find_vma.right',
  'dup_mmap.hang',
  'dup_mmap.rebalance',
] as const);
const isAboutRbTree = (anchor: Anchor): boolean =>
  RB_TREE_LINES.has(anchor) || RB_TREE_FUNCTIONS.has(functionOf(anchor));

/** Takes the steps of one call. Absent in bulk: then a line costs one test for null. */
export class Recorder {
  readonly steps: Step[] = [];
  private frame: Frame | null = null;
  private readonly snapshot: () => World;
  private context: Pick<Step, 'request' | 'tags' | 'mergeCase'> = {};

  private readonly rbTree: boolean;

  /** rbTree: the kernel keeps its VMAs in a red-black tree, so the lines about it are recorded. */
  constructor(snapshot: () => World, rbTree = true) {
    this.snapshot = snapshot;
    this.rbTree = rbTree;
  }

  /** The line was executed. */
  at(anchor: Anchor, locals: Locals = {}, why?: readonly Why[]): void {
    this.push({ anchor, locals, ...(why && { why }) });
  }

  /** The line asked a question. */
  test(anchor: Anchor, outcome: boolean, locals: Locals = {}, why?: readonly Why[]): void {
    this.push({ anchor, outcome, locals, ...(why && { why }) });
  }

  /** What the following steps are about, until changed. */
  about(context: Partial<Pick<Step, 'request' | 'tags' | 'mergeCase'>>): void {
    this.context = { ...this.context, ...context };
  }

  get last(): Step | undefined {
    return this.steps[this.steps.length - 1];
  }

  private push(step: Omit<Step, 'frame' | 'world'>): void {
    if (!this.rbTree && isAboutRbTree(step.anchor)) return;
    this.frame = this.frameOf(functionOf(step.anchor));
    this.steps.push({ ...step, ...this.context, frame: this.frame, world: this.snapshot() });
  }

  /**
   * No listing calls itself, so a line of a function on the stack means a return to it, and a line of any
   * other function a call from the line before.
   */
  private frameOf(fn: FunctionName): Frame {
    for (let frame = this.frame; frame !== null; frame = frame.caller) if (frame.fn === fn) return frame;
    return {
      fn,
      from: this.last?.anchor ?? null,
      caller: this.frame,
      depth: this.frame === null ? 0 : this.frame.depth + 1,
    };
  }
}
