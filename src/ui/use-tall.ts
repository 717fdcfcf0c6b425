/** What the tabs of rmap and pages have in common: the moment, the window, what is lit, and how much moves. */
import { useEffect, useMemo, useState } from 'react';
import type { AnonVmaId, MmId, VmaId } from '../engine';
import type { Moment } from '../store';
import type { WindowStarts } from '../store/processes';
import { usePage, usePart } from './context';
import { useMediaQuery } from './use-media-query';
import { useMoment } from './use-moment';

const STEP_MS = 320;
const NOWHERE: WindowStarts = new Map();

export function useTall() {
  const { verbs, still } = usePage();
  const moment = useMoment();
  const selected = usePart((state) => state.selected);
  const hovered = usePart((state) => state.hovered);
  const arrival = usePart((state) => state.arrival);
  const speed = usePart(({ playing, preferences }) => (playing ? preferences.speed : 1));
  const reduced = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [starts, setStarts] = useState(NOWHERE);
  const lit = usePart(({ pointed }) => (pointed?.kind === 'anon_vma' ? pointed.id : null));
  const [words, setWords] = useState<string | null>(null);
  // Who chooses another VMA wants to see it, wherever the window was moved.
  useEffect(() => {
    if (selected !== null) setStarts(NOWHERE);
  }, [selected]);
  const callbacks = useMemo(
    () => ({
      onSelect: verbs.select,
      onHover: verbs.hover,
      onLight: (id: AnonVmaId | null) => verbs.point(id === null ? null : { kind: 'anon_vma', id }),
      onRead: setWords,
      onWindow: (mm: MmId, from: number) => setStarts((others) => new Map([...others, [mm, from]])),
    }),
    [verbs],
  );
  const motionMs = still || reduced || arrival === 'seek' ? 0 : STEP_MS / Math.max(1, speed);
  const look = useMemo(
    () => ({ selected, hovered, motionMs, ghostAfterCut: reduced && arrival === 'step' }),
    [selected, hovered, motionMs, reduced, arrival],
  );
  return { moment, starts, lit, words, callbacks, look };
}

/** A scene of the moment; made anew only where something else is to be seen. */
export function useTallScene<Scene, Words>(
  make: (moment: Moment, selected: VmaId | null, starts: WindowStarts, words: Words) => Scene,
  { moment, starts, look: { selected } }: ReturnType<typeof useTall>,
  words: Words,
): Scene {
  return useMemo(() => make(moment, selected, starts, words), [make, moment, selected, starts, words]);
}
