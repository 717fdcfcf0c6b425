/** The application without a page: one store, its step cache, and the verbs of the user. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createWorld, DEFAULT_KERNEL, type KernelName, profileOf, type World } from '../engine';
import {
  type History,
  keptEntries,
  openHistory,
  openStepCache,
  type Session,
  type StepCache,
  scopeBefore,
  worldBefore,
} from '../history';
import { emptyScope, type Scope } from '../language/scope';
import { type Moment, momentOf } from './moment';
import { DEFAULT_OPTIONS, DEFAULT_PREFERENCES, NOTHING_LIT, type Preferences, type State } from './state';

export interface App {
  readonly store: StoreApi<State>;
  readonly cache: StepCache;
  /** The moment at the cursor; the same object as long as neither session nor cursor changed. */
  moment(): Moment;
}

/** A fresh application: an empty process, no calls. */
export function openApp(preferences: Preferences = DEFAULT_PREFERENCES, kernel: KernelName = DEFAULT_KERNEL): App {
  const cache = openStepCache();
  const history = openHistory('empty', createWorld({ kernel }), emptyScope);
  const store = createStore<State>(() => ({
    history,
    preferences,
    options: DEFAULT_OPTIONS,
    optionsBefore: null,
    selected: null,
    alsoSelected: null,
    hovered: null,
    pointed: null,
    lit: NOTHING_LIT,
    compareWith: [],
    compareAll: false,
    playing: false,
    predicting: false,
    veil: null,
    status: '',
    arrival: 'edit',
    notice: null,
    importing: null,
  }));
  let last: { readonly session: Session; readonly moment: Moment } | null = null;
  const moment = (): Moment => {
    const session = store.getState().history.present;
    if (last?.session !== session) last = { session, moment: momentOf(session, cache) };
    return last.moment;
  };
  return { store, cache, moment };
}

/** The names that a call typed now would meet, without its world: that may have to be run first. */
export const baseScope = ({ present }: History): Scope => scopeBefore(present, keptEntries(present));

/** The world and the names that a call typed now would meet. */
export function baseOf({ present }: History): {
  readonly world: World;
  readonly scope: Scope;
  readonly dropped: number;
} {
  const kept = keptEntries(present);
  return {
    world: worldBefore(present, kept),
    scope: scopeBefore(present, kept),
    dropped: present.entries.length - kept,
  };
}

/** Has the session's kernel the series of 2022, with its trace events? */
export const hasSeries = (state: State): boolean => profileOf(state.history.present.start).series;

export const kernelOf = ({ history }: State): KernelName => history.present.start.kernel;
