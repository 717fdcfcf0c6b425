/** What the scenario menu lists. */
export { CASE_IDS, PROGRAM_IDS } from '../scenario';
