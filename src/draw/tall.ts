/** Pictures that are as high as what is in them, and scroll with the panel around: rows of things, in columns. */
import type { AnonVmaId, MmId, VmaId } from '../engine';
import type { Place, Scene, Target } from '../layout/scene';
import type { ObjectCallbacks, Picture } from './callbacks';
import { mountPicture } from './picture';
import { attachRoving, type Roving } from './roving';
import { neighbourInRows } from './rows';

export interface TallCallbacks extends ObjectCallbacks {
  /** The pointer or the focus came to an anon_vma; null: it left. */
  onLight?(id: AnonVmaId | null): void;
  /** "+n more": the window of the mm should begin at the VMA with this index. */
  onWindow?(mm: MmId, from: number): void;
  /** What is pointed at, in words and in full; null: nothing. */
  onRead?(words: string | null): void;
}

interface TallModel {
  readonly title: string;
  readonly description: string;
  readonly selected: VmaId | null;
  readonly motionMs: number;
  readonly ghostAfterCut: boolean;
}

export interface TallOptions<Model> {
  readonly cls: string;
  layout(model: Model, place: Place): Scene;
  /** Whether another instant is shown, not only another highlight. */
  hasChanged(before: Model, now: Model): boolean;
}

/** Before the first layout. */
const FIRST_HEIGHT = 240;

/** Mounts such a picture; the element grows with it. */
export function mountTall<Model extends TallModel>(
  element: HTMLElement,
  callbacks: TallCallbacks,
  options: TallOptions<Model>,
): Picture<Model> {
  let height = FIRST_HEIGHT;
  let roving: Roving | null = null;
  const picture = mountPicture<Model>(element, {
    cls: `vs-tall ${options.cls}`,
    wantedHeight: () => height,
    layout(model, place) {
      const scene = options.layout(model, place);
      height = scene.height;
      picture.root.style.height = `${height}px`;
      return scene;
    },
    motion: (before, now) =>
      options.hasChanged(before, now)
        ? { changes: [], motionMs: now.motionMs, ghostAfterCut: now.ghostAfterCut }
        : null,
    onDrawn: (scene) => roving?.refresh(scene),
  });
  const choose = (target: Target | null, extend: boolean): void => {
    if (target === null) callbacks.onSelect?.(null, extend);
    else if (target.kind === 'vma') callbacks.onSelect?.(target.id, extend);
    else if (target.kind === 'more') callbacks.onWindow?.(target.mm, target.from);
  };
  const hover = (target: Target | null): void => {
    callbacks.onHover?.(target?.kind === 'vma' ? target.id : null);
    callbacks.onLight?.(target?.kind === 'anon_vma' ? target.id : null);
    callbacks.onRead?.(target?.label ?? null);
  };
  roving = attachRoving(picture, { choose, hover, leave: () => undefined }, neighbourInRows);
  return {
    update: picture.update,
    destroy() {
      roving?.destroy();
      picture.destroy();
    },
  };
}
