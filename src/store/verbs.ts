/** Everything that a user can do, by name. */
import type { App } from './app';
import { type EditVerbs, editVerbs } from './edit-verbs';
import { type LookVerbs, lookVerbs } from './look';
import { type OpenVerbs, openVerbs } from './open';
import { type WalkVerbs, walkVerbs } from './walk';

export interface Verbs extends WalkVerbs, EditVerbs, LookVerbs, OpenVerbs {}

export const verbsOf = (app: App): Verbs => ({
  ...walkVerbs(app),
  ...editVerbs(app),
  ...lookVerbs(app),
  ...openVerbs(app),
});
