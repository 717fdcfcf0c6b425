/** The verbs for what takes more than a moment on the page's own thread: large address spaces, long sessions. */
import { createWorld, DEFAULT_KERNEL, type KernelName } from '../engine';
import type { Cursor, Timeline } from '../history';
import type { LargeId } from '../scenario';
import type { App } from './app';
import type { ImportSlot } from './import-slot';
import { inPieces } from './in-pieces';
import { entriesInPieces, runEntries } from './replay-on';

export interface LargeVerbs {
  /** An address space of many VMAs; the cursor stands before the first call to watch. */
  openLarge(id: LargeId, kernel?: KernelName): Promise<void>;
  /** The same calls on another kernel. */
  chooseKernel(kernel: KernelName): void;
}

/** From here on a change of the kernel shows how far it is. */
const LONG = 2000;

export function largeVerbs(
  { store }: App,
  slot: ImportSlot,
  openTimeline: (timeline: Timeline, cursor?: Cursor) => void,
): LargeVerbs {
  return {
    async openLarge(id, kernel = DEFAULT_KERNEL) {
      const { largePieces } = await import('./large');
      const made = await inPieces(slot, { kind: 'large', name: id }, () => largePieces(id, kernel));
      if (made !== null) openTimeline(made.timeline, { call: made.opensAt, step: 0 });
    },
    chooseKernel(kernel) {
      const { present } = store.getState().history;
      const { origin, entries, cursor, bookmarks = [], given } = present;
      const start = createWorld({ kernel });
      const open = (timeline: Timeline): void =>
        openTimeline({ ...timeline, bookmarks, ...(given !== undefined && { given }) }, cursor);
      if (entries.length <= LONG) open(runEntries(origin, entries, start));
      else
        void inPieces(slot, { kind: 'kernel', name: kernel }, () => entriesInPieces(origin, entries, start)).then(
          (timeline) => {
            if (timeline !== null) open(timeline);
          },
        );
    },
  };
}
