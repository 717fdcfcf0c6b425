/** The sentences of the steps: one for each line of a listing, of a question one for each answer. */
import type { Anchor, TestAnchor } from '../../../listing';

export interface Answers {
  readonly yes: string;
  readonly no: string;
}
export type Steps = { readonly [A in Anchor]: A extends TestAnchor ? Answers : string };
