/** The scale under the bar: which addresses get a label, and in how many digits. */
import { type Addr, hex, PAGE_SIZE } from '../engine';
import { placeLabels } from './label-lanes';
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
  wanted: readonly { readonly addr: Addr; readonly px: number; readonly priority: number }[],
  size: number,
  bounds: { readonly from: number; readonly to: number },
  isShort = false,
): AddressTick[] {
  const best = new Map<Addr, { addr: Addr; px: number; priority: number }>();
  for (const tick of wanted) {
    const other = best.get(tick.addr);
    if (!other || other.priority < tick.priority) best.set(tick.addr, tick);
  }
  const ordered = [...best.values()].sort((a, b) => a.addr - b.addr);
  // Important ticks first, left to right: so each knows its left neighbour and whether it may be short.
  const shown: typeof ordered = [];
  const texts = new Map<Addr, string>();
  const widthOf = (content: string) => monoWidth(content, size);
  let placed = new Map<string, number>();
  const levels = [...new Set(ordered.map((tick) => tick.priority))].sort((a, b) => b - a);
  for (const level of levels) {
    for (const tick of ordered.filter((each) => each.priority === level)) {
      const trial = [...shown, tick].sort((a, b) => a.addr - b.addr);
      const trialTexts = new Map(
        trial.map((each, k) => [each.addr, tickText(each.addr, trial[k - 1]?.addr ?? null, isShort)]),
      );
      const wishes = trial.map((each) => ({
        key: String(each.addr),
        x: each.px,
        w: widthOf(trialTexts.get(each.addr) ?? ''),
        priority: each.priority,
        slack: size * (each.priority > 1 ? 2.5 : 1),
      }));
      const fit = placeLabels(wishes, 1, size * 0.8, bounds);
      if (fit.length < trial.length) continue;
      shown.splice(0, shown.length, ...trial);
      placed = new Map(fit.map((label) => [label.key, label.x]));
      for (const [addr, content] of trialTexts) texts.set(addr, content);
    }
  }
  return shown.map((tick) => ({
    addr: tick.addr,
    text: texts.get(tick.addr) ?? '',
    x: placed.get(String(tick.addr)) ?? tick.px,
    atPx: tick.px,
    priority: tick.priority,
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
