/** Everything that a user can do on the page, where the call language loads late. */
import type { App } from './app';
import { type LateVerbs, lateVerbs } from './late';
import { type PlainVerbs, plainVerbs } from './plain-verbs';

export interface PageVerbs extends PlainVerbs, LateVerbs {}

export const pageVerbs = (app: App): PageVerbs => ({ ...plainVerbs(app), ...lateVerbs(app) });
