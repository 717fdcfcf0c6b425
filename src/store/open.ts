/** The verbs of opening: scenarios, recorded programs, text from outside. */
import { DEFAULT_KERNEL, type KernelName } from '../engine';
import { type Cursor, load, seek, type Timeline } from '../history';
import { CASES, type CaseId, WELCOME } from '../scenario';
import type { App } from './app';
import { importSlot } from './import-slot';
import { type ImportVerbs, importVerbs } from './import-verbs';
import { type LargeVerbs, largeVerbs } from './large-verbs';
import { type Origin, originText, readOrigin } from './origin';
import { withLinesFrom } from './replay-on';
import { runScript } from './script';
import type { SavedSession } from './session';
import { DEFAULT_OPTIONS } from './state';

export interface OpenVerbs extends ImportVerbs, LargeVerbs {
  openWelcome(): void;
  openEmpty(kernel?: KernelName): void;
  openCase(id: CaseId): void;
  /** A script; bad lines stay in it and are told of. */
  openScript(name: string, text: string, kernel?: KernelName): void;
  /** What the scenario menu offers. */
  openOrigin(origin: Origin): void;
  /** What was open at the last visit. Throws where it does not run any more. */
  openSaved(saved: SavedSession): void;
  /** A timeline made elsewhere, the cursor at its first call. */
  openTimeline(timeline: Timeline, cursor?: Cursor): void;
}

/** The cursor before the first step of call `index` for which `is` holds; before the call where none does. */
function beforeStep(
  { cache }: App,
  timeline: Timeline,
  call: number,
  is: (step: { mergeCase?: number }) => boolean,
): Cursor {
  const step = cache.get(timeline, call).steps.findIndex(is);
  return { call, step: Math.max(0, step) };
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
  const { store, cache } = app;
  /** Undo brings back what was open, unless there was nothing. */
  const show = (timeline: Timeline, cursor: Cursor = { call: 0, step: 0 }): void => {
    const before = store.getState().history;
    const isFresh = before.present.entries.length === 0 && before.past.length === 0;
    const opened = load(before, timeline);
    const history = isFresh ? { ...opened, past: [] } : opened;
    store.setState(({ options }) => ({
      history: seek(history, cache, cursor),
      options: { ...DEFAULT_OPTIONS, tab: options.tab },
      selected: null,
      alsoSelected: null,
      hovered: null,
      playing: false,
      arrival: 'edit',
    }));
  };
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
  const openWelcome = (): void => {
    const timeline = runScript('welcome', WELCOME.script, WELCOME.kernel);
    show(
      timeline,
      beforeStep(app, timeline, WELCOME.opensAtCall, ({ mergeCase }) => (mergeCase ?? 0) > 0),
    );
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
    openWelcome,
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
    openTimeline: show,
  };
}
