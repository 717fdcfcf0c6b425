/** The pages that a script works in, and how recordings write addresses: a page of the arena, or hex. */
import { type Addr, hex, PAGE_SIZE, type Pages, toPages } from '../../engine';
import type { Place } from './rows';

/** Pages; no recording maps more at one go, and the next mappings are 2^34 pages away. */
const NEAR_ARENA = 2 ** 20;

export class Arena {
  readonly start: Addr;
  readonly end: Addr;

  constructor(start: Addr, npages: Pages) {
    this.start = start;
    this.end = start + npages * PAGE_SIZE;
  }

  /** The end counts: a range may end there. */
  includes(addr: Addr): boolean {
    return addr >= this.start && addr <= this.end;
  }
  /** Does a VMA that starts there lie in the arena? */
  holds(vm_start: Addr): boolean {
    return vm_start >= this.start && vm_start < this.end;
  }
  page(addr: Addr): Pages {
    return toPages(addr - this.start);
  }
  /** As the recordings write it: an arena page, or hex. */
  place(addr: Addr): Place {
    return this.includes(addr) ? this.page(addr) : hex(addr);
  }
  /** The recorder writes anonymous offsets of the arena, and of what was mapped right behind it, as arena pages. */
  relativePgoff(pgoff: Pages): Pages {
    const pages = pgoff - toPages(this.start);
    return pages >= 0 && pages < NEAR_ARENA ? pages : pgoff;
  }
}
