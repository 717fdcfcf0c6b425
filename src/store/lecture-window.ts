/** What a lecture shows of a large address space: few VMAs, around what the call is about. */
import type { Vma } from '../engine';
import type { AddrRange } from '../layout/model';
import { callView } from './call-view';
import type { Moment } from './moment';

/** More cannot be told apart from the back row; with the neighbours that are cut at the edges these are eleven. */
const MOST_VMAS = 9;
/** So many stand in the picture at their natural size. */
const FEW_VMAS = 6;

export interface LectureWindow {
  readonly view: AddrRange;
  /** VMAs in the window, and those below and above it. */
  readonly inside: number;
  readonly below: number;
  readonly above: number;
}

/** The indices of the VMAs that a range touches; where it touches none, of the one above it. */
function touched(vmas: readonly Vma[], range: AddrRange | null): { first: number; last: number } {
  if (range === null) return { first: 0, last: 0 };
  const first = vmas.findIndex(({ vm_end }) => vm_end > range.addr);
  if (first < 0) return { first: vmas.length - 1, last: vmas.length - 1 };
  const last = vmas.findLastIndex(({ vm_start }) => vm_start < range.end);
  return { first, last: Math.max(first, last) };
}

/** The window of a lecture, the same at every step of a call; null where everything has room anyway. */
export function lectureWindow({ recorded, entry }: Moment): LectureWindow | null {
  const { before, after, focus } = callView(recorded, entry?.call ?? null);
  const vmas = before.length >= after.length ? before : after;
  if (vmas.length <= FEW_VMAS) return null;
  if (vmas.length <= MOST_VMAS)
    return { view: { addr: 0, end: Number.MAX_SAFE_INTEGER }, inside: vmas.length, below: 0, above: 0 };
  const { first, last } = touched(vmas, focus);
  const wished = Math.ceil((first + last - MOST_VMAS) / 2);
  const from = Math.min(vmas.length - MOST_VMAS, Math.max(0, wished));
  const low = vmas[from];
  const high = vmas[from + MOST_VMAS - 1];
  if (!low || !high) return null;
  const above = vmas.length - from - MOST_VMAS;
  // A request below the first or above the last VMA is in sight as well.
  const addr = from === 0 && focus ? Math.min(low.vm_start, focus.addr) : low.vm_start;
  const end = above === 0 && focus ? Math.max(high.vm_end, focus.end) : high.vm_end;
  return { view: { addr, end }, inside: MOST_VMAS, below: from, above };
}
