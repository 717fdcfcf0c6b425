import { useEffect, useMemo, useRef } from 'react';
import { markOf } from '../store';
import { usePage, usePart } from './context';

/** More marks than these are not drawn at once: the window follows the cursor. */
const MOST_MARKS = 160;

interface MarkProps {
  readonly index: number;
  readonly isCurrent: boolean;
  readonly isAhead: boolean;
}

function Mark({ index, isCurrent, isAhead }: MarkProps) {
  const { t, verbs } = usePage();
  const entry = usePart(({ history }) => history.present.entries[index]);
  if (entry === undefined) return null;
  const { kind, text } = markOf(entry);
  const key = kind === 'plain' ? 'call' : kind;
  const label = t(`timeline.${key}`, { k: index + 1, n: text, source: entry.source });
  return (
    <li>
      <button
        type="button"
        className={['call', kind, isAhead && 'ahead'].filter(Boolean).join(' ')}
        aria-label={label}
        title={label}
        aria-current={isCurrent ? 'step' : undefined}
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => verbs.seek({ call: index, step: 0 })}
      >
        {text}
      </button>
    </li>
  );
}

/** A mark for each call: its merge case, a refusal, a split. */
export function Timeline() {
  const { t } = usePage();
  const count = usePart(({ history }) => history.present.entries.length);
  const call = usePart(({ history }) => history.present.cursor.call);
  const list = useRef<HTMLOListElement>(null);
  const marks = useMemo(() => {
    const first = Math.max(0, Math.min(call - MOST_MARKS / 2, count - MOST_MARKS));
    return Array.from({ length: Math.min(count, MOST_MARKS) }, (_, at) => first + at);
  }, [call, count]);
  useEffect(() => {
    const current = list.current?.children[call - (marks[0] ?? 0)];
    if (!(current instanceof HTMLElement) || !list.current) return;
    list.current.scrollLeft = current.offsetLeft - list.current.clientWidth / 2;
  }, [call, marks]);
  return (
    <nav className="timeline" aria-label={t('timeline.title')}>
      <span className="position">{t('timeline.position', { k: count === 0 ? 0 : call + 1, n: count })}</span>
      <ol ref={list}>
        {marks.map((index) => (
          <Mark key={index} index={index} isCurrent={index === call} isAhead={index > call} />
        ))}
      </ol>
    </nav>
  );
}
