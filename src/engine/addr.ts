/**
 * Addresses and lengths as plain numbers: exact below 2^53, so no bit operator may ever touch one.
 * Models: asm/page.h and the x86-64 address space of 47 bits. The only file that knows PAGE_SIZE.
 */

/** A flavour: any number may be given, but an Addr is never taken for a Pages. */
type Flavour<Name extends string> = number & { readonly unit?: Name };

/** A byte address. */
export type Addr = Flavour<'Addr'>;
/** A length in bytes. */
export type Bytes = Flavour<'Bytes'>;
/** A count of pages, or a page number (vm_pgoff). */
export type Pages = Flavour<'Pages'>;

export const PAGE_SIZE = 4096;
/** x86-64, 47 bits less one guard page. */
export const TASK_SIZE: Addr = 0x7ffffffff000;
/** The granule of the vmacache hash and of one page table: 512 pages. */
export const PMD_SIZE: Bytes = 512 * PAGE_SIZE;
export const PAGES_PER_PMD = 512;
/** Lengths come from 64-bit registers; from here on rounding up to a page wraps to 0. */
const WRAP = 2 ** 64 - PAGE_SIZE;

export const isPageAligned = (x: number): boolean => x % PAGE_SIZE === 0;
export const pageDown = (x: number): number => x - (x % PAGE_SIZE);

/** PAGE_ALIGN: up to the next page; 0 where 64 bits wrap, as in the kernel. */
export function pageAlign(x: number): number {
  if (x > WRAP) return 0;
  const rest = x % PAGE_SIZE;
  return rest === 0 ? x : x - rest + PAGE_SIZE;
}

/** addr >> PAGE_SHIFT. */
export const toPages = (bytes: number): Pages => Math.floor(bytes / PAGE_SIZE);
/** The address of a page number. */
export const toAddr = (page: Pages): Addr => page * PAGE_SIZE;
export const toBytes = (pages: Pages): Bytes => pages * PAGE_SIZE;

/** Lower-case hex without 0x, as /proc/PID/maps prints an address. */
export const hex = (x: number): string => x.toString(16);
