/** Draws a scene's columns on the canvas that lies under the svg. */
import type { Column, Scene } from '../layout/scene';
import { type Run, runsOf } from './column-runs';

/** The colour of a column is the custom property of its class: vs-anon → --vs-anon-edge. */
function colourOf(styles: CSSStyleDeclaration, cls: string): string {
  const name = cls === 'vs-entry' ? '--vs-line-strong' : `--${cls}-edge`;
  return styles.getPropertyValue(name).trim() || 'gray';
}

/** Do they look the same? */
const isSame = (a: readonly Run[], b: readonly Run[]): boolean =>
  a.length === b.length &&
  a.every(({ x, y, w, h, cls, cover }, k) => {
    const other = b[k];
    return (
      x === other?.x && y === other.y && w === other.w && h === other.h && cls === other.cls && cover === other.cover
    );
  });

/** What a canvas shows: the same again costs nothing. */
const shown = new WeakMap<
  HTMLCanvasElement,
  { columns: readonly Column[]; runs: readonly Run[]; colours: object; ratio: number }
>();

/**
 * Clears the canvas and draws the columns; the canvas is as wide as the scene, in device pixels, and no higher than they are:
 * every frame of a pan is another picture of it, and costs as much as it is large.
 * @param colours what was asked of the style sheet already: another map when the theme changes
 */
export function drawColumns(canvas: HTMLCanvasElement, scene: Scene, colours: Map<string, string>): void {
  const { columns } = scene;
  const ratio = window.devicePixelRatio || 1;
  const was = shown.get(canvas);
  const wasSo = was?.colours === colours && was.ratio === ratio;
  if (wasSo && was.columns === columns) return;
  const runs = runsOf(columns, scene.width);
  shown.set(canvas, { columns, runs, colours, ratio });
  if (wasSo && isSame(was.runs, runs)) return;
  const top = Math.floor(runs.reduce((least, { y }) => Math.min(least, y), scene.height));
  const bottom = Math.ceil(runs.reduce((most, { y, h }) => Math.max(most, y + h), 0));
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
  for (const { x, y, w, h, cls, cover } of runs) {
    let colour = colours.get(cls);
    if (colour === undefined) {
      styles ??= getComputedStyle(canvas);
      colour = colourOf(styles, cls);
      colours.set(cls, colour);
    }
    context.fillStyle = colour;
    context.globalAlpha = cover;
    context.fillRect(x, y, w, h);
  }
  context.globalAlpha = 1;
}
