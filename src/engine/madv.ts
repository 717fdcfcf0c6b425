/** The advice argument of madvise, by the kernel's names: uapi mman-common.h, x86-64. */
export const MADV = {
  NORMAL: 0,
  RANDOM: 1,
  SEQUENTIAL: 2,
  WILLNEED: 3,
  DONTNEED: 4,
  FREE: 8,
  REMOVE: 9,
  DONTFORK: 10,
  DOFORK: 11,
  MERGEABLE: 12,
  UNMERGEABLE: 13,
  HUGEPAGE: 14,
  NOHUGEPAGE: 15,
  DONTDUMP: 16,
  DODUMP: 17,
  WIPEONFORK: 18,
  KEEPONFORK: 19,
  COLD: 20,
  PAGEOUT: 21,
  /** 5.14 and later. */
  POPULATE_READ: 22,
  POPULATE_WRITE: 23,
  /** 5.18 and later. */
  DONTNEED_LOCKED: 24,
  /** 6.1 and later. */
  COLLAPSE: 25,
  HWPOISON: 100,
  SOFT_OFFLINE: 101,
  /** 6.13 and later. */
  GUARD_INSTALL: 102,
  GUARD_REMOVE: 103,
} as const;
export type MadvName = keyof typeof MADV;
