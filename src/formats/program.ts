/**
 * A recorded program in one file: its log and the memory maps that belong to it, as text, so that nothing is lost and the
 * file can be read by eye. The page loads these; `npm run -s replay -- LOG --maps PREFIX --bundle FILE` writes one.
 */
import type { Pid } from '../engine';
import { parseMaps } from './maps';
import type { ExecMaps } from './replay-maps';
import type { ReplayOptions } from './replay-types';

const FORMAT = 'vmascope-program';
const VERSION = 1;

export interface Program {
  readonly name: string;
  /** How and on what it was recorded. */
  readonly source: string;
  /** strace's own text. */
  readonly log: string;
  /** Per pid, /proc/PID/maps after its execs, in order. */
  readonly execMaps: { readonly [pid: string]: readonly string[] };
  /** Per pid, /proc/PID/maps at its exit. */
  readonly exitMaps: { readonly [pid: string]: string };
}

/** What is wrong with a file that should be a program. */
export type ProgramProblem = 'not-json' | 'not-a-program' | 'newer-version' | 'damaged';

const SENTENCES: { readonly [P in ProgramProblem]: string } = {
  'not-json': 'the file is no JSON, or is cut off',
  'not-a-program': 'the file is no recorded program of vmascope',
  'newer-version': 'the file was written by a newer vmascope',
  damaged: 'a part of the recorded program is missing or of the wrong kind',
};
export const describeProgramProblem = (problem: ProgramProblem): string => SENTENCES[problem];

type Fields = { readonly [key: string]: unknown };
const isFields = (x: unknown): x is Fields => typeof x === 'object' && x !== null && !Array.isArray(x);
const isText = (x: unknown): x is string => typeof x === 'string';
const isTexts = (x: unknown): x is string[] => Array.isArray(x) && x.every(isText);
/** A pid as a key of an object; nothing else may be one. */
const isPid = (key: string): boolean => /^[1-9]\d{0,6}$/.test(key);

const readTable = <T>(x: unknown, isValue: (value: unknown) => value is T): { [pid: string]: T } | undefined => {
  if (!isFields(x)) return undefined;
  const entries = Object.entries(x);
  if (!entries.every(([key, value]) => isPid(key) && isValue(value))) return undefined;
  return Object.fromEntries(entries) as { [pid: string]: T };
};

/** Reads a program file, which may be anything. */
export function parseProgram(text: string): Program | ProgramProblem {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'not-json';
  }
  if (!isFields(data) || data['format'] !== FORMAT) return 'not-a-program';
  const { version, name, source, log } = data;
  if (typeof version !== 'number' || version > VERSION) return 'newer-version';
  const execMaps = readTable(data['execMaps'], isTexts);
  const exitMaps = readTable(data['exitMaps'], isText);
  if (!isText(name) || !isText(source) || !isText(log) || !execMaps || !exitMaps) return 'damaged';
  return { name, source, log, execMaps, exitMaps };
}

export const printProgram = (program: Program): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, ...program }, null, 1)}\n`;

/** The maps of a program as a replay takes them. */
export function mapsOfProgram({ execMaps, exitMaps }: Program): Pick<ReplayOptions, 'execMaps' | 'exitMaps'> {
  const parse = (text: string) => parseMaps(text).lines;
  const execs: ExecMaps = new Map(Object.entries(execMaps).map(([pid, texts]) => [Number(pid), texts.map(parse)]));
  const exits: Map<Pid, ReturnType<typeof parse>> = new Map(
    Object.entries(exitMaps).map(([pid, lines]) => [Number(pid), parse(lines)]),
  );
  return { execMaps: execs, exitMaps: exits };
}
