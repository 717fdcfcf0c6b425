/** The atlas by name: what a menu needs of it. */
export const CASE_IDS = ['case1', 'case2', 'case3', 'case4', 'case5', 'case6', 'case7', 'case8'] as const;
export type CaseId = (typeof CASE_IDS)[number];
