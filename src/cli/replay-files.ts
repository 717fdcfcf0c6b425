/** A log on the disk, and the memory maps recorded beside it: PREFIX.PID.execN.maps and PREFIX.PID.exit.maps. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { KernelName, Pid } from '../engine';
import {
  type MapsLine,
  parseMaps,
  type ReplayOptions,
  type ReplayResult,
  replayLog,
  type StraceLog,
  StraceReader,
} from '../formats';
import { readPieces, readText, UsageError } from './args';

/** The texts of the files, for a bundle, and what they say. */
export interface MapsFiles {
  readonly execTexts: ReadonlyMap<Pid, readonly string[]>;
  readonly exitTexts: ReadonlyMap<Pid, string>;
  /** Lines that could not be used: file, line, text. */
  readonly problems: readonly string[];
}

const NAME = /^\.(\d+)\.(?:exec(\d+)|exit)\.maps$/;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new UsageError(`cannot read the folder ${folder}`);
  }
}

/** Reads all maps of a prefix. Errors: UsageError where there are none. */
function readMapsFiles(prefix: string): MapsFiles {
  const folder = dirname(prefix);
  const base = basename(prefix);
  const execs = new Map<Pid, [number, string][]>();
  const exitTexts = new Map<Pid, string>();
  const problems: string[] = [];
  for (const name of namesIn(folder)) {
    const found = name.startsWith(base) ? NAME.exec(name.slice(base.length)) : null;
    if (found === null) continue;
    const text = readText(join(folder, name));
    problems.push(...parseMaps(text).problems.map(({ line, text: what }) => `${name}:${line}: not used: ${what}`));
    const pid = Number(found[1]);
    if (found[2] === undefined) exitTexts.set(pid, text);
    else execs.set(pid, [...(execs.get(pid) ?? []), [Number(found[2]), text]]);
  }
  if (execs.size === 0 && exitTexts.size === 0) {
    throw new UsageError(`no maps ${prefix}.PID.execN.maps or ${prefix}.PID.exit.maps`);
  }
  const execTexts = new Map(
    [...execs].map(([pid, list]) => [pid, list.sort((a, b) => a[0] - b[0]).map(([, text]) => text)]),
  );
  return { execTexts, exitTexts, problems };
}

/** What a replay takes. A log without pids has one process, with the number that the only maps have. */
function replayMaps(
  { execTexts, exitTexts }: MapsFiles,
  hasPids: boolean,
): Pick<ReplayOptions, 'execMaps' | 'exitMaps'> {
  const parse = (text: string): readonly MapsLine[] => parseMaps(text).lines;
  const pids = new Set([...execTexts.keys(), ...exitTexts.keys()]);
  const name = (pid: Pid): Pid => (hasPids || pids.size !== 1 ? pid : 1);
  return {
    execMaps: new Map([...execTexts].map(([pid, texts]) => [name(pid), texts.map(parse)])),
    exitMaps: new Map([...exitTexts].map(([pid, text]) => [name(pid), parse(text)])),
  };
}

function readLog(path: string): StraceLog {
  const reader = new StraceReader();
  readPieces(path, (piece) => reader.push(piece));
  return reader.end();
}

/** What a replay of a file on the disk found. */
export interface Replayed {
  readonly path: string;
  readonly kernel: KernelName;
  readonly log: StraceLog;
  readonly result: ReplayResult;
  readonly maps: MapsFiles | undefined;
}

/** Replays a file. Errors: UsageError. */
export function replayFile(path: string, prefix: string | undefined, kernel: KernelName): Replayed {
  const log = readLog(path);
  const maps = prefix === undefined ? undefined : readMapsFiles(prefix);
  const result = replayLog(log, { kernel, ...(maps && replayMaps(maps, log.hasPids)) });
  return { path, kernel, log, result, maps };
}
