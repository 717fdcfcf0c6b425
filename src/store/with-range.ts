/** A range chosen on the bar goes into the call being written. */
import { liveMm, type VmaId, vmasInOrder } from '../engine';
import { cutCall, plainCall, printAddr, printLen, type Scope, signatureOf, withPiece } from '../language';
import type { AddrRange } from '../layout/model';
import { type App, baseOf } from './app';
import { vmaOf } from './moment';

/** The line with the range in it; a line that takes none gives way to an mmap into a hole, or an mprotect. */
function lineWith(text: string, { addr, end }: AddrRange, isMapped: boolean, scope: Scope): string {
  const pieces = cutCall(text);
  const params = pieces && signatureOf(pieces.call)?.params;
  const first = params?.find(({ name }) => name === 'addr');
  const length = params?.find(({ name }) => name === 'len' || name === 'old_len');
  const last = params?.find(({ name }) => name === 'end');
  if (pieces === undefined || first === undefined || (length === undefined && last === undefined)) {
    const known = { addr: printAddr(addr, scope), len: printLen(end - addr) };
    if (isMapped) return plainCall('mprotect', { ...known, prot: 'PROT_READ' });
    return plainCall('mmap', { ...known, flags: 'MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED' });
  }
  const begun = cutCall(withPiece(pieces, first, printAddr(addr, scope)));
  if (begun === undefined) return text;
  if (length !== undefined) return withPiece(begun, length, printLen(end - addr));
  return last === undefined ? text : withPiece(begun, last, printAddr(end, scope));
}

/** The same, for the process that would make the call. */
export function withRange({ store }: App, text: string, range: AddrRange): string {
  const { world, scope } = baseOf(store.getState().history);
  const mm = liveMm(world);
  const vmas = mm === null ? [] : vmasInOrder(world, mm.id);
  const isMapped = vmas.some(({ vm_start, vm_end }) => vm_start < range.end && range.addr < vm_end);
  return lineWith(text, range, isMapped, scope);
}

/** The same with the range from one VMA to another, in either order; what is gone leaves the line as it is. */
export function withVmas(app: App, text: string, from: VmaId, to: VmaId): string {
  const { world } = baseOf(app.store.getState().history);
  const last = vmaOf(world, to);
  if (last === null) return text;
  const first = vmaOf(world, from) ?? last;
  const [low, high] = first.vm_start <= last.vm_start ? [first, last] : [last, first];
  return withRange(app, text, { addr: low.vm_start, end: high.vm_end });
}
