/**
 * The lines of the listings and what is to be said of their sources, by their English text, as far as they are loaded;
 * null where the English is no prose and is shown as it stands.
 */
export type Lines = { readonly [english: string]: string | null };

/** What a line of a listing says in the language of these lines. */
export const lineText = (lines: Lines, english: string): string => lines[english] ?? english;
