/** The shape of a listing: our own pseudocode of one kernel function. Imports nothing. */

/**
 * plain: nothing to see in the world · test: a question with two outcomes · effect: the only lines on which
 * the world may change · call: another listing follows · return: the function ends here.
 */
export type LineKind = 'plain' | 'test' | 'effect' | 'call' | 'return';

export interface Line {
  readonly text: string;
  /** Levels of indentation. */
  readonly in: number;
  readonly kind: LineKind;
  /** List, tree or counters may disagree once this line is done; a later line mends it. */
  readonly critical?: true;
}

export interface Listing {
  /** The kernel's name of the function. */
  readonly fn: string;
  /** File and kernel generation, named once. */
  readonly source: string;
  readonly lines: { readonly [key: string]: Line };
}

export const plain = (indent: number, text: string) => ({ in: indent, text, kind: 'plain' }) as const;
export const test = (indent: number, text: string) => ({ in: indent, text, kind: 'test' }) as const;
export const effect = (indent: number, text: string) => ({ in: indent, text, kind: 'effect' }) as const;
/** An effect after which the invariants do not hold yet. */
export const critical = (indent: number, text: string) => ({ in: indent, text, kind: 'effect', critical: true }) as const;
export const call = (indent: number, text: string) => ({ in: indent, text, kind: 'call' }) as const;
export const ret = (indent: number, text: string) => ({ in: indent, text, kind: 'return' }) as const;
