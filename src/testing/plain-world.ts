/** A world as plain data, revisions left out: two worlds are equal when their texts are. */
import { type Table, tableEntries, type World } from '../engine';

/** World, tables unfolded, `rev` dropped everywhere. */
export function plainWorld(world: World): string {
  return JSON.stringify(world, (key, value: unknown) => {
    if (key === 'rev') return undefined;
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    return isTable(value) ? [...tableEntries(value)] : value;
  });
}

const isTable = (value: unknown): value is Table<unknown> =>
  typeof value === 'object' && value !== null && 'root' in value && 'height' in value;
