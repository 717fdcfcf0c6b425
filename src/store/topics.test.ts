import { describe, expect, test } from 'vitest';
import { openStepCache, type StepCache, type Timeline } from '../history';
import { LISTINGS } from '../listing';
import type { Mark } from '../scenario/topics';
import { cursorAt, isAt, isScriptTopic, TOPICS, topicTimeline } from './topics';

const SCRIPTS = TOPICS.filter(isScriptTopic);
const isReached = (timeline: Timeline, cache: StepCache, mark: Mark): boolean =>
  timeline.entries.some((_, call) => cache.get(timeline, call).steps.some((step) => isAt(step, mark)));

describe('each mechanism', () => {
  test.each(SCRIPTS.map((topic) => [topic.id, topic] as const))(
    '%s runs on its kernel and reaches its lines',
    (_, topic) => {
      const timeline = topicTimeline(topic);
      const cache = openStepCache(timeline.entries.length);
      expect(timeline.entries.flatMap(({ error }) => error ?? [])).toEqual([]);
      const cursor = cursorAt(timeline, cache, topic.opensAt);
      expect(cursor, topic.opensAt).not.toBeNull();
      expect((topic.reaches ?? []).filter((mark) => !isReached(timeline, cache, mark))).toEqual([]);
    },
  );
});

test('no two have the same id', () => {
  const ids = TOPICS.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('every listing is reached by at least one', () => {
  const named = new Set(
    SCRIPTS.flatMap(({ opensAt, reaches = [] }) => [opensAt, ...reaches]).map((mark) => mark.split('.')[0]),
  );
  expect(Object.keys(LISTINGS).filter((fn) => !named.has(fn))).toEqual([]);
  expect([...named].filter((fn) => !Object.hasOwn(LISTINGS, fn ?? ''))).toEqual([]);
});
