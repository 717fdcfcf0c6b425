/** A script on its way to the editor and back: its prepared comments in the page's language there, as written here. */
import { type Dictionary, withNotes } from '../../i18n';

export const toEditor = ({ notes }: Dictionary, script: string): string => withNotes(notes, script);

export const fromEditor = ({ notes }: Dictionary, script: string): string =>
  withNotes(Object.fromEntries(Object.entries(notes).map(([written, said]) => [said ?? written, written])), script);
