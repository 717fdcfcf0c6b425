/** Draws a scene's columns on the canvas that lies under the svg. */
import type { Scene } from '../layout/scene';

/** The colour of a column is the custom property of its class: vs-anon → --vs-anon-edge. */
function colourOf(styles: CSSStyleDeclaration, cls: string): string {
  const name = cls === 'vs-entry' ? '--vs-line-strong' : `--${cls}-edge`;
  return styles.getPropertyValue(name).trim() || 'gray';
}

/** Clears the canvas and draws the columns; sets its size to the scene's in device pixels. */
export function drawColumns(canvas: HTMLCanvasElement, scene: Scene): void {
  canvas.hidden = scene.columns.length === 0;
  if (canvas.hidden) return;
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(scene.width * ratio);
  const height = Math.round(scene.height * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, scene.width, scene.height);
  const styles = getComputedStyle(canvas);
  const colours = new Map<string, string>();
  for (const column of scene.columns) {
    const colour = colours.get(column.cls) ?? colourOf(styles, column.cls);
    colours.set(column.cls, colour);
    context.fillStyle = colour;
    context.globalAlpha = column.cover;
    context.fillRect(column.x, column.y, 1, column.h);
  }
  context.globalAlpha = 1;
}
