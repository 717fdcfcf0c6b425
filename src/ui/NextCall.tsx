import { useEffect } from 'react';
import type { FunctionName } from '../listing';
import type { Listings } from '../listing/first';
import { isDone, type State } from '../store';
import { usePage, usePart } from './context';
import { whenIdle } from './when-idle';

const presentOf = ({ history }: State) => history.present;

interface Props {
  readonly listings: Listings;
  readonly onFetch: (functions: readonly FunctionName[]) => void;
}

/**
 * At the end of a call the next one is recorded, and what it lacks is fetched, while nothing else is to be done: its first
 * step finds everything. Shows nothing.
 */
export function NextCall({ listings, onFetch }: Props): null {
  const { app } = usePage();
  const session = usePart(presentOf);
  useEffect(() => {
    const next = session.cursor.call + 1;
    if (next >= session.entries.length || !isDone(app.moment())) return undefined;
    return whenIdle(() => {
      const { steps } = app.cache.get(session, next);
      const lacking = steps.map(({ frame }) => frame.fn).filter((name) => !(name in listings));
      if (lacking.length > 0) onFetch(lacking);
    });
  }, [app, session, listings, onFetch]);
  return null;
}
