/** The shape of a listing: our own pseudocode of one kernel function. Imports nothing. */

/**
 * plain: nothing to see in the world · test: a question with two outcomes · effect: the only lines on which
 * the world may change (but see Line.charges) · call: another listing follows · return: the function ends here.
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
  /** A test that takes what it asks for: a charge that was granted shows in `committed`. */
  readonly charges?: true;
}

export interface Listing {
  /** The kernel's name of the function, or of the system call. */
  readonly fn: string;
  /** File, function and kernel, named once. */
  readonly source: string;
  readonly lines: { readonly [key: string]: Line };
}

export const plain = (indent: number, text: string) => ({ in: indent, text, kind: 'plain' }) as const;
export const test = (indent: number, text: string) => ({ in: indent, text, kind: 'test' }) as const;
/** A test that charges pages where its answer is no. */
export const charge = (indent: number, text: string) => ({ in: indent, text, kind: 'test', charges: true }) as const;
export const effect = (indent: number, text: string) => ({ in: indent, text, kind: 'effect' }) as const;
/** An effect after which the invariants do not hold yet. */
export const critical = (indent: number, text: string) =>
  ({ in: indent, text, kind: 'effect', critical: true }) as const;
export const call = (indent: number, text: string) => ({ in: indent, text, kind: 'call' }) as const;
export const ret = (indent: number, text: string) => ({ in: indent, text, kind: 'return' }) as const;
/** The end of a function that leaves everything in order. */
export const settled = (indent: number, text: string) => ({ in: indent, text, kind: 'return', settled: true }) as const;
