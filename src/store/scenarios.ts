/** What the scenario menu lists. */
export { CASE_IDS, LARGE_IDS, PROGRAM_IDS } from '../scenario';
