/** A function that other kernels have in another form, of which many lines say the same. */
import type { Steps } from './type';

type Retold<S, F extends string, T extends string, L extends string> = {
  readonly [K in keyof S as K extends `${F}.${infer N}` ? (N extends L ? `${T}.${N}` : never) : never]: S[K];
};

/** The sentences of some lines of `from`, for the lines of the same keys of `to`. */
export function retold<S extends Partial<Steps>, F extends string, T extends string, L extends string>(
  sentences: S,
  from: F,
  to: T,
  lines: readonly L[],
): Retold<S, F, T, L> {
  const all: { readonly [anchor: string]: unknown } = sentences;
  return Object.fromEntries(lines.map((line) => [`${to}.${line}`, all[`${from}.${line}`]])) as Retold<S, F, T, L>;
}
