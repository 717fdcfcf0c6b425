/** Lengths, addresses and flags as C expressions. */
import { PAGE_SIZE, toPages } from '../../engine';
import { type FlagKind, flagValue, printFlags } from '../../language/flags';

/** Decimal digits say as much as hex up to here, and are shorter. */
const MOST_DECIMAL = 9999;

/** A plain number; hex where it is long. */
export const cNumber = (value: number): string =>
  Math.abs(value) <= MOST_DECIMAL ? String(value) : `${value < 0 ? '-' : ''}0x${Math.abs(value).toString(16)}UL`;

/** Bytes: `3 * PAGE`, else a number. */
export const cLength = (bytes: number): string =>
  bytes > 0 && bytes % PAGE_SIZE === 0 && Number.isSafeInteger(bytes)
    ? `${cNumber(toPages(bytes))} * PAGE`
    : cNumber(bytes);

/** `PROT_READ | PROT_WRITE`; `names` takes down each name with its value: a header may lack it. */
export function cFlags(kind: FlagKind, value: number, names: Map<string, number>): string {
  const parts = printFlags(kind, value).split('|');
  for (const part of parts) {
    const known = flagValue(kind, part);
    if (known !== undefined) names.set(part, known);
  }
  return parts.join(' | ');
}
