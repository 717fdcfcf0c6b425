export { type CProgram, type CProgramInput, cProgram, MOST_CALLS, type NoProgram } from './program';
export type { SessionCall } from './replayed';
