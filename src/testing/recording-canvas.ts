/** A canvas that draws nothing and writes down what it is told: the draw log is what tests compare. */

/** One call or one property set, in order: `fillRect 3 10 1 56`, `fillStyle = red`. */
export type DrawLog = string[];

const METHODS = ['setTransform', 'clearRect', 'fillRect', 'strokeRect', 'putImageData', 'drawImage'] as const;
const PROPERTIES = ['fillStyle', 'globalAlpha', 'strokeStyle', 'lineWidth'] as const;

const round = (value: unknown): string =>
  typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : String(value);

/** A 2D context that logs; give it to a canvas by replacing `getContext`. */
export function recordingContext(): { readonly log: DrawLog; readonly context: CanvasRenderingContext2D } {
  const log: DrawLog = [];
  const context: Record<string, unknown> = {};
  for (const name of METHODS)
    context[name] = (...args: unknown[]) => {
      log.push([name, ...args.map(round)].join(' '));
    };
  for (const name of PROPERTIES)
    Object.defineProperty(context, name, {
      set: (value: unknown) => {
        log.push(`${name} = ${round(value)}`);
      },
    });
  return { log, context: context as unknown as CanvasRenderingContext2D };
}

/** The rectangles of a log, each with the colour and the opacity in force: `vs 3 10 1 56 @0.5`. */
export function paintedRects(log: DrawLog): string[] {
  let style = '';
  let alpha = '1';
  return log.flatMap((entry) => {
    if (entry.startsWith('fillStyle = ')) style = entry.slice('fillStyle = '.length);
    else if (entry.startsWith('globalAlpha = ')) alpha = entry.slice('globalAlpha = '.length);
    else if (entry.startsWith('fillRect ')) return [`${style} ${entry.slice('fillRect '.length)} @${alpha}`];
    return [];
  });
}
