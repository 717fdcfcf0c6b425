/**
 * Reads logs and memory maps and hands out the calls that they make. Pure but for the callbacks: the worker around it
 * is import-worker.ts.
 */
import type { Pid } from '../engine';
import {
  describeProgramProblem,
  type ExecMaps,
  imageOfMaps,
  type MapsLine,
  mapsOfProgram,
  type ProcessReplay,
  parseMaps,
  parseProgram,
  type ReplayEntry,
  type ReplayOptions,
  replayLog,
  StraceReader,
} from '../formats';
import { printCall } from '../language';
import type { ImportedCall, ImportMessage, ImportReport, ImportRequest, NamedText } from './messages';

/** Small enough that the page takes a batch without being felt. */
const BATCH = 500;
/** The log is read in pieces, with a word about progress after each. */
const PIECE = 2 ** 20;
const SOURCE_LIMIT = 400;

const EXEC_MAPS = /\.(\d+)\.exec(\d+)\.maps$/;
const EXIT_MAPS = /\.(\d+)\.exit\.maps$/;
const MAPS_LINE = /^\s*[0-9a-f]{4,16}-[0-9a-f]{4,16} [r-][w-][x-][ps] /m;

/** Memory maps that belong to a log. */
type Companions = Pick<ReplayOptions, 'execMaps' | 'exitMaps'>;

interface Sorted {
  readonly logs: readonly NamedText[];
  /** A map that is no companion of a log. */
  readonly maps: readonly NamedText[];
  readonly execMaps: ExecMaps;
  readonly exitMaps: ReadonlyMap<Pid, readonly MapsLine[]>;
}

/** Which text is what: by its name, else by its first lines. */
function sortTexts(texts: readonly NamedText[]): Sorted {
  const logs: NamedText[] = [];
  const maps: NamedText[] = [];
  const execMaps = new Map<Pid, MapsLine[][]>();
  const exitMaps = new Map<Pid, readonly MapsLine[]>();
  for (const text of texts) {
    const exec = EXEC_MAPS.exec(text.name);
    const exit = EXIT_MAPS.exec(text.name);
    if (exec) {
      const pid = Number(exec[1]);
      const known = execMaps.get(pid) ?? [];
      known[Number(exec[2])] = [...parseMaps(text.text).lines];
      execMaps.set(pid, known);
    } else if (exit) exitMaps.set(Number(exit[1]), parseMaps(text.text).lines);
    else if (MAPS_LINE.test(text.text.slice(0, 2000))) maps.push(text);
    else logs.push(text);
  }
  return { logs, maps, execMaps, exitMaps };
}

/** The line as it stands in the log, or the call as we print it. */
function sourceOf({ call, origin, line }: ReplayEntry, lines: readonly string[]): string {
  const written = lines[line - 1]?.trim() ?? '';
  const isWhole =
    origin === 'log' && written !== '' && !written.includes('<unfinished') && !written.includes('resumed>');
  const text = isWhole ? written : call.name === 'execve' ? `execve("${call.image.name}")` : printCall(call);
  return text.length > SOURCE_LIMIT ? `${text.slice(0, SOURCE_LIMIT)}…` : text;
}

const reportOf = (
  processes: readonly ProcessReplay[],
  problems: number,
  firstProblem: ImportReport['firstProblem'],
): ImportReport => ({
  problems,
  firstProblem,
  mismatches: processes.reduce((sum, { mismatchCount }) => sum + mismatchCount, 0),
  compared: processes.filter(({ exact }) => exact !== undefined).length,
  exact: processes.filter(({ exact }) => exact === true).length,
});

/** How much of a line that could not be read is quoted. */
const QUOTED = 60;

/** Where it went wrong first, and the line: what cannot be printed stands as a dot. */
function quoted(problem: { readonly line: number; readonly text: string } | null): string {
  if (problem === null) return '';
  const printed = problem.text.replace(/\p{C}/gu, '·');
  return `${problem.line}: ${printed.length > QUOTED ? `${printed.slice(0, QUOTED)}…` : printed}`;
}

function readLog(
  text: string,
  { execMaps = new Map(), exitMaps = new Map() }: Companions,
  kernel: ImportRequest['kernel'],
  tell: (message: ImportMessage) => void,
): void {
  const reader = new StraceReader();
  for (let from = 0; from < text.length; from += PIECE) {
    reader.push(text.slice(from, from + PIECE));
    tell({ kind: 'progress', value: (from / text.length) * 0.3 });
  }
  const log = reader.end();
  const first = log.problems[0] ?? null;
  if (log.events.length === 0) {
    tell({ kind: 'failed', detail: quoted(first) });
    return;
  }
  const lines = text.split('\n');
  let batch: ImportedCall[] = [];
  let made = 0;
  const flush = (): void => {
    if (batch.length > 0) tell({ kind: 'calls', calls: batch });
    batch = [];
  };
  const { processes } = replayLog(log, {
    kernel,
    ...(execMaps.size > 0 && { execMaps }),
    ...(exitMaps.size > 0 && { exitMaps }),
    onEntry(entry) {
      const { recorded = null } = entry;
      batch.push({ source: sourceOf(entry, lines), call: entry.call, recorded });
      made++;
      if (batch.length < BATCH) return;
      flush();
      tell({ kind: 'progress', value: 0.3 + 0.7 * Math.min(1, made / log.events.length) });
    },
  });
  flush();
  tell({ kind: 'done', report: reportOf(processes, log.problemCount, first) });
}

function readMap({ name, text }: NamedText, tell: (message: ImportMessage) => void): void {
  const { lines, problems } = parseMaps(text);
  const [first = null] = problems;
  if (lines.length === 0) {
    tell({ kind: 'failed', detail: quoted(first) });
    return;
  }
  const image = imageOfMaps(lines, { name });
  tell({ kind: 'calls', calls: [{ source: `execve("${name}")`, call: { name: 'execve', image }, recorded: null }] });
  tell({ kind: 'done', report: reportOf([], problems.length, first) });
}

const IS_PROGRAM = /^\s*\{[^{]*"format"\s*:\s*"vmascope-program"/;

/** Reads all texts of one import: a recorded program, a log with its maps, several logs as one, or a map alone. */
export function readImport({ texts, kernel }: ImportRequest, tell: (message: ImportMessage) => void): void {
  const bundle = texts.find(({ text }) => IS_PROGRAM.test(text.slice(0, 1000)));
  if (bundle) {
    const program = parseProgram(bundle.text);
    if (typeof program === 'string') tell({ kind: 'failed', detail: describeProgramProblem(program) });
    else readLog(program.log, mapsOfProgram(program), kernel, tell);
    return;
  }
  const sorted = sortTexts(texts);
  const [map] = sorted.maps;
  const alone = map ?? (sorted.logs.length === 0 ? texts[0] : undefined);
  if (sorted.logs.length > 0) readLog(sorted.logs.map(({ text }) => text).join('\n'), sorted, kernel, tell);
  else if (alone) readMap(alone, tell);
  else tell({ kind: 'failed', detail: '' });
}
