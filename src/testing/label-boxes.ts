/** What is written in a scene, as rectangles: to test that nothing is written over anything else. */
import type { Group, Scene, Shape } from '../layout/scene';
import { monoWidth, sansWidth } from '../layout/text-metrics';

export interface LabelBox {
  readonly group: string;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line of text from the tops of its capitals to its descenders, of its size. */
const ASCENT = 0.76;
const DESCENT = 0.2;
const BOLD = /name|pill|note|compare/;

function boxOf(group: Group, shape: Shape): LabelBox | null {
  if (shape.kind === 'rect' && shape.key === 'pill') {
    const left = group.x + shape.x;
    const top = group.y + shape.y;
    return { group: group.key, text: '', left, right: left + shape.w, top, bottom: top + shape.h };
  }
  if (shape.kind !== 'text') return null;
  // The word in a pill is the pill's.
  if (shape.cls.includes('pill')) return null;
  const w = shape.cls.includes('mono')
    ? monoWidth(shape.text, shape.size)
    : sansWidth(shape.text, shape.size, BOLD.test(shape.cls));
  const x = group.x + shape.x;
  const left = shape.anchor === 'start' ? x : shape.anchor === 'end' ? x - w : x - w / 2;
  const y = group.y + shape.y;
  return {
    group: group.key,
    text: shape.text,
    left,
    right: left + w,
    top: y - shape.size * ASCENT,
    bottom: y + shape.size * DESCENT,
  };
}

/** Every text and every pill of the scene. */
export function labelBoxes(scene: Scene): LabelBox[] {
  return scene.groups.flatMap((group) => group.shapes.flatMap((shape) => boxOf(group, shape) ?? []));
}

/** The rings around a box, the outline of the result, the bracket of the request: nothing of them may cross a label. */
const STROKED = /^(gap|ring|selection|hover|outline|bracket)$/;
/** Half of the thinnest of these strokes, at scale 1. */
const HALF_STROKE = 1;

/** The strokes of the scene that no label may meet, each side a rectangle of its own. */
export function strokeBoxes(scene: Scene, scale: number): LabelBox[] {
  const reach = HALF_STROKE * scale;
  const box = (group: string, left: number, top: number, right: number, bottom: number): LabelBox => ({
    group,
    text: 'stroke',
    left: left - reach,
    right: right + reach,
    top: top - reach,
    bottom: bottom + reach,
  });
  return scene.groups.flatMap(({ key, x, y, shapes }) =>
    shapes.flatMap((shape) => {
      if (!STROKED.test(shape.key)) return [];
      if (shape.kind === 'path')
        return shape.points.slice(1).map((to, k) => {
          const from = shape.points[k] ?? to;
          const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
          return box(key, x + left, y + Math.min(from[1], to[1]), x + right, y + Math.max(from[1], to[1]));
        });
      if (shape.kind !== 'rect') return [];
      const [left, top] = [x + shape.x, y + shape.y];
      const [right, bottom] = [left + shape.w, top + shape.h];
      return [
        box(key, left, top, right, top),
        box(key, left, bottom, right, bottom),
        box(key, left, top, left, bottom),
        box(key, right, top, right, bottom),
      ];
    }),
  );
}

/** How many pixels two labels lie over one another; 0 or less: they do not. */
const depth = (a: LabelBox, b: LabelBox): number =>
  Math.min(a.right - b.left, b.right - a.left, a.bottom - b.top, b.bottom - a.top);

/** The pairs that lie over one another by more than `slack` pixels, in words. */
export function overlaps(boxes: readonly LabelBox[], slack = 0.5): string[] {
  return boxes.flatMap((a, k) =>
    boxes
      .slice(k + 1)
      .filter((b) => depth(a, b) > slack)
      .map((b) => `${a.group} "${a.text}" over ${b.group} "${b.text}" by ${depth(a, b).toFixed(1)}`),
  );
}

/** The labels that a stroke crosses, in words. */
export function crossings(boxes: readonly LabelBox[], strokes: readonly LabelBox[], slack = 0.5): string[] {
  return boxes.flatMap((label) =>
    strokes
      .filter((stroke) => depth(label, stroke) > slack)
      .map((stroke) => `${stroke.group} crosses "${label.text}" of ${label.group}`),
  );
}
