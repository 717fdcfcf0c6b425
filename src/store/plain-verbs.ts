/** What a user can do without making a call: step, look, go back. */
import type { App } from './app';
import { type LookVerbs, lookVerbs } from './look';
import { type ShowVerbs, showVerbs } from './show';
import { type UndoVerbs, undoVerbs } from './undo-verbs';
import { type WalkVerbs, walkVerbs } from './walk';

export interface PlainVerbs extends WalkVerbs, LookVerbs, ShowVerbs, UndoVerbs {}

export const plainVerbs = (app: App): PlainVerbs => ({
  ...walkVerbs(app),
  ...lookVerbs(app),
  ...showVerbs(app),
  ...undoVerbs(app),
});
