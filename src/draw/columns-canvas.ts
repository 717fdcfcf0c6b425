/** Draws a scene's columns on the canvas that lies under the svg. */
import type { Column, Scene } from '../layout/scene';

/** The colour of a column is the custom property of its class: vs-anon → --vs-anon-edge. */
function colourOf(styles: CSSStyleDeclaration, cls: string): string {
  const name = cls === 'vs-entry' ? '--vs-line-strong' : `--${cls}-edge`;
  return styles.getPropertyValue(name).trim() || 'gray';
}

/** Do they look the same? */
const isSame = (a: readonly Column[], b: readonly Column[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(({ x, y, w, h, cls, cover }, k) => {
      const other = b[k];
      return (
        x === other?.x && y === other.y && w === other.w && h === other.h && cls === other.cls && cover === other.cover
      );
    }));

/** What a canvas shows: the same again costs nothing. */
const shown = new WeakMap<HTMLCanvasElement, { columns: readonly Column[]; colours: object; ratio: number }>();

/**
 * Clears the canvas and draws the columns; the canvas is as wide as the scene, in device pixels, and no higher than they are:
 * every frame of a pan is another picture of it, and costs as much as it is large.
 * @param colours what was asked of the style sheet already: another map when the theme changes
 */
export function drawColumns(canvas: HTMLCanvasElement, scene: Scene, colours: Map<string, string>): void {
  const { columns } = scene;
  const ratio = window.devicePixelRatio || 1;
  const was = shown.get(canvas);
  if (was?.colours === colours && was.ratio === ratio && isSame(was.columns, columns)) return;
  shown.set(canvas, { columns, colours, ratio });
  const top = Math.floor(columns.reduce((least, { y }) => Math.min(least, y), scene.height));
  const bottom = Math.ceil(columns.reduce((most, { y, h }) => Math.max(most, y + h), 0));
  const place = `${top}px auto auto 0`;
  if (canvas.style.inset !== place) canvas.style.inset = place;
  const width = Math.round(scene.width * ratio);
  const height = Math.round((bottom - top) * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${scene.width}px`;
    canvas.style.height = `${bottom - top}px`;
  }
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, -top * ratio);
  context.clearRect(0, top, scene.width, bottom - top);
  let styles: CSSStyleDeclaration | null = null;
  for (const column of columns) {
    let colour = colours.get(column.cls);
    if (colour === undefined) {
      styles ??= getComputedStyle(canvas);
      colour = colourOf(styles, column.cls);
      colours.set(column.cls, colour);
    }
    context.fillStyle = colour;
    context.globalAlpha = column.cover;
    context.fillRect(column.x, column.y, column.w, column.h);
  }
  context.globalAlpha = 1;
}
