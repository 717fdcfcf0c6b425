import { cursorAt, isScriptTopic, type Topic, topicTimeline } from '../../store/topics';
import { usePage } from '../context';

/** Opens a mechanism with its line just executed, on the tab that shows it best. */
export function useOpenTopic(): (topic: Topic) => void {
  const { app, verbs } = usePage();
  return (topic) => {
    if (isScriptTopic(topic)) {
      const timeline = topicTimeline(topic);
      // Before the timeline: what stands at its line is asked about only where that is wished.
      verbs.setPredicting(topic.predict ?? false);
      verbs.openTimeline(timeline, cursorAt(timeline, app.cache, topic.opensAt) ?? undefined);
      verbs.setTab(topic.tab ?? 'tree');
      verbs.setCompareAll(false);
      verbs.setCompareWith(topic.beside === undefined ? [] : [topic.beside]);
    } else if ('program' in topic) {
      verbs.openOrigin({ kind: 'program', id: topic.program });
    }
  };
}
