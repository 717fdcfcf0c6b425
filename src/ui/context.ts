/** What every component may use: the application, its verbs, the words, and how much may move. */
import { createContext, useContext } from 'react';
import type { Dictionary, Params, UiKey } from '../i18n';
import { format, templateOf } from '../i18n';
import { type App, type PageVerbs, type State, useAppState } from '../store';

export interface Page {
  readonly app: App;
  readonly verbs: PageVerbs;
  readonly words: Dictionary;
  /** A sentence in the page's language. */
  readonly t: (key: UiKey, params?: Params) => string;
  /** Nothing moves: ?testing=1. */
  readonly still: boolean;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('no page around this component');
  return page;
}

/** A part of the state; drawn again when it changes. */
export function usePart<T>(selector: (state: State) => T): T {
  return useAppState(usePage().app, selector);
}

export const translator =
  (words: Dictionary) =>
  (key: UiKey, params?: Params): string =>
    format(templateOf(words, key), params);
