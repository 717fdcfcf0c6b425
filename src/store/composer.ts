/**
 * The composer: the call being written, in console and form alike, and what is open around it. It lives beside the
 * session, for nothing in it is ever saved.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Addr, VmaId } from '../engine';
import type { AddrRange } from '../layout/model';
import type { App } from './app';
import { type Workshop, withWorkshop } from './late';

export interface MenuPlace {
  readonly vma: VmaId;
  /** The page pointed at; null where the keyboard opened it. */
  readonly addr: Addr | null;
  /** CSS pixels in the window. */
  readonly x: number;
  readonly y: number;
}

export interface ComposerState {
  readonly text: string;
  /** The pictures show what the call would do: as long as somebody works on it. */
  readonly isActive: boolean;
  readonly panel: 'form' | 'script' | null;
  /** The next VMA or range chosen on the bar goes into the call. */
  readonly isChoosing: boolean;
  /** The VMA chosen first, while a range is chosen by keyboard. */
  readonly anchor: VmaId | null;
  readonly menu: MenuPlace | null;
}

export interface Composer {
  readonly store: StoreApi<ComposerState>;
  write(text: string): void;
  /** Opens the form, with a line to begin with where there is none. */
  openForm(text?: string): void;
  openScript(): void;
  close(): void;
  /** Somebody is at the line, or has left it. */
  attend(isThere: boolean): void;
  choose(isChoosing: boolean): void;
  /** A range of the bar goes into the call: its address and its length. */
  takeRange(range: AddrRange): void;
  /** A VMA chosen on the bar, while choosing; `extend`: up to its end. */
  takeVma(id: VmaId, extend: boolean): void;
  openMenu(place: MenuPlace | null): void;
}

const AT_FIRST: ComposerState = {
  text: '',
  isActive: false,
  panel: null,
  isChoosing: false,
  anchor: null,
  menu: null,
};

function open(app: App): Composer {
  const store = createStore<ComposerState>(() => AT_FIRST);
  const set = (change: Partial<ComposerState>): void => store.setState(change);
  // Who steps on, edits or opens something looks at that, not at a call that is not made.
  app.store.subscribe((state, before) => {
    if (state.history.present !== before.history.present) set({ isActive: false, menu: null });
  });
  const write = (text: string): void => set({ text, isActive: text.trim() !== '' });
  /** What the bar was asked for goes into the line. */
  const fill = (anchor: VmaId | null, line: (workshop: Workshop, text: string) => string): void => {
    set({ isChoosing: false, anchor });
    void withWorkshop(app, (workshop) => {
      write(line(workshop, store.getState().text));
      set({ panel: 'form' });
    });
  };
  return {
    store,
    write,
    takeRange: (range) => fill(null, (workshop, text) => workshop.withRange(app, text, range)),
    openForm(text) {
      set({ menu: null });
      void withWorkshop(app, ({ plainCall }) => {
        const { text: present } = store.getState();
        write(text ?? (present.trim() === '' ? plainCall('mmap') : present));
        set({ panel: 'form' });
      });
    },
    openScript: () => set({ panel: 'script', menu: null, isChoosing: false }),
    close: () => set({ panel: null, isChoosing: false, anchor: null }),
    attend(isThere) {
      const { text, panel, isActive } = store.getState();
      const next = (isThere || panel === 'form') && text.trim() !== '' && (isThere || isActive);
      if (next !== isActive) set({ isActive: next });
    },
    choose: (isChoosing) => set({ isChoosing, anchor: null }),
    takeVma(id, extend) {
      // Shift and a second one take the range up to its end.
      const from = (extend && store.getState().anchor) || id;
      fill(from, (workshop, text) => workshop.withVmas(app, text, from, id));
    },
    openMenu: (menu) => set({ menu }),
  };
}

const composers = new WeakMap<App, Composer>();

/** The composer of an application; always the same one. */
export function composerOf(app: App): Composer {
  const known = composers.get(app);
  if (known) return known;
  const made = open(app);
  composers.set(app, made);
  return made;
}
