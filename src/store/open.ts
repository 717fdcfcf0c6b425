/** The verbs of opening: scenarios, recorded programs, text from outside. */
import { createWorld, DEFAULT_KERNEL, type KernelName } from '../engine';
import { type Cursor, load, seek, type Timeline } from '../history';
import { CASES, type CaseId, WELCOME } from '../scenario';
import type { App } from './app';
import { type ImportVerbs, importVerbs } from './import-verbs';
import { type Origin, originText, readOrigin } from './origin';
import { runEntries } from './replay-on';
import { runScript } from './script';
import type { SavedSession } from './session';
import { DEFAULT_OPTIONS } from './state';

export interface OpenVerbs extends ImportVerbs {
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
  /** The same calls on another kernel. */
  chooseKernel(kernel: KernelName): void;
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
  const imports = importVerbs(app, { openScript, openTimeline: show });
  return {
    ...imports,
    openWelcome,
    openEmpty,
    openCase,
    openScript,
    openOrigin(origin) {
      if (origin.kind === 'welcome') openWelcome();
      else if (origin.kind === 'empty') openEmpty();
      else if (origin.kind === 'case') openCase(origin.id);
      else if (origin.kind === 'program') void imports.openProgram(origin.id);
    },
    openSaved({ origin, kernel, script, cursor, bookmarks = [] }) {
      const from = readOrigin(origin);
      if (from.kind !== 'program') show({ ...runScript(origin, script ?? '', kernel), bookmarks }, cursor);
      else
        void imports
          .openProgram(from.id, kernel, cursor)
          .then(() =>
            store.setState(({ history }) =>
              history.present.origin === origin
                ? { history: { ...history, present: { ...history.present, bookmarks } } }
                : {},
            ),
          );
    },
    openTimeline: show,
    chooseKernel(kernel) {
      const { origin, entries, cursor, bookmarks = [] } = store.getState().history.present;
      show({ ...runEntries(origin, entries, createWorld({ kernel })), bookmarks }, cursor);
    },
  };
}
