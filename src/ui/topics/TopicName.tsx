import { topicOf } from '../../store/topics';
import { usePage } from '../context';
import { useTopicWords } from './words';

/** The mechanism that is open, as the scenario menu says it. */
export function TopicName({ id }: { readonly id: string }) {
  const { t } = usePage();
  const { said } = useTopicWords();
  const topic = topicOf(id);
  return t('scenario.topic', { name: topic === undefined ? id : said(topic.id)[0] });
}
