/** Worlds between checkpoints: run forward from the nearest one that was kept. */
import { openBulk, type World } from '../engine';
import type { Timeline } from './types';

/** A bulk import keeps every so many worlds: running 256 calls again takes a few milliseconds. */
export const CHECKPOINT_EVERY = 256;

/** Up to here every world is kept: stepping about in a program costs nothing then. */
const KEEP_ALL = 2000;

/** Is the world after the nth call, counting from 1, one that is kept? */
export const keepsWorld = (n: number): boolean => n <= KEEP_ALL || n % CHECKPOINT_EVERY === 0;

/** The world before entry `index`; with index = entries.length the last one. */
export function worldBefore({ start, entries, worlds }: Timeline, index: number): World {
  let from = index;
  while (from > 0 && !worlds[from - 1]) from--;
  const kept = from === 0 ? start : (worlds[from - 1] ?? start);
  if (from === index) return kept;
  const bulk = openBulk(kept);
  for (const { call } of entries.slice(from, index)) if (call !== null) bulk.apply(call);
  return bulk.world();
}
