/** Draws a scene's columns on the canvas that lies under the svg. */
import type { Scene } from '../layout/scene';

/** The colour of a column is the custom property of its class: vs-anon → --vs-anon-edge. */
function colourOf(styles: CSSStyleDeclaration, cls: string): string {
  const name = cls === 'vs-entry' ? '--vs-line-strong' : `--${cls}-edge`;
  return styles.getPropertyValue(name).trim() || 'gray';
}

/**
 * Clears the canvas and draws the columns; sets its size to the scene's in device pixels.
 * @param colours what was asked of the style sheet already: empty it when the theme changes
 */
export function drawColumns(canvas: HTMLCanvasElement, scene: Scene, colours: Map<string, string>): void {
  const isEmpty = scene.columns.length === 0;
  if (canvas.hidden !== isEmpty) canvas.hidden = isEmpty;
  if (isEmpty) return;
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(scene.width * ratio);
  const height = Math.round(scene.height * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, scene.width, scene.height);
  let styles: CSSStyleDeclaration | null = null;
  for (const column of scene.columns) {
    let colour = colours.get(column.cls);
    if (colour === undefined) {
      styles ??= getComputedStyle(canvas);
      colour = colourOf(styles, column.cls);
      colours.set(column.cls, colour);
    }
    context.fillStyle = colour;
    context.globalAlpha = column.cover;
    context.fillRect(column.x, column.y, 1, column.h);
  }
  context.globalAlpha = 1;
}
