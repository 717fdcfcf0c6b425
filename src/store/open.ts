/** The verbs of opening: scenarios, recorded programs, text from outside. */
import { DEFAULT_KERNEL, type KernelName } from '../engine';
import { seek } from '../history';
import { CASES, type CaseId } from '../scenario';
import type { App } from './app';
import { importSlot } from './import-slot';
import { type ImportVerbs, importVerbs } from './import-verbs';
import { type LargeVerbs, largeVerbs } from './large-verbs';
import { type Origin, originText, readOrigin } from './origin';
import { withLinesFrom } from './replay-on';
import { runScript } from './script';
import type { SavedSession } from './session';
import { showVerbs } from './show';

export interface OpenVerbs extends ImportVerbs, LargeVerbs {
  openEmpty(kernel?: KernelName): void;
  openCase(id: CaseId): void;
  /** A script; bad lines stay in it and are told of. */
  openScript(name: string, text: string, kernel?: KernelName): void;
  /** What the scenario menu offers. */
  openOrigin(origin: Origin): void;
  /** What was open at the last visit. Throws where it does not run any more. */
  openSaved(saved: SavedSession): void;
}

/** What the user had added to an origin that was opened again; nothing where something else was opened meanwhile. */
function resumeGiven({ store, cache }: App, { origin, script, kept, cursor, bookmarks = [] }: SavedSession): void {
  const { history } = store.getState();
  const { present } = history;
  if (present.origin !== origin) return;
  const timeline = withLinesFrom(present, kept ?? present.entries.length, script ?? '');
  store.setState({ history: seek({ ...history, present: { ...present, ...timeline, bookmarks } }, cache, cursor) });
}

export function openVerbs(app: App): OpenVerbs {
  const { store } = app;
  const { openTimeline: show, openWelcome } = showVerbs(app);
  const openScript = (name: string, text: string, kernel: KernelName = DEFAULT_KERNEL): void => {
    const timeline = runScript(originText({ kind: 'file', name }), text, kernel);
    show(timeline);
    const bad = timeline.entries.filter(({ error }) => error !== null);
    const first = bad[0]?.error;
    if (first)
      store.setState({
        notice: { kind: 'scriptErrors', params: { n: bad.length, line: first.line, name }, error: first },
      });
  };
  const openEmpty = (kernel: KernelName = DEFAULT_KERNEL): void => show(runScript('empty', '', kernel));
  const openCase = (id: CaseId): void => {
    const found = CASES.find((atlas) => atlas.id === id);
    if (found) show(runScript(originText({ kind: 'case', id }), found.script, found.kernel));
  };
  const slot = importSlot(app);
  const imports = importVerbs(app, { slot, openScript, openTimeline: show });
  const large = largeVerbs(app, slot, show);
  return {
    ...imports,
    ...large,
    openEmpty,
    openCase,
    openScript,
    openOrigin(origin) {
      if (origin.kind === 'welcome') openWelcome();
      else if (origin.kind === 'empty') openEmpty();
      else if (origin.kind === 'case') openCase(origin.id);
      else if (origin.kind === 'program') void imports.openProgram(origin.id);
      else if (origin.kind === 'large') void large.openLarge(origin.id);
    },
    openSaved(saved) {
      const { origin, kernel, script, cursor, bookmarks = [] } = saved;
      const from = readOrigin(origin);
      if (from.kind === 'program')
        void imports.openProgram(from.id, kernel, cursor).then(() => resumeGiven(app, saved));
      else if (from.kind === 'large') void large.openLarge(from.id, kernel).then(() => resumeGiven(app, saved));
      else show({ ...runScript(origin, script ?? '', kernel), bookmarks }, cursor);
    },
  };
}
