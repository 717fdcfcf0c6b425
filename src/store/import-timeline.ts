/** Calls from the import worker become a timeline here, batch by batch, so that no batch is felt. */
import { createWorld, type KernelName, openBulk, type World } from '../engine';
import { type Entry, keepsWorld, type Timeline } from '../history';
import { type Expected, emptyScope } from '../language';
import type { ImportedCall } from '../worker/messages';

const expectedOf = (recorded: ImportedCall['recorded']): Expected | null =>
  recorded === null
    ? null
    : typeof recorded === 'number'
      ? { kind: 'value', value: recorded }
      : { kind: 'errno', errno: recorded };

export interface TimelineBuilder {
  add(calls: readonly ImportedCall[]): void;
  build(origin: string): Timeline;
}

/** Collects the calls of one import on a fresh world. */
export function timelineBuilder(kernel: KernelName): TimelineBuilder {
  const start = createWorld({ kernel });
  const bulk = openBulk(start);
  const entries: Entry[] = [];
  const worlds: (World | null)[] = [];
  return {
    add(calls) {
      for (const { source, call, recorded } of calls) {
        const outcome = bulk.apply(call);
        entries.push({ source, call, error: null, outcome, expected: expectedOf(recorded), scope: emptyScope });
        worlds.push(keepsWorld(entries.length) ? bulk.world() : null);
      }
    },
    build(origin) {
      if (worlds.length > 0) worlds[worlds.length - 1] = bulk.world();
      return { origin, start, startScope: emptyScope, entries, worlds, given: entries.length };
    },
  };
}
