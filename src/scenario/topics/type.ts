/**
 * One mechanism of the subject: a short script that reaches it, and the line of a listing at which it is opened.
 * The line is found by its anchor when the script runs, so that no number of a step can go stale.
 */
import type { KernelName } from '../../engine';
import type { Anchor, TestAnchor } from '../../listing';

/** A line that is executed; of a question, also the way it went. */
export type Mark = Anchor | `${TestAnchor} ${'yes' | 'no'}`;

/** Where the page shows it best, beside the listing; the tree where nothing is said. */
export type TopicTab = 'table' | 'structs' | 'rmap' | 'pages' | 'compare' | 'trace';

export interface ScriptTopic {
  readonly kernel: KernelName;
  readonly script: string;
  /** Opened with this line just executed: its first time in the last call that reaches it. */
  readonly opensAt: Mark;
  /** What else the script reaches. */
  readonly reaches?: readonly Mark[];
  readonly tab?: TopicTab;
  /** It opens with what can be exported. */
  readonly exports?: true;
  /** The kernel that Compare puts beside it; the next one where nothing is said. */
  readonly beside?: KernelName;
  /** Opened with Predict on: what comes is asked before it is shown. */
  readonly predict?: true;
}

export interface ProgramTopic {
  readonly kernel: KernelName;
  /** A recorded program. */
  readonly program: string;
}

/** Not there yet; its words say what is missing. */
export interface PendingTopic {
  readonly kernel: KernelName;
  readonly pending: true;
}

export type TopicSpec = ScriptTopic | ProgramTopic | PendingTopic;
export type TopicSpecs = { readonly [id: string]: TopicSpec };
