/** What can be asked about a recorded call, in facts that a sentence of any language can be made of. */
import type { Addr, Call, Errno, MergeCase, Outcome, Ret, RuleCheck, Step, VmaId, Why, World } from '../../engine';

/** A call with everything that the engine told of it. */
export interface RecordedCall {
  readonly call: Call;
  readonly before: World;
  readonly after: World;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
}

export type QuestionKind = 'case' | 'survivor' | 'count' | 'rotate' | 'result' | 'decision';

export type Option =
  /** 0: no merge. */
  | { readonly kind: 'case'; readonly mergeCase: MergeCase }
  /** The VMA that holds the range; null: one that is not there yet. */
  | { readonly kind: 'holder'; readonly id: VmaId | null }
  /** The VMAs that are freed; empty: none. */
  | { readonly kind: 'freed'; readonly ids: readonly VmaId[] }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'rotations'; readonly times: number }
  /** null: it succeeds. */
  | { readonly kind: 'result'; readonly errno: Errno | null }
  | { readonly kind: 'answer'; readonly yes: boolean };

/** A neighbour that did not fit, and the first rule that said so. */
export interface Refusal {
  readonly question: Why['question'];
  readonly vma: VmaId | null;
  readonly check: RuleCheck;
}

/** Why the right answer is right, as the engine has it. */
export type Fact =
  | {
      readonly kind: 'merge';
      readonly mergeCase: MergeCase;
      readonly holder: VmaId | null;
      /** Of the VMAs that there were before the call. */
      readonly freed: readonly VmaId[];
      readonly refusals: readonly Refusal[];
    }
  | {
      readonly kind: 'count';
      readonly before: number;
      readonly after: number;
      readonly created: readonly VmaId[];
      readonly freed: readonly VmaId[];
    }
  /** The lines that rotate, in order. */
  | { readonly kind: 'rotations'; readonly anchors: readonly Step['anchor'][]; readonly inserts: boolean }
  | { readonly kind: 'result'; readonly ret: Ret; readonly refusedAt: Step['anchor'] | null }
  /** What the line found is told by its own sentence. */
  | { readonly kind: 'decision'; readonly refusal: Refusal | null };

export interface Question {
  /** Of its call: no other question of the call has the same. */
  readonly key: string;
  readonly kind: QuestionKind;
  /** The range that it is about, where it is about one. */
  readonly range: { readonly addr: Addr; readonly end: Addr } | null;
  /** Asked before the step with this index. */
  readonly step: number;
  /** The step that shows the answer: once it is executed it is too late to ask. */
  readonly reveal: number;
  readonly options: readonly Option[];
  /** The index of the one that is right. */
  readonly right: number;
  readonly fact: Fact;
}
