import { useEffect, useMemo } from 'react';
import { mountAddressBar, mountOverview } from '../draw';
import { barModel, overviewModel, useLoadedWorkshop } from '../store';
import { BarTools } from './BarTools';
import { usePage } from './context';
import { useCompose } from './use-composer';
import { usePicture } from './use-picture';
import type { SceneWithSettings } from './use-scene';

/** The bar at the cursor; while a call is composed, with its effect drawn over it. */
function useBarModel({ scene, settings, ghost, lecture }: SceneWithSettings) {
  const { t } = usePage();
  const workshop = useLoadedWorkshop();
  return useMemo(() => {
    const bar = { ...barModel(scene, settings), shortAddresses: lecture };
    return ghost && workshop ? workshop.ghostOver(bar, ghost, t) : bar;
  }, [scene, settings, ghost, lecture, t, workshop]);
}

/** What the pictures of the bar tell: looking goes to the session, choosing to the composer. */
function useBarCallbacks() {
  const { verbs } = usePage();
  const compose = useCompose();
  return useMemo(
    () => ({
      onSelect: (id: number | null, extend: boolean): void => {
        const { isChoosing, anchor } = compose.store.getState();
        if (id !== null && (isChoosing || (extend && anchor !== null))) compose.takeVma(id, extend);
        else if (id === null && isChoosing) compose.choose(false);
        else verbs.select(id, extend);
      },
      onHover: verbs.hover,
      onView: verbs.setView,
      onOpenHole: verbs.toggleHole,
      onRange: (addr: number, end: number): void => compose.takeRange({ addr, end }),
      isChoosing: (): boolean => compose.store.getState().isChoosing,
      onMenu: (vma: number, at: { addr: number | null; x: number; y: number }): void => {
        verbs.select(vma);
        compose.openMenu({ vma, ...at });
      },
    }),
    [verbs, compose],
  );
}

/** The same element however often the bar is drawn. */
const BAR_TOOLS = <BarTools />;

/** Overview and address bar. */
export function Bar(shown: SceneWithSettings) {
  const { scene, part, seesAll } = shown;
  const { t } = usePage();
  const bar = useBarModel(shown);
  const overview = useMemo(() => {
    const model = overviewModel(scene);
    if (part === null || seesAll) return model;
    const { inside: n, below, above } = part;
    return { ...model, caption: t('lecture.window', { n, below, above, all: n + below + above }) };
  }, [scene, part, seesAll, t]);
  const callbacks = useBarCallbacks();
  const overviewHost = usePicture(mountOverview, overview, callbacks);
  const barHost = usePicture(mountAddressBar, bar, callbacks);
  const compose = useCompose();
  useEffect(() => {
    const stopChoosing = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && compose.store.getState().isChoosing) compose.choose(false);
    };
    window.addEventListener('keydown', stopChoosing);
    return () => window.removeEventListener('keydown', stopChoosing);
  }, [compose]);
  return (
    <>
      <div className="overview-host" ref={overviewHost} hidden={seesAll} />
      {BAR_TOOLS}
      <div className="bar-host" ref={barHost} data-testid="bar" />
    </>
  );
}
