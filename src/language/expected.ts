/** The result that a line says was recorded. */
import type { Ret } from '../engine';

/** What a recorded result says that the call returns. */
export type Expected =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'errno'; readonly errno: string };

/** Did the call return what was recorded? */
export const asExpected = (expected: Expected, ret: Ret): boolean =>
  expected.kind === 'value' ? ret === expected.value : ret === expected.errno;
