/** Each mechanism of the subject with the script that reaches it, grouped as the subject's texts are. */
import { ADJUST } from './adjust';
import { BEYOND } from './beyond';
import { CALLS } from './calls';
import { FIND } from './find';
import { INSERT } from './insert';
import { CASE_TOPICS, type CaseTopicId, MERGE } from './merge';
import { SERIES } from './series';
import { STRUCTURES } from './structures';
import type { TopicSpec, TopicSpecs } from './type';

export const TOPIC_GROUPS = ['merge', 'adjust', 'insert', 'find', 'structures', 'series', 'calls', 'beyond'] as const;
export type TopicGroup = (typeof TOPIC_GROUPS)[number];

const GROUPS = {
  merge: MERGE,
  adjust: ADJUST,
  insert: INSERT,
  find: FIND,
  structures: STRUCTURES,
  series: SERIES,
  calls: CALLS,
  beyond: BEYOND,
} as const satisfies { readonly [G in TopicGroup]: TopicSpecs };

type IdsOf<G extends TopicGroup> = keyof (typeof GROUPS)[G] & string;
/** Those of the eight cases apart, which are made from the atlas. */
export type PlainTopicId = { [G in TopicGroup]: IdsOf<G> }[TopicGroup];
export type TopicId = PlainTopicId | CaseTopicId;
/** The ids of what is not there yet. */
export type PendingTopicId = {
  [G in TopicGroup]: {
    [I in IdsOf<G>]: (typeof GROUPS)[G][I] extends { readonly pending: true } ? I : never;
  }[IdsOf<G>];
}[TopicGroup];

export type Topic = TopicSpec & { readonly id: TopicId; readonly group: TopicGroup };

const plain = (group: TopicGroup): Topic[] =>
  Object.entries<TopicSpec>(GROUPS[group]).map(([id, spec]) => ({ ...spec, id: id as PlainTopicId, group }));

export const TOPICS: readonly Topic[] = TOPIC_GROUPS.flatMap((group) => [
  ...(group === 'merge' ? CASE_TOPICS.map((topic): Topic => ({ ...topic, group })) : []),
  ...plain(group),
]);

export const topicOf = (id: string): Topic | undefined => TOPICS.find((topic) => topic.id === id);

export { CASE_TOPICS } from './merge';
export type { Mark, PendingTopic, ProgramTopic, ScriptTopic, TopicTab } from './type';
