/** The verbs of looking: select, light up, zoom, open holes, choose a tab, language, colours. */
import type { KernelName, VmaId } from '../engine';
import type { AddrRange, AxisMode } from '../layout/model';
import type { App } from './app';
import { litBy, type Pointed } from './pointed';
import {
  type Language,
  NOTHING_LIT,
  type Notice,
  type Preferences,
  type Tab,
  type Theme,
  type ViewOptions,
} from './state';

export interface LookVerbs {
  select(id: VmaId | null, extend?: boolean): void;
  hover(id: VmaId | null): void;
  /** Lights up what a local or a mark of the timeline stands for; null: nothing. */
  point(pointed: Pointed | null): void;
  setTab(tab: Tab): void;
  /** The kernels beside the session's own in Compare. */
  setCompareWith(kernels: readonly KernelName[]): void;
  setCompareAll(all: boolean): void;
  setAxisMode(mode: AxisMode): void;
  setView(view: AddrRange | null): void;
  toggleHole(hole: AddrRange, isOpen: boolean): void;
  toggleSubtree(top: VmaId, isOpen: boolean): void;
  setLanguage(language: Language): void;
  /** Of the lecture, where there is one. */
  setTheme(theme: Theme): void;
  /** Begins a lecture, or ends it: then everything is looked at as before it. */
  setLecture(lecture: boolean): void;
  setShortcuts(shortcuts: boolean): void;
  setPredicting(predicting: boolean): void;
  notify(notice: Notice): void;
  /** Said to those who do not see it; empty: nothing more. */
  announce(status: string): void;
  dismissNotice(): void;
}

const meets = (a: AddrRange, b: AddrRange): boolean => a.addr < b.end && b.addr < a.end;

export function lookVerbs(app: App): LookVerbs {
  const { store } = app;
  const options = (change: Partial<ViewOptions>): void =>
    store.setState((state) => ({ options: { ...state.options, ...change } }));
  const prefer = (change: Partial<Preferences>): void =>
    store.setState(({ preferences }) => ({ preferences: { ...preferences, ...change } }));
  return {
    select: (id, extend = false) =>
      store.setState(({ selected }) =>
        extend && selected !== null && id !== null && id !== selected
          ? { alsoSelected: id }
          : { selected: id, alsoSelected: null },
      ),
    hover: (hovered) => {
      const now = store.getState();
      if (now.hovered !== hovered || now.pointed !== null) store.setState({ hovered, pointed: null, lit: NOTHING_LIT });
    },
    point: (pointed) => {
      // Pointing at nothing any more takes back what was pointed at, not a VMA under the pointer.
      if (pointed === null && store.getState().pointed === null) return;
      store.setState({
        hovered: pointed?.kind === 'vma' ? pointed.id : null,
        pointed,
        lit: pointed === null ? NOTHING_LIT : litBy(app.moment(), pointed),
      });
    },
    setTab: (tab) => options({ tab }),
    setCompareWith: (compareWith) => store.setState({ compareWith }),
    setCompareAll: (compareAll) => store.setState({ compareAll }),
    setAxisMode: (axisMode) => options({ axisMode, view: null }),
    setView: (view) => options({ view }),
    toggleHole(hole, isOpen) {
      const { openHoles } = store.getState().options;
      options({ openHoles: isOpen ? openHoles.filter((open) => !meets(open, hole)) : [...openHoles, hole] });
    },
    toggleSubtree(top, isOpen) {
      const openSubtrees = new Set(store.getState().options.openSubtrees);
      if (isOpen) openSubtrees.delete(top);
      else openSubtrees.add(top);
      options({ openSubtrees });
    },
    setLanguage: (language) => prefer({ language }),
    setTheme: (theme) => prefer(store.getState().preferences.lecture ? { lectureTheme: theme } : { theme }),
    setLecture: (lecture) =>
      store.setState(({ preferences, options, optionsBefore }) => {
        if (lecture === preferences.lecture) return {};
        const then = lecture ? { ...options, view: null } : (optionsBefore ?? options);
        return {
          preferences: { ...preferences, lecture },
          options: then,
          optionsBefore: lecture ? options : null,
        };
      }),
    setShortcuts: (shortcuts) => prefer({ shortcuts }),
    setPredicting: (predicting) => store.setState({ predicting }),
    announce: (status) => store.setState({ status }),
    notify: (notice) => store.setState({ notice }),
    dismissNotice: () => store.setState({ notice: null }),
  };
}
