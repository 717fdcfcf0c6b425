/** The preferences from one visit to the next. */
import { type KeyValueStore, PREFERENCES } from './session';
import {
  DEFAULT_PREFERENCES,
  LANGUAGES,
  type Language,
  type Preferences,
  SPEEDS,
  type Speed,
  THEMES,
  type Theme,
} from './state';
import { type Fields, parsed } from './stored';

const oneOf = <T>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.find((x) => x === value) ?? otherwise;

/** The preferences kept; what cannot be read is as at first. */
export function loadPreferences(storage: KeyValueStore, languages: readonly string[]): Preferences {
  const system: Language = languages[0]?.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
  let fields: Fields = {};
  try {
    fields = parsed(storage.getItem(PREFERENCES) ?? '') ?? {};
  } catch {
    // A forbidden storage: as at first.
  }
  return {
    language: oneOf<Language>(LANGUAGES, fields['language'], system),
    theme: oneOf<Theme>(THEMES, fields['theme'], DEFAULT_PREFERENCES.theme),
    lecture: fields['lecture'] === true,
    lectureTheme: oneOf<Theme>(THEMES, fields['lectureTheme'], DEFAULT_PREFERENCES.lectureTheme),
    shortcuts: fields['shortcuts'] !== false,
    speed: oneOf<Speed>(SPEEDS, fields['speed'], DEFAULT_PREFERENCES.speed),
  };
}
