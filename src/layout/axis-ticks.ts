/** The scale under the bar: which addresses get a label, and in how many digits. */
import { type Addr, hex, PAGE_SIZE } from '../engine';
import { freePlace, type Interval, intervalOf, type LabelWish, placeLabels } from './label-lanes';
import { monoWidth } from './text-metrics';

export interface AddressTick {
  readonly addr: Addr;
  readonly text: string;
  /** Middle of the text, pixels. */
  readonly x: number;
  /** Of the address itself, pixels. */
  readonly atPx: number;
  readonly priority: number;
}

interface Wanted {
  readonly addr: Addr;
  readonly px: number;
  readonly priority: number;
}

/** One that has found its place. */
interface Shown {
  readonly wanted: Wanted;
  readonly content: string;
  readonly x: number;
}

/** Between two labels, of the size of the text. */
const GAP = 0.8;

/** What differs is in the last digits; four of them are 16 pages. */
const SHORT_DIGITS = 4;
/** An ellipsis takes the place of one digit; it must save more. */
const LEAST_SAVED = 2;

/** `addr` in full or, after a tick that shares its upper digits, as …4000: what differs, but at least four digits. */
function tickText(addr: Addr, before: Addr | null, isShort: boolean): string {
  const whole = hex(addr);
  if (isShort && whole.length > SHORT_DIGITS + LEAST_SAVED) return `…${whole.slice(-SHORT_DIGITS)}`;
  const other = before === null ? '' : hex(before);
  if (other.length !== whole.length) return whole;
  let common = 0;
  while (common < whole.length - SHORT_DIGITS && whole[common] === other[common]) common++;
  return common < LEAST_SAVED ? whole : `…${whole.slice(common)}`;
}

/**
 * Labels for addresses, as many as fit in one line, the important ones first.
 * @param wanted with their pixel position; of two at the same address the more important counts
 * @param size of the text, pixels
 * @param isShort all of them by their last digits
 */
export function addressTicks(
  wanted: readonly Wanted[],
  size: number,
  bounds: { readonly from: number; readonly to: number },
  isShort = false,
): AddressTick[] {
  const best = new Map<Addr, Wanted>();
  for (const tick of wanted) {
    const other = best.get(tick.addr);
    if (!other || other.priority < tick.priority) best.set(tick.addr, tick);
  }
  const ordered = [...best.values()];
  // Important ticks first, left to right: so each knows its left neighbour and whether it may be short.
  ordered.sort((a, b) => b.priority - a.priority || a.addr - b.addr);
  const widthOf = (content: string) => monoWidth(content, size);
  const wishOf = ({ addr, px, priority }: Wanted, content: string): LabelWish => ({
    key: String(addr),
    x: px,
    w: widthOf(content),
    priority,
    slack: size * (priority > 1 ? 2.5 : 1),
  });
  let shown: Shown[] = [];
  let taken: Interval[] = [];
  for (const tick of ordered) {
    const at = shown.filter(({ wanted: { addr } }) => addr < tick.addr).length;
    const content = tickText(tick.addr, shown[at - 1]?.wanted.addr ?? null, isShort);
    const behind = shown.slice(at);
    const [next] = behind;
    if (next) behind[0] = { ...next, content: tickText(next.wanted.addr, tick.addr, isShort) };
    const wish = wishOf(tick, content);
    const trial = (x: number): Shown[] => [...shown.slice(0, at), { wanted: tick, content, x }, ...behind];
    if (next && widthOf(next.content) !== widthOf(behind[0]?.content ?? '')) {
      // The label to the right becomes longer or shorter: all find their places anew.
      const wishes = trial(tick.px).map((each) => wishOf(each.wanted, each.content));
      const fit = new Map(placeLabels(wishes, 1, size * GAP, bounds).map(({ key, x }) => [key, x]));
      if (fit.size < wishes.length) continue;
      shown = trial(tick.px).map((each) => ({ ...each, x: fit.get(String(each.wanted.addr)) ?? each.x }));
      taken = shown.map((each) => intervalOf(each.x, widthOf(each.content)));
    } else {
      // It comes last, as the least important and the farthest to the right of those: the others keep their places.
      const x = freePlace(taken, wish, size * GAP, bounds);
      if (x === null) continue;
      shown = trial(x);
      taken.push(intervalOf(x, wish.w));
    }
  }
  return shown.map(({ wanted: { addr, px, priority }, content, x }) => ({
    addr,
    text: content,
    x,
    atPx: px,
    priority,
  }));
}

export interface PageTick {
  readonly addr: Addr;
  readonly px: number;
  /** Gets a number; the others are strokes only. */
  readonly isMajor: boolean;
}

const MIN_STROKE_PX = 7;

/** Smallest power of two of pages that is at least `minPx` wide. */
function stride(pxPerPage: number, minPx: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(minPx / pxPerPage)));
}

/**
 * Strokes of the linear scales, at round page numbers.
 * @param labelPx room that a label needs
 */
export function pageTicks(from: Addr, to: Addr, toPx: (addr: Addr) => number, labelPx: number): PageTick[] {
  const pxPerPage = (toPx(to) - toPx(from)) / Math.max(1, (to - from) / PAGE_SIZE);
  const minor = stride(pxPerPage, MIN_STROKE_PX);
  const major = Math.max(minor, stride(pxPerPage, labelPx));
  const step = minor * PAGE_SIZE;
  const ticks: PageTick[] = [];
  for (let addr = Math.ceil(from / step) * step; addr <= to; addr += step)
    ticks.push({ addr, px: toPx(addr), isMajor: addr % (major * PAGE_SIZE) === 0 });
  return ticks;
}
