import { type KeyboardEvent, memo, type Ref } from 'react';
import { vmaName } from '../engine';
import { type UiKey, withNotes } from '../i18n';
import type { CallMark as Facts } from '../store';
import { usePage, usePart } from './context';

const NAMES: Readonly<Record<Facts['kind'], UiKey>> = {
  case: 'timeline.case',
  refused: 'timeline.refused',
  unread: 'timeline.unread',
  split: 'timeline.split',
  new: 'timeline.new',
  removed: 'timeline.removed',
  changed: 'timeline.call',
  same: 'timeline.same',
  hidden: 'timeline.call',
};

interface Props {
  readonly index: number;
  readonly count: number;
  readonly facts: Facts;
  readonly source: string;
  readonly leftPx: number;
  readonly widthPx: number;
  readonly isCurrent: boolean;
  readonly isAhead: boolean;
  readonly isTabStop: boolean;
  readonly isBookmarked: boolean;
  readonly describedBy: string | undefined;
  readonly ref: Ref<HTMLButtonElement> | undefined;
  readonly onPoint: (index: number | null) => void;
  readonly onKey: (event: KeyboardEvent<HTMLButtonElement>, index: number) => void;
}

/** One call of the timeline: its merge case, or the sign of what it did. */
export const CallMark = memo(function CallMark(props: Props) {
  const { index, count, facts, source, isCurrent, isAhead, isBookmarked, onPoint, onKey } = props;
  const { t, verbs, words } = usePage();
  const chosen = usePart(({ selected }) => (selected !== null && facts.touched.includes(selected) ? selected : null));
  const what = t(NAMES[facts.kind], { k: index + 1, n: facts.text, source: withNotes(words.notes, source) });
  const { verdict } = facts;
  const whatOf = verdict ? t(`predict.${verdict}`, { name: what }) : what;
  const name = chosen === null ? whatOf : t('timeline.touched', { name: whatOf, vma: vmaName(chosen) });
  const point = (isOn: boolean): void => {
    verbs.point(isOn ? { kind: 'call', index, vmas: facts.touched } : null);
    onPoint(isOn ? index : null);
  };
  return (
    <li
      className={chosen === null ? undefined : 'touched'}
      style={{ left: props.leftPx, width: props.widthPx }}
      aria-setsize={count}
      aria-posinset={index + 1}
    >
      <button
        ref={props.ref}
        type="button"
        className={['call', facts.kind, isAhead && 'ahead', isBookmarked && 'marked', chosen !== null && 'touched']
          .filter(Boolean)
          .join(' ')}
        data-verdict={verdict}
        aria-label={isBookmarked ? t('timeline.bookmarked', { name }) : name}
        aria-current={isCurrent ? 'step' : undefined}
        aria-describedby={props.describedBy}
        tabIndex={props.isTabStop ? 0 : -1}
        onClick={({ detail, currentTarget }) => {
          verbs.seek({ call: index, step: 0 });
          // A click leaves the arrow keys to the player; who came by keyboard goes on among the marks.
          if (detail > 0) currentTarget.blur();
        }}
        onPointerEnter={() => point(true)}
        onPointerLeave={() => point(false)}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && point(true)}
        onBlur={() => point(false)}
        onKeyDown={(event) => onKey(event, index)}
      >
        {facts.text}
      </button>
    </li>
  );
});
