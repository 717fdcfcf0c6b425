/** The face of the formats: what comes in and goes out as text. */
export { type CProgram, type CProgramInput, cProgram, MOST_CALLS, type NoProgram, type SessionCall } from './c-program';
export {
  describeProblem,
  type LogCall,
  type LogEvent,
  type LogOp,
  type LogProblem,
  type LogRet,
  type StraceLog,
} from './log';
export { type Maps, type MapsLine, type MapsProblem, parseMaps, printMaps, printMapsLine } from './maps';
export { describeDifference, type MapsDifference } from './maps-compare';
export { type ImageOptions, imageOfMaps, type KnownFiles, mapsOf } from './maps-image';
export {
  describeProgramProblem,
  mapsOfProgram,
  type Program,
  type ProgramProblem,
  parseProgram,
  printProgram,
} from './program';
export { replayLog } from './replay';
export type { ExecMaps } from './replay-maps';
export type {
  EntryOrigin,
  ProcessReplay,
  ReplayEntry,
  ReplayMismatch,
  ReplayOptions,
  ReplayRange,
  ReplayResult,
} from './replay-types';
export { StraceReader } from './strace';
