/** The named scripts: see README.md. */
export { type AtlasCase, CASE_IDS, CASES, type CaseId } from './cases';
export { LARGE_IDS, type LargeId } from './large-ids';
export { PROGRAM_IDS } from './programs';
export { WELCOME } from './welcome';
