/** The large address spaces as timelines. Loads when one is chosen. */
import type { KernelName } from '../engine';
import type { Pieces, Timeline } from '../history';
import { printCall } from '../language';
import type { LargeId } from '../scenario';
import { type LargeCall, largeSpace } from '../scenario/large';
import type { ImportedCall } from '../worker/messages';
import { timelineBuilder } from './import-timeline';
import { originText } from './origin';

/** A few milliseconds of calls. */
const PIECE = 500;

const asImported = ({ call, note }: LargeCall): ImportedCall => ({
  source: note === undefined ? printCall(call) : `${printCall(call)}   # ${note}`,
  call,
  recorded: null,
});

/** The calls of the space, made one after the other; `opensAt`: the first one to watch. */
export function* largePieces(
  id: LargeId,
  kernel: KernelName,
): Pieces<{ readonly timeline: Timeline; readonly opensAt: number }> {
  const { build, play } = largeSpace(id);
  const builder = timelineBuilder(kernel);
  for (let from = 0; from < build.length; from += PIECE) {
    yield from / build.length;
    builder.add(build.slice(from, from + PIECE).map((call) => asImported({ call })));
  }
  builder.add(play.map(asImported));
  return { timeline: builder.build(originText({ kind: 'large', id })), opensAt: build.length };
}
