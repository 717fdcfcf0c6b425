/** The mechanisms of the subject: each opened with its line just executed. */
import type { Step } from '../engine';
import type { Cursor, StepCache, Timeline } from '../history';
import type { CaseId } from '../scenario';
import { CASE_TOPICS, type Mark, type ScriptTopic, type Topic, type TopicId } from '../scenario/topics';
import { originText } from './origin';
import { runScript } from './script';

export {
  type PendingTopicId,
  type PlainTopicId,
  TOPIC_GROUPS,
  TOPICS,
  type Topic,
  type TopicGroup,
  type TopicId,
  topicOf,
} from '../scenario/topics';

export const isScriptTopic = (topic: Topic): topic is Topic & ScriptTopic => 'script' in topic;

export const topicTimeline = (topic: Topic & ScriptTopic): Timeline =>
  runScript(originText({ kind: 'topic', id: topic.id }), topic.script, topic.kernel);

/** The anchor of a mark, and the way that it asks for. */
function readMark(mark: Mark): { readonly anchor: string; readonly outcome: boolean | null } {
  const [anchor = '', way] = mark.split(' ');
  return { anchor, outcome: way === undefined ? null : way === 'yes' };
}

export function isAt(step: Step, mark: Mark): boolean {
  const { anchor, outcome } = readMark(mark);
  return step.anchor === anchor && (outcome === null || step.outcome === outcome);
}

/** Behind the first step at `mark` in the last call that has one; null where no call has. */
export function cursorAt(timeline: Timeline, cache: StepCache, mark: Mark): Cursor | null {
  for (let call = timeline.entries.length - 1; call >= 0; call--) {
    const at = cache.get(timeline, call).steps.findIndex((step) => isAt(step, mark));
    if (at !== -1) return { call, step: at + 1 };
  }
  return null;
}

/** The case that a topic of the atlas is about; null for all others. */
export function caseOfTopic(id: TopicId): CaseId | null {
  return CASE_TOPICS.find((topic) => topic.id === id)?.caseId ?? null;
}

/** The kernel's names of the functions whose lines a topic reaches; that of the line it opens at first. */
export function listingsOf(topic: Topic): string[] {
  if (!isScriptTopic(topic)) return [];
  const marks: readonly Mark[] = [topic.opensAt, ...(topic.reaches ?? [])];
  return [...new Set(marks.map((mark) => functionName(mark)))];
}

/** Without the generation, where a function has a listing for each. */
const functionName = (mark: Mark): string => mark.slice(0, mark.indexOf('.')).replace(/@.*/, '');
