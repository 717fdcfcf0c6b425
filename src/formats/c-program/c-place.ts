/** Addresses as C expressions: by the script's names, from the start of the heap, or as they are. */
import { type Addr, PAGE_SIZE, toPages } from '../../engine';
import { printAddr, type Scope } from '../../language';
import type { Span } from './replayed';

/** Functions of the C library that a letter with a digit could be. */
const TAKEN: ReadonlySet<string> = new Set(['j0', 'j1', 'y0', 'y1']);

/** A name of the script as a variable: a letter as it is, all others apart from whatever a header defines. */
export const cName = (name: string): string => (/^[a-z]\d?$/.test(name) && !TAKEN.has(name) ? name : `v_${name}`);

export interface Places {
  readonly heap: Span | null;
  /** The names that the program has variables for. */
  readonly names: ReadonlySet<string>;
}

const hex = (addr: Addr): string => `0x${addr.toString(16)}`;

const isInHeap = (addr: Addr, heap: Span | null): heap is Span =>
  heap !== null && addr >= heap.start && addr < heap.end;

function offset(base: string, bytes: number): string {
  if (bytes === 0) return base;
  const whole = bytes % PAGE_SIZE === 0;
  return `${base} + ${whole ? `${toPages(bytes)} * PAGE` : hex(bytes)}`;
}

/** An address to be used: an expression of type char pointer. */
export function cAddr(addr: Addr, scope: Scope, { heap, names }: Places): string {
  const known = new Map([...scope].filter(([name]) => names.has(name)));
  const [, name, pages] = /^([A-Za-z_]\w*)(?:\+(\d+)p)?$/.exec(printAddr(addr, known)) ?? [];
  if (name !== undefined && name !== 'NULL') return offset(cName(name), Number(pages ?? 0) * PAGE_SIZE);
  if (isInHeap(addr, heap)) return offset('heap', addr - heap.start);
  return addr === 0 ? 'NULL' : `(char *)${hex(addr)}`;
}

/** An address that is expected: a number. */
export const cPlace = (addr: Addr, { heap }: Places): string =>
  isInHeap(addr, heap) ? offset('(long)heap', addr - heap.start) : hex(addr);
