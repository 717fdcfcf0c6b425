import { useMemo } from 'react';
import { countCeiling, countPath } from '../layout/timeline-window';
import { type CountPoint, countLine, type State } from '../store';
import { usePage, usePart } from './context';

const presentOf = ({ history }: State) => history.present;
const HEIGHT_PX = 16;

interface Props {
  /** CSS pixels that the marks of all calls take, or the strip's own width where they are more than that. */
  readonly widthPx: number;
  /** The part of all calls that the marks above show, 0 to 1; null: all of them. */
  readonly shown: { readonly from: number; readonly to: number } | null;
}

/** The lines of the strip; they stay while only the cursor moves. */
function useLines(widthPx: number) {
  const { start, entries, worlds, origin, startScope } = usePart(presentOf);
  const hiddenFrom = usePart(({ veil }) => veil?.hiddenFrom ?? entries.length);
  const points = useMemo(
    () => countLine({ origin, start, startScope, entries, worlds }).filter(({ call }) => call < hiddenFrom),
    [origin, start, startScope, entries, worlds, hiddenFrom],
  );
  const count = entries.length;
  return useMemo(() => {
    const most = Math.max(...points.map(({ mapCount }) => mapCount));
    const ceiling = countCeiling(most, Math.min(...points.map((point) => point.limit)));
    const size = { width: widthPx, height: HEIGHT_PX, most: ceiling.most };
    const path = (counted: (point: CountPoint) => number): string =>
      countPath(
        points.map((point) => ({ call: point.call, value: counted(point) })),
        count,
        size,
      );
    const limits = ceiling.showsLimit ? path(({ limit }) => limit) : null;
    return { points, line: path(({ mapCount }) => mapCount), limits };
  }, [points, count, widthPx]);
}

/** map_count over the whole timeline, against its limit; dragging along it goes from call to call. */
export function CountStrip({ widthPx, shown }: Props) {
  const { t, verbs } = usePage();
  const { entries, cursor } = usePart(presentOf);
  const count = entries.length;
  const { points, line, limits } = useLines(widthPx);
  const limit = points[points.length - 1]?.limit ?? 0;
  const here = points.findLast(({ call }) => call < cursor.call + (cursor.step > 0 ? 1 : 0))?.mapCount ?? 0;
  const inset = shown === null && count > 0 ? widthPx / count / 2 : 0;
  return (
    <div className="count-strip" style={{ width: widthPx }}>
      <svg width={widthPx} height={HEIGHT_PX} aria-hidden="true">
        {shown && (
          <rect
            className="window"
            x={shown.from * widthPx}
            width={Math.max(3, (shown.to - shown.from) * widthPx)}
            height={HEIGHT_PX}
            rx={2}
          />
        )}
        {limits !== null && <path className="limit" d={limits} />}
        <path className="count" d={line} />
      </svg>
      <input
        type="range"
        className="call-scrub"
        aria-label={t('timeline.scrub')}
        aria-valuetext={`${t('timeline.position', { k: count === 0 ? 0 : cursor.call + 1, n: count })}, ${t('timeline.count', { n: here, limit })}`}
        title={t('timeline.mapCount')}
        style={{
          marginInline: `calc(${inset}px - var(--thumb) / 2)`,
          width: `calc(100% - ${2 * inset}px + var(--thumb))`,
        }}
        min={0}
        max={Math.max(1, count - 1)}
        value={cursor.call}
        disabled={count === 0}
        onChange={({ target }) => verbs.seek({ call: Number(target.value), step: 0 })}
      />
    </div>
  );
}
