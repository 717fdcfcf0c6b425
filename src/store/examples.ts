/** The ready scripts of Compare and of the trace panel. */

import type { Timeline } from '../history';
import { MINIMAL_SCRIPTS, type MinimalScript } from '../scenario/minimal';
import { SERIES_IDS, SERIES_SCRIPTS, type SeriesId } from '../scenario/series';
import { originText, readOrigin } from './origin';
import { runScript } from './script';
import { SERIES_KERNEL } from './series-view';

export { MINIMAL_SCRIPTS, type MinimalScript, SERIES_IDS, type SeriesId };

const exampleOrigin = (id: string): string => originText({ kind: 'example', id });

/** The script on the first of its two kernels. */
export const exampleTimeline = ({ id, script, kernels }: MinimalScript): Timeline =>
  runScript(exampleOrigin(id), script, kernels[0]);

export const seriesTimeline = (id: SeriesId): Timeline =>
  runScript(exampleOrigin(id), SERIES_SCRIPTS[id], SERIES_KERNEL);

/** The example that the session was opened from, if it was one of Compare's. */
export function exampleOf(origin: string): MinimalScript | null {
  const from = readOrigin(origin);
  return from.kind === 'example' ? (MINIMAL_SCRIPTS.find(({ id }) => id === from.id) ?? null) : null;
}
