/** The verbs that put a timeline on the page: the welcome, and what was made elsewhere. */
import { createWorld, run } from '../engine';
import { type Cursor, type Entry, load, seek, type Timeline } from '../history';
import { bind, emptyScope } from '../language/scope';
import { WELCOME } from '../scenario';
import type { App } from './app';
import { DEFAULT_OPTIONS } from './state';

export interface ShowVerbs {
  openWelcome(): void;
  /** A timeline made elsewhere, the cursor at its first call. */
  openTimeline(timeline: Timeline, cursor?: Cursor): void;
}

/** The welcome's calls, made. */
export function welcomeTimeline(): Timeline {
  const start = createWorld({ kernel: WELCOME.kernel });
  let world = start;
  let scope = emptyScope;
  const made = WELCOME.lines.map(({ source, name, call }) => {
    const { world: after, ...outcome } = run(world, call);
    world = after;
    scope = bind(scope, name, call, outcome.ret);
    const entry: Entry = { source, call, error: null, outcome, expected: null, scope };
    return { entry, world };
  });
  const entries = made.map(({ entry }) => entry);
  return { origin: WELCOME.id, start, startScope: emptyScope, entries, worlds: made.map((each) => each.world) };
}

/** Before the step that takes the decision to merge. */
function welcomeCursor({ cache }: App, timeline: Timeline): Cursor {
  const call = WELCOME.opensAtCall;
  const step = cache.get(timeline, call).steps.findIndex(({ mergeCase = 0 }) => mergeCase > 0);
  return { call, step: Math.max(0, step) };
}

export function showVerbs(app: App): ShowVerbs {
  const { store, cache } = app;
  /** Undo brings back what was open, unless there was nothing. */
  const openTimeline = (timeline: Timeline, cursor: Cursor = { call: 0, step: 0 }): void => {
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
  return {
    openTimeline,
    openWelcome() {
      const timeline = welcomeTimeline();
      openTimeline(timeline, welcomeCursor(app, timeline));
    },
  };
}
