import { useEffect, useState } from 'react';
import type { FunctionName } from '../listing';
import { isDone, type State } from '../store';
import { usePage, usePart } from './context';
import { whenIdle } from './when-idle';

const presentOf = ({ history }: State) => history.present;

/**
 * The functions of the call behind the one that has come to its end, which is recorded for that while nothing else is to
 * be done: its first step finds everything.
 */
export function useNextCall(isTouched: boolean): readonly FunctionName[] {
  const { app } = usePage();
  const session = usePart(presentOf);
  const [functions, setFunctions] = useState<readonly FunctionName[]>([]);
  useEffect(() => {
    const next = session.cursor.call + 1;
    if (!isTouched || next >= session.entries.length || !isDone(app.moment())) return undefined;
    return whenIdle(() => setFunctions(app.cache.get(session, next).steps.map(({ frame }) => frame.fn)));
  }, [app, isTouched, session]);
  return functions;
}
