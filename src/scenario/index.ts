/** The named scripts: see README.md. */
export { CASE_IDS, type CaseId } from './case-ids';
export { type AtlasCase, CASES } from './cases';
export { LARGE_IDS, type LargeId } from './large-ids';
export { PROGRAM_IDS } from './programs';
export { WELCOME } from './welcome';
