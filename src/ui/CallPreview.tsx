import { vmaName } from '../engine';
import { type CallMark, entrySummary, type TimelineEntry } from '../store';
import { type Page, usePage } from './context';
import { errorSentence } from './language-error';
import { retText } from './say';

function resultText(t: Page['t'], entry: TimelineEntry, { kind, ret }: CallMark): string {
  if (entry.error !== null) return errorSentence(t, entry.error);
  if (ret === null) return '';
  if (kind === 'refused') return t('timeline.preview.refused', { errno: ret });
  return t('timeline.preview.returned', { value: retText(ret) });
}

interface Props {
  readonly id: string;
  readonly index: number;
  readonly entry: TimelineEntry;
  readonly facts: CallMark;
  /** The middle of the mark, and how wide the timeline is, CSS pixels. */
  readonly leftPx: number;
  readonly widthPx: number;
}

/** What a mark stands for, in full: the call, its result, the merge, the count of VMAs. */
export function CallPreview({ id, index, entry, facts, leftPx, widthPx }: Props) {
  const { t } = usePage();
  // At the left edge it hangs to the right of its mark, at the right edge to the left: never outside.
  const share = Math.max(0, Math.min(1, leftPx / Math.max(1, widthPx)));
  const { cases, survivors } = entrySummary(entry);
  const what =
    cases.length > 0
      ? t('timeline.preview.case', { cases: cases.join(', '), names: survivors.map(vmaName).join(', ') })
      : t(`timeline.kind.${facts.kind}`);
  return (
    <div
      id={id}
      role="tooltip"
      className="call-preview"
      style={{ left: share * widthPx, transform: `translateX(${-100 * share}%)` }}
    >
      <p className="muted">
        {t('timeline.preview.title', { k: index + 1 })} · {what}
      </p>
      <p className="mono" translate="no">
        {entry.source}
      </p>
      <p>
        {resultText(t, entry, facts)} {t('timeline.count', { n: facts.mapCount, limit: facts.limit })}
      </p>
    </div>
  );
}
