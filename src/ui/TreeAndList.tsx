import { useMemo } from 'react';
import { mountList, mountTree } from '../draw';
import { profileOf } from '../engine';
import { disagreements, listModel, treeModel, useTreeSteps } from '../store';
import { usePage, usePart } from './context';
import { usePicture } from './use-picture';
import type { SceneWithSettings } from './use-scene';

/** The red-black tree and the linked list, under the bar and on its scale. */
export function TreeAndList({ scene, settings, lecture, seesAll }: SceneWithSettings) {
  const { verbs, t } = usePage();
  const options = usePart((state) => state.options);
  const stepOf = useTreeSteps();
  const tree = useMemo(() => treeModel(scene, settings, options, stepOf), [scene, settings, options, stepOf]);
  const list = useMemo(() => listModel(scene, settings), [scene, settings]);
  const callbacks = useMemo(
    () => ({
      onSelect: verbs.select,
      onHover: verbs.hover,
      onView: verbs.setView,
      onToggleSubtree: verbs.toggleSubtree,
    }),
    [verbs],
  );
  const maple = profileOf(scene.moment.world).structure === 'maple';
  // A large space needs the overview and a tree of many levels: a lecture has no room for the list as well.
  const hasNoList = lecture && !seesAll && !maple;
  const { moment, mm, linked } = scene;
  const apart = useMemo(() => (maple ? [] : disagreements(moment, mm, linked)), [maple, moment, mm, linked]);
  const treeHost = usePicture(mountTree, tree, callbacks);
  const listHost = usePicture(mountList, list, callbacks);
  return (
    <>
      {maple && (
        <p className="tree-note" data-testid="tree-note">
          {t('tree.maple')}
        </p>
      )}
      <div className="tree-host" ref={treeHost} data-testid="tree" hidden={maple} />
      <div className="list-host" ref={listHost} data-testid="list" hidden={hasNoList} />
      {apart.length > 0 && !hasNoList && (
        <p className="list-note" data-testid="list-note">
          {apart.map(({ kind, names }) => t(`list.apart.${kind}`, { names })).join(t('say.gap'))}
        </p>
      )}
    </>
  );
}
