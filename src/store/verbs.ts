/** Everything that a user can do, by name. */
import type { App } from './app';
import { type EditVerbs, editVerbs } from './edit-verbs';
import { type OpenVerbs, openVerbs } from './open';
import { type PlainVerbs, plainVerbs } from './plain-verbs';

/** What makes calls, and so needs the call language. */
export interface CallVerbs extends EditVerbs, OpenVerbs {}

export const callVerbs = (app: App): CallVerbs => ({ ...editVerbs(app), ...openVerbs(app) });

export interface Verbs extends PlainVerbs, CallVerbs {}

export const verbsOf = (app: App): Verbs => ({ ...plainVerbs(app), ...callVerbs(app) });
