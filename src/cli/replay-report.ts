/** What a replay found, for people and for programs. */
import { hex } from '../engine';
import {
  describeDifference,
  describeProblem,
  type LogRet,
  type MapsLine,
  type ProcessReplay,
  printMapsLine,
} from '../formats';
import { printCall } from '../language';
import type { Replayed } from './replay-files';

/** More would hide what comes after. */
const PROBLEMS_SHOWN = 5;
const MISMATCHES_SHOWN = 3;
const RANGES_SHOWN = 8;
const INDENT = '  ';

const plural = (n: number, word: string, many = `${word}s`): string => `${n} ${n === 1 ? word : many}`;
/** `case 3 ×12`; no merge is no case. */
const casesText = (cases: readonly number[]): string => {
  const taken = cases.flatMap((count, index) => (index > 0 && count > 0 ? [`case ${index} ×${count}`] : []));
  return taken.length === 0 ? 'no merges' : taken.join(', ');
};
const retText = (ret: LogRet): string => {
  if (ret === null) return '?';
  return typeof ret === 'number' && ret > 4096 ? `0x${hex(ret)}` : String(ret);
};

/** Text from outside may hold what moves a terminal's cursor. */
const printable = (text: string): string =>
  text.replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);

const shown = <T>(
  list: readonly T[],
  limit: number,
  total: number,
  text: (item: T) => string,
  what: string,
): string[] => {
  const lines = list.slice(0, limit).map((item) => INDENT + text(item));
  return total > limit ? [...lines, `${INDENT}… and ${plural(total - limit, what)} more`] : lines;
};

function verdict(process: ProcessReplay): string[] {
  if (process.exact === true) return [`${INDENT}exact`];
  if (process.difference !== undefined) {
    const reason = process.mapCutOff === true ? ['the recorded map has no [stack]: it seems to be cut off'] : [];
    return [`DIFFERENT: ${describeDifference(process.difference)}`, ...reason].map((line) => INDENT + line);
  }
  return process.map.map((line: MapsLine) => INDENT + printMapsLine(line).trimEnd());
}

function processText(process: ProcessReplay): string[] {
  const { pid, parent, command, calls, cases, errors, map, before, mismatches, mismatchCount, unmodelled } = process;
  const from = parent === null ? '' : `, child of ${parent}`;
  const start = process.fromMap ? '' : ', without a map to start from';
  const end = process.ended ? '' : ', still running at the end of the log';
  const counts = [plural(calls, 'call'), casesText(cases), plural(errors, 'error'), plural(map.length, 'VMA')];
  return [
    `${pid} ${command}${from}${start}${end}`,
    INDENT + counts.join('; '),
    ...shown(before, RANGES_SHOWN, before.length, (r) => `there before: ${hex(r.start)}-${hex(r.end)}`, 'range'),
    ...(unmodelled.length > 0 ? [`${INDENT}not modelled: ${unmodelled.join(', ')}`] : []),
    ...shown(
      mismatches,
      MISMATCHES_SHOWN,
      mismatchCount,
      ({ line, call, recorded, actual }) =>
        `line ${line}: ${printCall(call)} = ${retText(actual)}, the log has ${retText(recorded)}`,
      'other result',
    ),
    ...verdict(process),
  ];
}

/** The report without its closing line. */
export function textReport({ path, kernel, log, result, maps }: Replayed): string {
  const lines = [
    `${path}: ${plural(log.lines, 'line')}, ${plural(result.processes.length, 'process', 'processes')}, kernel ${kernel}`,
    ...shown(
      log.problems,
      PROBLEMS_SHOWN,
      log.problemCount,
      (problem) => `line ${problem.line} not used, ${describeProblem(problem)}: ${problem.text}`,
      'line',
    ),
    ...(maps?.problems ?? []).slice(0, PROBLEMS_SHOWN).map((problem) => INDENT + problem),
    ...result.processes.flatMap(processText),
  ];
  return lines.map(printable).join('\n');
}

/** The same as one JSON object. */
export function jsonReport({ path, kernel, log, result }: Replayed, passed: number, failed: number): string {
  const processes = result.processes.map(({ map, difference, ...process }) => ({
    ...process,
    vmas: map.length,
    ...(difference && { difference: { ...difference, text: describeDifference(difference) } }),
    map: map.map(printMapsLine),
  }));
  const { lines, otherLines, problemCount, problems } = log;
  return JSON.stringify(
    { log: path, kernel, lines, otherLines, problemCount, problems, processes, passed, failed },
    null,
    2,
  );
}
