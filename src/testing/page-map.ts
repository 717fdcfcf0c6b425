/**
 * Memory as a plain map from page number to what that page is: the model that the engine is compared with.
 * It knows no VMA, no tree and no anon_vma; it was written from the rules of the system calls alone.
 */

export const PAGE = 4096;
export const TASK_SIZE = 0x7ffffffff000;

/** vm_flags, written down a second time. */
export const F = {
  read: 0x1,
  write: 0x2,
  exec: 0x4,
  shared: 0x8,
  mayRead: 0x10,
  mayWrite: 0x20,
  mayExec: 0x40,
  mayShare: 0x80,
  growsDown: 0x100,
  pfnMap: 0x400,
  locked: 0x2000,
  io: 0x4000,
  seq: 0x8000,
  rand: 0x10000,
  dontCopy: 0x20000,
  dontExpand: 0x40000,
  lockOnFault: 0x80000,
  account: 0x100000,
  noReserve: 0x200000,
  arch1: 0x1000000,
  wipeOnFork: 0x2000000,
  dontDump: 0x4000000,
  mixed: 0x10000000,
  huge: 0x20000000,
  noHuge: 0x40000000,
  mergeable: 0x80000000,
} as const;

export const any = (flags: number, bits: number): boolean => (flags & bits) !== 0;
export const plus = (flags: number, bits: number): number => (flags | bits) >>> 0;
export const minus = (flags: number, bits: number): number => (flags & ~bits) >>> 0;
export const LOCK_BITS = F.locked + F.lockOnFault;
export const ACCESS = F.read + F.write + F.exec;
export const SPECIAL = F.io + F.dontExpand + F.pfnMap + F.mixed;
export const MAY_ALL = F.mayRead + F.mayWrite + F.mayExec;

/** A file by its number, or shared memory by a name of the model's own, and the page in it. */
export interface Backing {
  readonly object: number | string;
  readonly index: number;
}
/** What is in the page table: nothing, the zero page, a page of the file, a frame of its own. */
export type Content = null | 'zero' | 'file' | number;
export interface Page {
  readonly flags: number;
  readonly backing: Backing | null;
  readonly content: Content;
}

/** A hole between mapped pages; guard pages below a growing stack are no part of it. */
interface Hole {
  readonly start: number;
  readonly end: number;
}

export class Space {
  readonly pages: Map<number, Page>;
  readonly startBrk: number;
  readonly base: number;
  brk: number;
  defFlags = 0;
  /** locked_vm as the kernel keeps it, less the pages that are locked. */
  lockedDrift = 0;
  users = 1;

  constructor(from: { pages: Map<number, Page>; startBrk: number; base: number; brk: number }) {
    this.pages = new Map(from.pages);
    this.startBrk = from.startBrk;
    this.base = from.base;
    this.brk = from.brk;
  }

  get(page: number): Page | undefined {
    return this.pages.get(page);
  }
  set(page: number, change: Partial<Page>): void {
    const old = this.pages.get(page);
    if (old !== undefined) this.pages.set(page, { ...old, ...change });
  }
  unmap(start: number, end: number): void {
    for (const page of this.within(start, end)) this.pages.delete(page);
  }
  sorted(): number[] {
    return [...this.pages.keys()].sort((a, b) => a - b);
  }
  /** The mapped pages of [start, end), ascending. */
  within(start: number, end: number): number[] {
    return this.sorted().filter((page) => page >= start && page < end);
  }
  /** The first mapped page from there on. */
  next(page: number): number | undefined {
    return this.sorted().find((other) => other >= page);
  }
  count(which: (flags: number) => boolean): number {
    let count = 0;
    for (const { flags } of this.pages.values()) if (which(flags)) count++;
    return count;
  }
  get lockedVm(): number {
    return this.count((flags) => any(flags, F.locked)) + this.lockedDrift;
  }

  /** Ascending; the last one is open above. */
  private holes(guard: number): Hole[] {
    const holes: Hole[] = [];
    let start = 0;
    for (const page of this.sorted()) {
      const own = this.pages.get(page);
      if (page > start && own !== undefined)
        holes.push({ start, end: Math.max(0, page - (any(own.flags, F.growsDown) ? guard : 0)) });
      start = page + 1;
    }
    return [...holes, { start, end: Number.POSITIVE_INFINITY }];
  }

  /** The highest place below `high` for so many pages, by trying every hole. */
  highest(pages: number, low: number, high: number, guard: number): number | null {
    for (const { start, end } of this.holes(guard).reverse()) {
      const place = Math.min(end, high) - pages;
      if (place >= start && place >= low && end - start >= pages) return place;
    }
    return null;
  }

  /** The lowest place from `low` on. */
  lowest(pages: number, low: number, high: number, guard: number): number | null {
    for (const { start, end } of this.holes(guard)) {
      const place = Math.max(start, low);
      if (place + pages <= Math.min(end, high)) return place;
    }
    return null;
  }
}
