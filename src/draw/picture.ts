/**
 * What all pictures have in common: an svg over a canvas in the element given, sizes that follow the element, transitions
 * that any update may interrupt, and a complete end.
 */
import { select } from 'd3';
import type { Change } from '../layout/model';
import type { Group, Place, Scene } from '../layout/scene';
import { keepStable } from '../layout/stable';
import type { Picture } from './callbacks';
import { isLatePartComing, latePart, loadLatePart } from './late';
import { drawScene } from './scene-svg';
import { cancelFrame, requestFrame } from './scheduler';
import { onThemeChange } from './theme';

/** What tells a picture's models apart. */
interface Drawable {
  readonly title: string;
  readonly description: string;
}

interface Motion {
  readonly changes: readonly Change[];
  readonly motionMs: number;
  readonly ghostAfterCut: boolean;
}

export interface PictureOptions<Model> {
  /** Class of the root: vs-bar, vs-tree … */
  readonly cls: string;
  /** Absent: a group of what can be chosen in it, or else an image. */
  readonly role?: 'group';
  /** CSS pixels at a multiplier; null: as high as the element. */
  readonly wantedHeight: ((scale: number, model: Model) => number) | null;
  layout(model: Model, place: Place): Scene;
  /** How to move from the model before to this one; null: cut. */
  motion(before: Model, now: Model): Motion | null;
  /** After each drawing, with the scene on the screen. */
  onDrawn?(scene: Scene): void;
}

/** The nodes of a mounted picture, for those who listen on it. */
export interface PictureNodes {
  readonly root: HTMLDivElement;
  readonly svg: SVGSVGElement;
  readonly stage: SVGGElement;
  /** For what is not part of a scene: the band of a range being dragged. */
  readonly overlay: SVGGElement;
}

export interface MountedPicture<Model> extends Picture<Model>, PictureNodes {
  readonly model: Model | null;
  /** Draws again, in the next frame. */
  redraw(): void;
}

let mounted = 0;

interface Nodes extends PictureNodes {
  readonly canvas: HTMLCanvasElement;
  readonly desc: SVGDescElement;
  /** id of the pattern. */
  readonly hatch: string;
}

function createNodes(element: HTMLElement, cls: string): Nodes {
  const hatch = `vs-hatch-${++mounted}`;
  const root = select(element).append('div').attr('class', `vs-picture ${cls}`);
  const canvas = root.append('canvas').attr('class', 'vs-canvas').attr('aria-hidden', 'true');
  const svg = root.append('svg').attr('class', 'vs-svg');
  const desc = svg.append('desc').attr('id', `${hatch}-desc`);
  const pattern = svg
    .append('defs')
    .append('pattern')
    .attr('id', hatch)
    .attr('width', 7)
    .attr('height', 7)
    .attr('patternUnits', 'userSpaceOnUse')
    .attr('patternTransform', 'rotate(45)');
  pattern.append('rect').attr('class', 'vs-hatch-line').attr('width', 1.2).attr('height', 7);
  const stage = svg.append('g').attr('class', 'vs-stage');
  const overlay = svg.append('g').attr('class', 'vs-overlay').attr('aria-hidden', 'true');
  const nodes = {
    root: root.node(),
    canvas: canvas.node(),
    svg: svg.node(),
    stage: stage.node(),
    overlay: overlay.node(),
    desc: desc.node(),
  };
  const { root: r, canvas: c, svg: v, stage: g, overlay: o, desc: d } = nodes;
  if (!r || !c || !v || !g || !o || !d) throw new Error('the document made no element');
  return { root: r, canvas: c, svg: v, stage: g, overlay: o, desc: d, hatch };
}

/** The page's text at scale 1, CSS pixels. */
const REM_PX = 14;

/** The multiplier of all sizes: the page's --scale, and more where the reader has asked for larger text. */
function scaleOf(element: Element): number {
  const scale = Number.parseFloat(getComputedStyle(element).getPropertyValue('--scale'));
  const rem = Number.parseFloat(getComputedStyle(element.ownerDocument.documentElement).fontSize);
  const wished = Number.isFinite(scale) && scale > 0 ? scale : 1;
  return Number.isFinite(rem) ? Math.max(wished, rem / REM_PX) : wished;
}

/** The first motion of all may wait so long for what moves pictures; after that the picture is cut. */
const PATIENCE_MS = 250;

interface Transition {
  readonly from: Scene;
  readonly start: number | null;
  readonly motion: Motion;
  readonly moves: NonNullable<ReturnType<typeof latePart>>;
}

