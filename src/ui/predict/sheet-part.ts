/** The exercise sheet from where it is opened: it loads then. */
import { part } from '../Part';
import sheet from './sheet.css?url';

export const ExerciseDialog = part(async () => (await import('./ExerciseDialog')).ExerciseDialog, { sheet });
