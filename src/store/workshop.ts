/** What makes calls and tries them, with the call language: it loads when somebody first writes or opens something. */
import { complete, plainCall } from '../language';
import { draftOf, ghostMoment } from './draft';
import { ghostOver } from './ghost';
import { loadSession } from './read-session';
import { callVerbs } from './verbs';
import { withRange, withVmas } from './with-range';

export const workshop = {
  complete,
  plainCall,
  draftOf,
  ghostOver,
  ghostMoment,
  loadSession,
  callVerbs,
  withRange,
  withVmas,
} as const;
