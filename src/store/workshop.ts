/** What makes calls and tries them, with the call language: it loads when somebody first writes or opens something. */
export { complete, plainCall } from '../language';
export { draftOf, ghostBar, ghostMoment } from './draft';
export { loadSession } from './read-session';
export { callVerbs } from './verbs';
export { withRange } from './with-range';
