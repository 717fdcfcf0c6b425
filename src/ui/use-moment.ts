import type { Moment, State } from '../store';
import { usePage, usePart } from './context';

const presentOf = ({ history }: State) => history.present;

/** The moment at the cursor. */
export function useMoment(): Moment {
  usePart(presentOf);
  return usePage().app.moment();
}
