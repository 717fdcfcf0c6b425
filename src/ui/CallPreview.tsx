import { useMemo } from 'react';
import { vmaName } from '../engine';
import { withNotes } from '../i18n';
import { type CallMark, entrySummary, type TimelineEntry } from '../store';
import { callPicture, PICTURE_WIDTH, type PictureBox } from '../store/call-picture';
import { type Page, usePage, usePart } from './context';
import { errorSentence } from './language-error';
import { retText } from './say';

function resultText(t: Page['t'], entry: TimelineEntry, { kind, ret }: CallMark): string {
  if (entry.error !== null) return errorSentence(t, entry.error);
  if (ret === null) return '';
  if (kind === 'refused') return t('timeline.preview.refused', { errno: ret });
  return t('timeline.preview.returned', { value: retText(ret) });
}

function whatText(t: Page['t'], entry: TimelineEntry, kind: Exclude<CallMark['kind'], 'hidden'>): string {
  const { cases, survivors } = entrySummary(entry);
  if (cases.length === 0) return t(`timeline.kind.${kind}`);
  return t('timeline.preview.case', { cases: cases.join(', '), names: survivors.map(vmaName).join(', ') });
}

/** More names than these say no more. */
const MOST_NAMES = 8;
const namesOf = (ids: CallMark['touched']): string =>
  ids.slice(0, MOST_NAMES).map(vmaName).join(', ') + (ids.length > MOST_NAMES ? ' …' : '');

const HEIGHT = 20;
/** What a letter of a name takes, and what the edges. */
const LETTER_PX = 10;
const EDGES_PX = 2;

function Strip({ boxes }: { readonly boxes: readonly PictureBox[] }) {
  return (
    <svg viewBox={`0 0 ${PICTURE_WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1={0} x2={PICTURE_WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      {boxes.map(({ id, name, xPx, widthPx, isTouched }) => (
        <g key={id} className={isTouched ? 'touched' : undefined} data-vma={name}>
          <rect x={xPx + 1} y={2} width={Math.max(1, widthPx - 1)} height={HEIGHT - 4} rx={3} />
          {widthPx >= EDGES_PX + name.length * LETTER_PX && (
            <text x={xPx + widthPx / 2} y={HEIGHT / 2 + 4}>
              {name}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The space before and after the call; what it touched is set off. */
function Picture({ index, touched }: { readonly index: number; readonly touched: CallMark['touched'] }) {
  const { t } = usePage();
  const session = usePart(({ history }) => history.present);
  const { origin, start, startScope, entries, worlds } = session;
  const picture = useMemo(
    () => callPicture({ origin, start, startScope, entries, worlds }, index, touched),
    [origin, start, startScope, entries, worlds, index, touched],
  );
  if (picture === null) return null;
  return (
    <div className="call-picture" data-testid="call-picture">
      <span>{t('stage.before')}</span>
      <Strip boxes={picture.before} />
      <span>{t('timeline.preview.after')}</span>
      <Strip boxes={picture.after} />
    </div>
  );
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
  const { t, words } = usePage();
  // At the left edge it hangs to the right of its mark, at the right edge to the left: never outside.
  const share = Math.max(0, Math.min(1, leftPx / Math.max(1, widthPx)));
  const { kind } = facts;
  return (
    <div
      id={id}
      role="tooltip"
      className="call-preview"
      style={{ left: share * widthPx, transform: `translateX(${-100 * share}%)` }}
    >
      <p className="muted">
        {t('timeline.preview.title', { k: index + 1 })}
        {kind !== 'hidden' && ` · ${whatText(t, entry, kind)}`}
      </p>
      <p className="mono" translate="no">
        {withNotes(words.notes, entry.source)}
      </p>
      {kind === 'hidden' ? (
        <p>{t('predict.hidden')}</p>
      ) : (
        <>
          <Picture index={index} touched={facts.touched} />
          <p>
            {resultText(t, entry, facts)} {t('timeline.count', { n: facts.mapCount, limit: facts.limit })}
            {facts.touched.length > 0 && ` · ${t('timeline.preview.touched', { names: namesOf(facts.touched) })}`}
          </p>
        </>
      )}
    </div>
  );
}
