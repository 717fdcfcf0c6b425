/** What stays the same at every step of a call: the scale's extents, the ranges asked for, the process shown. */
import { type Call, liveMm, type Mm, PAGE_SIZE, pageAlign, type Step, tableGet, type Vma, type World } from '../engine';
import type { Recorded } from '../history';
import type { AddrRange } from '../layout/model';
import { listOrder } from './list-order';

export interface CallView {
  readonly before: readonly Vma[];
  readonly after: readonly Vma[];
  readonly extents: readonly (readonly Vma[])[];
  readonly requests: readonly AddrRange[];
  /** What is asked for before a step says so; null where the kernel has yet to choose the place. */
  readonly asked: AddrRange | null;
  readonly focus: AddrRange | null;
}

/** Room for a handful of requests: a scale with hundreds of marks shows nothing. */
const MOST_REQUESTS = 4;

/** The mm to show: that of the current task; after exit, the one it left behind, if any task is left. */
export function mmShown(world: World, before: World): Mm | null {
  const mm = liveMm(world);
  if (mm) return mm;
  const old = liveMm(before);
  return (old && tableGet(world.mms, old.id)) ?? null;
}

function rangeOf(call: Call): AddrRange | null {
  if (!('addr' in call) || call.addr === 0) return null;
  const len = 'len' in call ? call.len : 'old_len' in call ? call.old_len : 0;
  const end = 'end' in call ? call.end : call.addr + pageAlign(len);
  return end > call.addr ? { addr: call.addr, end } : { addr: call.addr, end: call.addr + PAGE_SIZE };
}

function requestsOf(steps: readonly Step[], call: Call | null): AddrRange[] {
  const out: AddrRange[] = [];
  const add = (range: AddrRange | null | undefined): void => {
    if (!range || range.end <= range.addr || out.length >= MOST_REQUESTS) return;
    if (!out.some(({ addr, end }) => addr === range.addr && end === range.end)) out.push(range);
  };
  for (const { request } of steps) add(request);
  if (out.length === 0 && call !== null) add(rangeOf(call));
  return out;
}

/** The index of the first that is so, where all after it are so too; the length: none is. */
function firstThat(vmas: readonly Vma[], isSo: (vma: Vma) => boolean): number {
  let low = 0;
  let high = vmas.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const vma = vmas[middle];
    if (vma && isSo(vma)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The request with a neighbour on either side. */
function focusOf(requests: readonly AddrRange[], vmas: readonly Vma[]): AddrRange | null {
  const [first] = requests;
  if (first === undefined) return null;
  const addr = Math.min(...requests.map((range) => range.addr));
  const end = Math.max(...requests.map((range) => range.end));
  const below = vmas[firstThat(vmas, ({ vm_end }) => vm_end > addr) - 1];
  const above = vmas[firstThat(vmas, ({ vm_start }) => vm_start >= end)];
  return { addr: below?.vm_start ?? addr, end: above?.vm_end ?? end };
}

const views = new WeakMap<Recorded, CallView>();

/** The view of one recorded call; the same object as long as the recording is kept. */
export function callView(recorded: Recorded, call: Call | null): CallView {
  const known = views.get(recorded);
  if (known) return known;
  const inOrder = (world: World): readonly Vma[] => {
    const mm = mmShown(world, recorded.before);
    return mm === null ? [] : listOrder(world, mm);
  };
  const before = inOrder(recorded.before);
  const after = inOrder(recorded.after);
  const requests = requestsOf(recorded.steps, call);
  const isChosen = call !== null && 'addr' in call && call.addr === 0;
  const asked = isChosen ? null : (requests[0] ?? null);
  const view: CallView = { before, after, extents: [before, after], requests, asked, focus: focusOf(requests, before) };
  views.set(recorded, view);
  return view;
}
