/** A function that other kernels have in another form, of which many lines say the same. */
import { RETOLD } from './retold-lines';
import type { Steps } from './type';

type Forms = typeof RETOLD;
type LinesOf<F extends keyof Forms, T extends keyof Forms[F]> = Forms[F][T] extends readonly (infer L)[] ? L : never;

type Retold<S, F extends keyof Forms, T extends keyof Forms[F] & string> = {
  readonly [K in keyof S as K extends `${F}.${infer N}`
    ? N extends LinesOf<F, T>
      ? `${T}.${N}`
      : never
    : never]: S[K];
};

/** The sentences of `from`, for the lines that `to` shares with it. */
export function retold<S extends Partial<Steps>, F extends keyof Forms, T extends keyof Forms[F] & string>(
  sentences: S,
  from: F,
  to: T,
): Retold<S, F, T> {
  const all: { readonly [anchor: string]: unknown } = sentences;
  const forms: { readonly [form: string]: readonly string[] } = RETOLD[from];
  return Object.fromEntries((forms[to] ?? []).map((line) => [`${to}.${line}`, all[`${from}.${line}`]])) as Retold<
    S,
    F,
    T
  >;
}
