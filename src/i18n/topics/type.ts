/** What is said about each mechanism of the subject. One without its words does not compile. */
import type { CaseId } from '../../scenario/case-ids';
import type { PendingTopicId, PlainTopicId, TopicGroup } from '../../scenario/topics';

/** Its name, and what to look at. */
export type Said = readonly [title: string, look: string];

export interface TopicWords {
  readonly groups: { readonly [G in TopicGroup]: string };
  /** The eight cases, the same on each generation. */
  readonly cases: { readonly [C in CaseId]: Said };
  readonly topics: { readonly [I in PlainTopicId]: Said };
  /** What is missing. */
  readonly pending: { readonly [I in PendingTopicId]: string };
  readonly page: { readonly [K in PageKey]: string };
}

export type PageKey =
  | 'title'
  | 'text'
  | 'count'
  | 'search'
  | 'mechanism'
  | 'kernel'
  | 'listing'
  | 'state'
  | 'covered'
  | 'notYet'
  | 'nothing'
  | 'close';
