import type { Lines } from './lines';

/** What stands behind a call in a prepared script. */
export const NOTE = /# (.+)$/gm;

/** Calls of a script with their comments in the language of these notes; what the user wrote is in nobody's notes. */
export const withNotes = (notes: Lines, script: string): string =>
  script.replace(NOTE, (whole, note) => (notes[note] ? `# ${notes[note]}` : whole));
