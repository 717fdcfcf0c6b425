import { useEffect, useMemo, useRef } from 'react';
import {
  changesBetween,
  type LectureWindow,
  loadLectureWindow,
  type MadeDraft,
  type Moment,
  type PictureSettings,
  type Scene,
  sceneOf,
  useLectureWindow,
  useLoadedWorkshop,
} from '../store';
import { usePage, usePart } from './context';
import { pictureWords } from './picture-words';
import { useComposer, useDraft } from './use-composer';
import { useMediaQuery } from './use-media-query';
import { useMoment } from './use-moment';

/** A single step moves for so long; playing fast shortens it. */
const STEP_MS = 320;

export interface SceneWithSettings {
  readonly scene: Scene;
  readonly settings: PictureSettings;
  /** The call being composed, where the pictures show what it would do. */
  readonly ghost: MadeDraft | null;
  /** In a lecture: short addresses, and what part of a large space the pictures show. */
  readonly lecture: boolean;
  readonly part: LectureWindow | null;
  /** The pictures show every VMA, and the overview would say nothing more. */
  readonly seesAll: boolean;
}

/** The draft while somebody works on it, and the moment before it. */
function useGhost(): { readonly ghost: MadeDraft | null; readonly ahead: Moment | null } {
  const isVeiled = usePart(({ veil }) => veil !== null);
  const isActive = useComposer((state) => state.isActive) && !isVeiled;
  const draft = useDraft();
  const workshop = useLoadedWorkshop();
  const calls = usePart(({ history }) => history.present.entries.length);
  return useMemo(() => {
    const ghost = isActive && draft.kind === 'made' ? draft : null;
    return { ghost, ahead: (ghost && workshop?.ghostMoment(ghost, calls)) ?? null };
  }, [isActive, draft, calls, workshop]);
}

/** What the pictures show now, and how they get there; null where no process is left. */
export function useScene(): SceneWithSettings | null {
  const { t, still } = usePage();
  const now = useMoment();
  const { ghost, ahead } = useGhost();
  const blind = usePart(({ veil }) => veil?.blind);
  const moment = ahead ?? blind ?? now;
  const chosen = usePart((state) => state.options);
  const lecture = usePart(({ preferences }) => preferences.lecture);
  const selected = usePart((state) => state.selected);
  const hovered = usePart((state) => state.hovered);
  const pointed = usePart((state) => state.lit);
  // The second of two that are asked why they are not one.
  const second = usePart((state) => state.alsoSelected);
  const lit = useMemo(() => (second === null ? pointed : [...pointed, second]), [pointed, second]);
  const arrival = usePart((state) => state.arrival);
  const speed = usePart(({ playing, preferences }) => (playing ? preferences.speed : 1));
  const reduced = useMediaQuery('(prefers-reduced-motion: reduce)');
  const words = useMemo(() => pictureWords(t), [t]);
  // A part that the user chose is shown in a lecture too.
  const isOwn = chosen.view !== null || chosen.axisMode !== 'squeezed';
  const windowOf = useLectureWindow();
  useEffect(() => {
    // Where it cannot be loaded everything is in sight.
    if (lecture) loadLectureWindow().catch(() => undefined);
  }, [lecture]);
  const part = useMemo(
    () => (windowOf && lecture && !isOwn ? windowOf(moment) : null),
    [windowOf, lecture, isOwn, moment],
  );
  const options = useMemo(() => (part ? { ...chosen, view: part.view } : chosen), [chosen, part]);
  const scene = useMemo(() => sceneOf(moment, options, words), [moment, options, words]);
  const shown = useRef<Scene | null>(null);
  const changes = useMemo(() => changesBetween(shown.current, scene), [scene]);
  useEffect(() => {
    shown.current = scene;
  }, [scene]);
  const motionMs = still || reduced || arrival === 'seek' || ghost !== null ? 0 : STEP_MS / Math.max(1, speed);
  return useMemo(
    () =>
      scene && {
        scene,
        ghost,
        lecture,
        part,
        seesAll: lecture && !isOwn && (part === null || part.below + part.above === 0),
        settings: { selected, hovered, lit, changes, motionMs, ghostAfterCut: reduced && arrival === 'step' },
      },
    [scene, ghost, lecture, isOwn, part, selected, hovered, lit, changes, motionMs, reduced, arrival],
  );
}
