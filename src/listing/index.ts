/** All listings by function name; the Anchor type is derived from their keys. */
import { findVma } from './find';
import type { Line } from './types';

export const LISTINGS = {
  find_vma: findVma,
} as const;

export type FunctionName = keyof typeof LISTINGS;
type AnchorsOf<F extends FunctionName> = `${F}.${keyof (typeof LISTINGS)[F]['lines'] & string}`;
/** `function.line`: one line of one listing. */
export type Anchor = { [F in FunctionName]: AnchorsOf<F> }[FunctionName];

type LineOf<A extends Anchor> = A extends `${infer F extends FunctionName}.${infer K}`
  ? (typeof LISTINGS)[F]['lines'] extends { readonly [P in K]: infer L }
    ? L
    : never
  : never;
/** The anchors whose line asks a question. */
export type TestAnchor = { [A in Anchor]: LineOf<A> extends { readonly kind: 'test' } ? A : never }[Anchor];

export const functionOf = (anchor: Anchor): FunctionName => anchor.slice(0, anchor.indexOf('.')) as FunctionName;
export const keyOf = (anchor: Anchor): string => anchor.slice(anchor.indexOf('.') + 1);
export function lineOf(anchor: Anchor): Line {
  const lines: { readonly [key: string]: Line } = LISTINGS[functionOf(anchor)].lines;
  return lines[keyOf(anchor)] as Line;
}

export const ALL_ANCHORS: readonly Anchor[] = (Object.keys(LISTINGS) as FunctionName[]).flatMap((fn) =>
  Object.keys(LISTINGS[fn].lines).map((key) => `${fn}.${key}` as Anchor),
);

export type { Line, LineKind, Listing } from './types';
