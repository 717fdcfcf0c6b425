import { useId, useState } from 'react';
import { isScriptTopic, listingsOf, type PendingTopicId, TOPIC_GROUPS, TOPICS, type Topic } from '../../store/topics';
import { Dialog } from '../Dialog';
import { useOpenTopic } from './use-open-topic';
import { useTopicWords, type Words } from './words';

const isCovered = (topic: Topic): boolean => !('pending' in topic);

/** Everything that a search may name. */
const textOf = (topic: Topic, { said, groups }: Words): string =>
  [topic.id, topic.kernel, ...said(topic.id), groups[topic.group], ...listingsOf(topic)].join('\n').toLowerCase();

/** The topics in whose texts each word stands. */
function search(query: string, words: Words): readonly Topic[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return TOPICS.filter((topic) => {
    const text = textOf(topic, words);
    return wanted.every((word) => text.includes(word));
  });
}

function Row({ topic, onOpen }: { readonly topic: Topic; readonly onOpen: (topic: Topic) => void }) {
  const { p, said, pending } = useTopicWords();
  const [title, look] = said(topic.id);
  const covered = isCovered(topic);
  return (
    <tr data-topic={topic.id} data-state={covered ? 'covered' : 'pending'}>
      <th scope="row">
        {covered ? (
          <button type="button" className="link" onClick={() => onOpen(topic)}>
            {title}
          </button>
        ) : (
          title
        )}
        <p>{look}</p>
      </th>
      <td className="mono" translate="no">
        {topic.kernel}
      </td>
      <td className="mono" translate="no">
        {listingsOf(topic).join(' ')}
      </td>
      <td>
        {covered ? (
          <span className="state yes">✓ {p('covered')}</span>
        ) : (
          <>
            <span className="state no">– {p('notYet')}</span>
            <p>{pending[topic.id as PendingTopicId]}</p>
          </>
        )}
      </td>
    </tr>
  );
}

interface TableProps {
  readonly topics: readonly Topic[];
  readonly onOpen: (topic: Topic) => void;
}

function Table({ topics, onOpen }: TableProps) {
  const { p, groups } = useTopicWords();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{p('mechanism')}</th>
          <th scope="col">{p('kernel')}</th>
          <th scope="col">{p('listing')}</th>
          <th scope="col">{p('state')}</th>
        </tr>
      </thead>
      {TOPIC_GROUPS.map((group) => {
        const own = topics.filter((topic) => topic.group === group);
        if (own.length === 0) return null;
        return (
          <tbody key={group} data-group={group}>
            <tr className="group">
              <th scope="rowgroup" colSpan={4}>
                {groups[group]} <span className="muted">{p('count', countsOf(own))}</span>
              </th>
            </tr>
            {own.map((topic) => (
              <Row key={topic.id} topic={topic} onOpen={onOpen} />
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

const countsOf = (topics: readonly Topic[]) => ({ covered: topics.filter(isCovered).length, all: topics.length });

interface Props {
  readonly onClose: () => void;
  /** After a mechanism that is shown by what it hands out. */
  readonly onExport: () => void;
}

/** What is covered and what is not, each with the way to see it. Enter in the search opens the first that was found. */
export function TopicsDialog({ onClose, onExport }: Props) {
  const words = useTopicWords();
  const { p } = words;
  const [query, setQuery] = useState('');
  const field = useId();
  const openTopic = useOpenTopic();
  const found = search(query, words);
  const open = (topic: Topic): void => {
    onClose();
    openTopic(topic);
    if ('exports' in topic) onExport();
  };
  return (
    <Dialog title={p('title')} onClose={onClose}>
      <div className="topics">
        <p>
          {p('text')} {p('count', countsOf(TOPICS))}
        </p>
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            const first = found.find(isScriptTopic);
            if (query.trim() !== '' && first !== undefined) open(first);
          }}
        >
          <label htmlFor={field}>{p('search')}</label>
          <input id={field} type="search" value={query} onChange={({ target }) => setQuery(target.value)} />
          <output className="muted" htmlFor={field}>
            {found.length === 0 ? p('nothing') : found.length}
          </output>
          <button type="button" className="button primary" onClick={onClose}>
            {p('close')}
          </button>
        </form>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
        <section className="scroll" aria-label={p('title')} tabIndex={0}>
          <Table topics={found} onOpen={open} />
        </section>
      </div>
    </Dialog>
  );
}
