/** The state of the page. Everything that a user can change is here; what is drawn follows from it. */
import type { KernelName, Pid, VmaId } from '../engine';
import type { History } from '../history';
import type { LanguageError } from '../language';
import type { AddrRange, AxisMode } from '../layout/model';
import type { Pointed } from './pointed';
import type { Veil } from './veil';

export const LANGUAGES = ['en', 'zh-cn'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const TABS = ['tree', 'table', 'structs', 'rmap', 'pages', 'compare', 'trace'] as const;
export type Tab = (typeof TABS)[number];
/** Times the plain speed of play. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** What stays from one visit to the next, whatever the session. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Large sizes, few VMAs, no chrome: for a lecture hall. */
  readonly lecture: boolean;
  /** The colours of lecture mode: a projector wants light ones, whatever the desk has. */
  readonly lectureTheme: Theme;
  /** Single-key shortcuts (WCAG 2.1.4). */
  readonly shortcuts: boolean;
  readonly speed: Speed;
}

/** How the bar and the tree are looked at. */
export interface ViewOptions {
  readonly tab: Tab;
  readonly axisMode: AxisMode;
  readonly view: AddrRange | null;
  readonly openHoles: readonly AddrRange[];
  readonly openSubtrees: ReadonlySet<VmaId>;
  /** The process shown; null: the one that makes the call. */
  readonly pid: Pid | null;
}

export type NoticeKind =
  | 'sessionDamaged'
  | 'sessionWaits'
  | 'fileUnknown'
  | 'fileTooLarge'
  | 'fileUnreadable'
  | 'programUnavailable'
  | 'scriptErrors'
  | 'imported'
  | 'importedPartly'
  | 'importedCompared'
  | 'partMissing'
  | 'noMerge';

/** A message over the page, until it is dismissed. The texts are i18n's; `params` go into them. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly params: Readonly<Record<string, string | number>>;
  /** Said in the page's language and put in as {message}. */
  readonly error?: LanguageError;
}

/** How the cursor came to be where it is: a single step moves, everything else cuts. */
export type Arrival = 'step' | 'seek' | 'edit';

export interface Import {
  /** file: read from outside · large: an address space being made · kernel: the session's calls on another one. */
  readonly kind: 'file' | 'large' | 'kernel';
  readonly name: string;
  /** 0 to 1. */
  readonly progress: number;
}

export interface State {
  readonly history: History;
  readonly preferences: Preferences;
  readonly options: ViewOptions;
  /** How things were looked at before the lecture; null: no lecture. */
  readonly optionsBefore: ViewOptions | null;
  readonly selected: VmaId | null;
  /** The second of two VMAs whose merging is asked about. */
  readonly alsoSelected: VmaId | null;
  readonly hovered: VmaId | null;
  /** What else the pointer or the focus is on: a local, a mark of the timeline. */
  readonly pointed: Pointed | null;
  /** The VMAs that this lights up. */
  readonly lit: readonly VmaId[];
  /** The kernels that Compare puts beside the session's own; none: the next one. */
  readonly compareWith: readonly KernelName[];
  /** Compare shows all kernels, one call at a time. */
  readonly compareAll: boolean;
  readonly playing: boolean;
  /** Whoever steps forward is asked first. */
  readonly predicting: boolean;
  /** What is hidden for that; null: nothing, or what asks is not loaded yet. */
  readonly veil: Veil | null;
  /** What the narration's live region says besides: the page has only the one. Empty: nothing. */
  readonly status: string;
  readonly arrival: Arrival;
  readonly notice: Notice | null;
  readonly importing: Import | null;
}

export const DEFAULT_OPTIONS: ViewOptions = {
  tab: 'tree',
  axisMode: 'squeezed',
  view: null,
  openHoles: [],
  openSubtrees: new Set(),
  pid: null,
};

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'en',
  theme: 'auto',
  lecture: false,
  lectureTheme: 'light',
  shortcuts: true,
  speed: 1,
};

/** The colours that count now. */
export const themeOf = ({ lecture, lectureTheme, theme }: Preferences): Theme => (lecture ? lectureTheme : theme);

export const NOTHING_LIT: readonly VmaId[] = [];
