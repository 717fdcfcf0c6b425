/** The large address spaces, by their number of VMAs. Their calls are made in large.ts, which loads when one is chosen. */
export const LARGE_IDS = ['1000', '65530'] as const;
export type LargeId = (typeof LARGE_IDS)[number];