/** Mounts a picture; the options say what is particular to it. */
export function mountPicture<Model extends Drawable>(
  element: HTMLElement,
  options: PictureOptions<Model>,
): MountedPicture<Model> {
  const nodes = createNodes(element, options.cls);
  const { root, svg, stage, canvas, desc, hatch } = nodes;
  const owner = {};
  let model: Model | null = null;
  let pending: Motion | null = null;
  let target: Scene | null = null;
  let shown: Scene | null = null;
  let transition: Transition | null = null;
  let ghosts: Scene | null = null;
  let isDirty = false;
  let waitsSince: number | null = null;
  let place: Place | null = null;
  /** The height of the root at its last measuring. */
  let wanted: number | null = null;
  let described = '';
  let colours = new Map<string, string>();

  const set = (name: string, value: string) => {
    if (svg.getAttribute(name) !== value) svg.setAttribute(name, value);
  };
  const showColumns = (scene: Scene) => {
    const isEmpty = scene.columns.length === 0;
    if (canvas.hidden !== isEmpty) canvas.hidden = isEmpty;
    if (isEmpty) return;
    const draw = latePart()?.drawColumns;
    if (draw) draw(canvas, scene, colours);
    // Where it cannot be loaded the next drawing asks again.
    else loadLatePart().then(redraw, () => undefined);
  };
  const show = (scene: Scene) => {
    shown = scene;
    set('viewBox', `0 0 ${scene.width} ${scene.height}`);
    showColumns(scene);
    drawScene(stage, scene, hatch);
    options.onDrawn?.(scene);
  };

  // Measured only when something may have changed: reading sizes between the drawings of several pictures is slow.
  const measure = (now: Model): Place => {
    const scale = scaleOf(root);
    wanted = options.wantedHeight?.(scale, now) ?? null;
    if (wanted !== null) root.style.height = `${wanted}px`;
    return { width: root.clientWidth, height: root.clientHeight, scale };
  };

  const makeTarget = (now: Model): boolean => {
    if (place && wanted !== null && wanted !== options.wantedHeight?.(place.scale, now)) place = null;
    place ??= measure(now);
    if (place.width === 0 || place.height === 0) return false;
    set('aria-label', now.title);
    if (described !== now.description) desc.textContent = now.description;
    described = now.description;
    target = options.layout(now, place);
    set('role', options.role ?? (target.groups.some((group: Group) => group.target) ? 'group' : 'img'));
    return true;
  };

  const mustWait = (now: number): boolean => {
    if (latePart() || !shown || !pending || (pending.motionMs === 0 && !pending.ghostAfterCut)) return false;
    if (waitsSince === null) loadLatePart().catch(() => undefined);
    waitsSince ??= now;
    if (isLatePartComing() && now - waitsSince < PATIENCE_MS) return true;
    waitsSince = null;
    return false;
  };

  const frame = (now: number): boolean => {
    if (model && isDirty) {
      if (mustWait(now)) return true;
      isDirty = false;
      if (!makeTarget(model)) return false;
      const moves = latePart();
      if (moves && pending && shown && pending.motionMs > 0)
        transition = { from: shown, start: null, motion: pending, moves };
      else if (pending) transition = null;
      // They stay until the next instant is shown, whatever is pointed at meanwhile.
      if (pending) ghosts = pending.ghostAfterCut && pending.motionMs === 0 ? shown : null;
      if (target && ghosts && !transition) target = moves?.withGhosts(ghosts, target) ?? target;
      pending = null;
    }
    if (!target) return false;
    if (!transition) {
      if (shown !== target) show(target);
      return false;
    }
    if (transition.start === null) transition = { ...transition, start: now };
    const { from, start, motion, moves } = transition;
    const t = (now - (start ?? now)) / motion.motionMs;
    show(moves.interpolate(from, target, motion.changes, t));
    if (t < 1) return true;
    transition = null;
    return false;
  };

  const redraw = () => {
    isDirty = true;
    requestFrame(owner, frame);
  };
  const stopTheme = onThemeChange(() => {
    colours = new Map();
    place = null;
    redraw();
  });
  const observer = new ResizeObserver(() => {
    place = null;
    redraw();
  });
  observer.observe(root);
  svg.setAttribute('aria-describedby', `${hatch}-desc`);

  return {
    ...nodes,
    get model() {
      return model;
    },
    redraw,
    update(given) {
      const next = model ? keepStable(model, given) : given;
      if (next === model) return;
      const motion = model ? options.motion(model, next) : null;
      if (motion) pending = motion;
      model = next;
      redraw();
    },
    destroy() {
      observer.disconnect();
      stopTheme();
      cancelFrame(owner);
      root.remove();
      model = null;
      target = null;
      shown = null;
      ghosts = null;
    },
  };
}
