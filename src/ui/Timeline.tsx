import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { scrollToShow, type TimelineWindow, timelineWindow } from '../layout/timeline-window';
import { bookmarkedCalls, type CallMark as CallFacts, callMarks, type State } from '../store';
import { CallMark } from './CallMark';
import { CountStrip } from './CountStrip';
import { usePage, usePart } from './context';
import { CallPreview } from './on-demand';
import { useSize } from './use-size';

const presentOf = ({ history }: State) => history.present;

/**
 * Scrolling redraws only when another mark comes in sight. Where the track stands is kept in `at`: to ask the track in the
 * middle of a step would have the page laid out for that.
 */
function useScroll(slotPx: number) {
  const track = useRef<HTMLDivElement>(null);
  const at = useRef(0);
  const [scrollLeft, setScrollLeft] = useState(0);
  const onScroll = (): void => {
    at.current = track.current?.scrollLeft ?? 0;
    setScrollLeft(slotPx > 0 ? Math.floor(at.current / slotPx) * slotPx : at.current);
  };
  return { track, at, scrollLeft, onScroll };
}

/** Arrow keys go from mark to mark; the mark gets the focus once it is drawn. */
function useRoving(count: number, current: number) {
  const [roving, setRoving] = useState<number | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (roving !== null) button.current?.focus();
  }, [roving]);
  const onKey = useCallback(
    (event: KeyboardEvent<HTMLButtonElement>, index: number): void => {
      const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: count - 1 }[event.key];
      if (to === undefined || event.shiftKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      setRoving(Math.max(0, Math.min(count - 1, to)));
    },
    [count],
  );
  return { tabStop: roving ?? current, index: roving, button, onKey, leave: () => setRoving(null) };
}

function Head() {
  const { t, verbs } = usePage();
  const { entries, cursor, bookmarks = [] } = usePart(presentOf);
  const count = entries.length;
  const isBookmarked = bookmarks.some(({ call, step }) => call === cursor.call && step === cursor.step);
  return (
    <p className="timeline-head">
      <span className="position">{t('timeline.position', { k: count === 0 ? 0 : cursor.call + 1, n: count })}</span>
      <button
        type="button"
        className="bookmark"
        aria-pressed={isBookmarked}
        aria-label={t('timeline.bookmark')}
        title={t('timeline.bookmark.title')}
        disabled={count === 0}
        onClick={verbs.toggleBookmark}
      >
        {isBookmarked ? '★' : '☆'}
      </button>
    </p>
  );
}

/** The part of the timeline in sight, moved so that the call at hand, or the mark with the focus, is in it. */
function useTrack(count: number, target: number) {
  const slot = useRef(0);
  const { track, at, scrollLeft, onScroll } = useScroll(slot.current);
  const size = useSize(track);
  const seen = timelineWindow({ count, ...size, scrollLeft });
  slot.current = seen.slotPx;
  useEffect(() => {
    const { current } = track;
    if (current === null || size.width === 0) return;
    const room = { count, ...size, scrollLeft: at.current };
    const to = scrollToShow(timelineWindow(room), room, target);
    if (to === at.current) return;
    current.scrollLeft = to;
    at.current = to;
  }, [track, at, count, size, target]);
  const { totalPx, seesAll } = seen;
  const shown = seesAll ? null : { from: scrollLeft / totalPx, to: Math.min(1, (scrollLeft + size.width) / totalPx) };
  return { track, onScroll, seen, shown, widthPx: size.width };
}

interface MarksProps {
  readonly seen: TimelineWindow;
  readonly marks: readonly CallFacts[];
  readonly roving: ReturnType<typeof useRoving>;
  readonly pointed: number | null;
  readonly previewId: string;
  readonly onPoint: (index: number | null) => void;
}

function Marks({ seen, marks, roving, pointed, previewId, onPoint }: MarksProps) {
  const session = usePart(presentOf);
  const { entries, cursor } = session;
  const flags = useMemo(() => bookmarkedCalls(session), [session]);
  const { tabStop } = roving;
  const stop = tabStop >= seen.first && tabStop < seen.past ? tabStop : seen.first;
  return (
    <ol style={{ width: seen.totalPx }}>
      {marks.map((facts, at) => {
        const index = seen.first + at;
        return (
          <CallMark
            key={index}
            ref={index === roving.index ? roving.button : undefined}
            index={index}
            count={entries.length}
            facts={facts}
            source={entries[index]?.source ?? ''}
            leftPx={index * seen.slotPx}
            widthPx={seen.slotPx}
            isCurrent={index === cursor.call}
            isAhead={index > cursor.call}
            isTabStop={index === stop}
            isBookmarked={flags.has(index)}
            describedBy={index === pointed ? previewId : undefined}
            onPoint={onPoint}
            onKey={roving.onKey}
          />
        );
      })}
    </ol>
  );
}

/** A mark for each call, and map_count below; only the marks in sight are drawn. */
export function Timeline() {
  const { t } = usePage();
  const session = usePart(presentOf);
  const { entries, cursor } = session;
  const count = entries.length;
  const previewId = useId();
  const [pointed, setPointed] = useState<number | null>(null);
  const roving = useRoving(count, cursor.call);
  const { track, onScroll, seen, shown, widthPx } = useTrack(count, roving.tabStop);
  const veil = usePart((state) => state.veil);
  const all = useMemo(() => callMarks(session, seen.first, seen.past), [session, seen.first, seen.past]);
  const marks = veil?.marks(all, seen.first) ?? all;
  const facts = pointed === null ? undefined : marks[pointed - seen.first];
  const entry = pointed === null ? undefined : entries[pointed];
  return (
    <nav
      className="timeline"
      aria-label={t('timeline.title')}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && roving.leave()}
      onKeyDown={({ key }) => key === 'Escape' && setPointed(null)}
    >
      <Head />
      <div className="track" ref={track} onScroll={onScroll}>
        <Marks {...{ seen, marks, roving, pointed, previewId }} onPoint={setPointed} />
      </div>
      <CountStrip widthPx={Math.min(seen.totalPx, widthPx)} shown={shown} />
      {pointed !== null && facts && entry && (
        <CallPreview
          id={previewId}
          index={pointed}
          entry={entry}
          facts={facts}
          leftPx={(pointed + 0.5) * seen.slotPx - (track.current?.scrollLeft ?? 0)}
          widthPx={widthPx}
        />
      )}
    </nav>
  );
}
