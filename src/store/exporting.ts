/** What a session is handed out as: a C program, its script, the memory map at the cursor. All of it is text. */
import { type Mm, type Pid, tableValues } from '../engine';
import { cProgram, mapsOf, type NoProgram, printMaps } from '../formats';
import type { Session } from '../history';
import type { App } from './app';
import { readOrigin } from './origin';
import { livingMms } from './processes';
import { scriptOf } from './script-edit';

export { MOST_CALLS } from '../formats';

export const EXPORTS = ['c', 'script', 'maps'] as const;
export type ExportKind = (typeof EXPORTS)[number];

export interface Exported {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
}
/** Why there is nothing to hand out; empty: a script without a line, a process without memory. */
export type NoExport = NoProgram | 'empty';

/** Letters that any file system takes. */
const plain = (name: string): string =>
  name
    .replace(/\.[a-z0-9]{1,6}$/i, '')
    .replace(/[^a-z0-9._-]+/gi, '-')
    .replace(/^[-.]+|-+$/g, '')
    .slice(0, 60) || 'session';

function nameOf({ origin }: Session): string {
  const from = readOrigin(origin);
  return plain('id' in from ? from.id : 'name' in from ? from.name : from.kind);
}

const SUFFIXES: { readonly [K in ExportKind]: string } = { c: 'c', script: 'txt', maps: 'maps' };

function programOf(session: Session): Exported | NoExport {
  const { start, startScope, entries, origin } = session;
  const calls = entries.flatMap(({ source, call, scope }) => (call === null ? [] : [{ source, call, scope }]));
  const program = cProgram({ title: `vmascope: ${origin}`, start, startScope, calls });
  return program.ok ? { name: `${nameOf(session)}.c`, text: program.text } : program.why;
}

export interface ProcessChoice {
  readonly pid: Pid;
  readonly mm: Mm;
}

/** The processes at the cursor, the current one first. */
export function processesOf(app: App): readonly ProcessChoice[] {
  const { world } = app.moment();
  return [...livingMms(world)]
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
    .flatMap(({ mm, pids }) => (pids[0] === undefined ? [] : [{ pid: pids[0], mm }]));
}

/** The text of it, or why there is none. */
export function exported(app: App, kind: ExportKind, pid: Pid | null): Exported | NoExport {
  const session = app.store.getState().history.present;
  if (kind === 'c') return programOf(session);
  const name = `${nameOf(session)}.${SUFFIXES[kind]}`;
  if (kind === 'script') {
    const text = scriptOf(session);
    return text === '' ? 'empty' : { name, text: `${text}\n` };
  }
  const { world } = app.moment();
  const task = tableValues(world.tasks).find((each) => each.pid === pid && each.mm !== null);
  const lines = task?.mm == null ? [] : mapsOf(world, task.mm);
  return lines.length === 0 ? 'empty' : { name, text: printMaps(lines) };
}
