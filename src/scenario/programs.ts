/** The recorded programs: their log and memory maps are in public/programs and load when they are chosen. */
export const PROGRAM_IDS = ['cat', 'bash', 'python', 'node', 'threads', 'static', 'spie'] as const;
