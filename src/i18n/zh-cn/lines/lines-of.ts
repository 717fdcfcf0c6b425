/** The Chinese of the lines, by their English: who changes the English is asked for the Chinese again. */
import type { Listing } from '../../../listing';

/** A line that is the same in both languages: a call, an assignment, nothing with a word to translate. */
export const same = null;

/** All listings of one or several modules, or of LISTINGS. */
type ListingsOf<M> = M extends unknown ? Extract<M[keyof M], Listing> : never;

type TextOf<L extends Listing> = L extends Listing ? L['lines'][keyof L['lines']]['text'] : never;

/** A source with one of these is a sentence; one without is files, functions and a version, and stays as it is. */
type Word =
  | 'a'
  | 'after'
  | 'and'
  | 'as'
  | 'for'
  | 'its'
  | 'makes'
  | 'of'
  | 'on'
  | 'only'
  | 'our'
  | 'the'
  | 'what'
  | 'which';
type Prose<S extends string> = S extends `${string} ${Word} ${string}` | `${Word} ${string}` ? S : never;

/** The English must be a literal, or any key would do. */
type Literal<T extends string> = string extends T ? never : T;

/** The Chinese of each line of the modules M, and of each source that is a sentence. */
export type LinesOf<M> = {
  readonly [T in Literal<TextOf<ListingsOf<M>>> | Prose<ListingsOf<M>['source']>]: string | typeof same;
};
