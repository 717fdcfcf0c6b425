/** The shape of a listing: our own pseudocode of one kernel function. Imports nothing. */

/**
 * plain: nothing to see in the world · test: a question with two outcomes · effect: the only lines on which
 * the world may change (but see Line.changes) · call: another listing follows · return: the function ends here.
 */
export type LineKind = 'plain' | 'test' | 'effect' | 'call' | 'return';

export interface Line {
  readonly text: string;
  /** Levels of indentation. */
  readonly in: number;
  readonly kind: LineKind;
  /**
   * List, tree or counters may disagree once this line is done, and until an effect line without this mark
   * or a settled line.
   */
  readonly critical?: true;
  /** Not an effect, but here all that was critical is mended. */
  readonly settled?: true;
  /** The kernels that have the line, where not all of them have it. */
  readonly kernels?: readonly string[];
  /** A test that changes the world by asking: a charge that is granted, a hole that is noted. */
  readonly changes?: true;
}

export interface Listing {
  /** The kernel's name of the function, or of the system call. */
  readonly fn: string;
  /** Which form of it: what stands behind the @ in its key, where it is not that of 5.10. */
  readonly form?: string;
  /** File, function and kernel, named once. */
  readonly source: string;
  readonly lines: { readonly [key: string]: Line };
}

export const plain = <const T extends string>(indent: number, text: T) =>
  ({ in: indent, text, kind: 'plain' }) as const;
export const test = <const T extends string>(indent: number, text: T) => ({ in: indent, text, kind: 'test' }) as const;
/** A test that charges pages where its answer is no. */
export const charge = <const T extends string>(indent: number, text: T) =>
  ({ in: indent, text, kind: 'test', changes: true }) as const;
/** A test that takes note of what it saw. */
export const noting = <const T extends string>(indent: number, text: T) =>
  ({ in: indent, text, kind: 'test', changes: true }) as const;
export const effect = <const T extends string>(indent: number, text: T) =>
  ({ in: indent, text, kind: 'effect' }) as const;
/** An effect after which the invariants do not hold yet. */
export const critical = <const T extends string>(indent: number, text: T) =>
  ({ in: indent, text, kind: 'effect', critical: true }) as const;
export const call = <const T extends string>(indent: number, text: T) => ({ in: indent, text, kind: 'call' }) as const;
export const ret = <const T extends string>(indent: number, text: T) => ({ in: indent, text, kind: 'return' }) as const;
/** A line that not every kernel has. */
export const only = <L extends Line>(kernels: readonly string[], line: L) => ({ ...line, kernels });
/** The end of a function that leaves everything in order. */
export const settled = <const T extends string>(indent: number, text: T) =>
  ({ in: indent, text, kind: 'return', settled: true }) as const;

/** mm->mmap_cache; four slots a task; list and red-black tree, so all before the maple tree. */
export const MMAP_CACHE = ['2.6.32'] as const;
export const VMACACHE = ['4.4', '5.10', '5.10-openeuler', '5.17', '5.17-anon-merge'] as const;
export const TO_4_4 = [...MMAP_CACHE, '4.4'] as const;
/** The guard page inside a stack (2.6.36 to 4.11). */
export const GUARD_PAGE = ['4.4'] as const;
/** MAP_FIXED_NOREPLACE (4.17), MREMAP_DONTUNMAP (5.7). */
export const FROM_5_10 = ['5.10', '5.10-openeuler', '5.17', '5.17-anon-merge', '6.1', '6.12', '6.18'] as const;
export const FROM_4_4 = ['4.4', ...FROM_5_10] as const;
export const TO_5_17 = [...MMAP_CACHE, ...VMACACHE] as const;
export const TO_6_1 = [...TO_5_17, '6.1'] as const;
/** From a release on. */
export const FROM_6_18 = ['6.18'] as const;
export const FROM_6_12 = ['6.12', ...FROM_6_18] as const;
export const FROM_6_1 = ['6.1', ...FROM_6_12] as const;
export const FROM_5_17 = ['5.17', '5.17-anon-merge', ...FROM_6_1] as const;
/** The series of 2022 on merging anonymous memory. */
export const ANON_MERGE = ['5.17-anon-merge'] as const;
