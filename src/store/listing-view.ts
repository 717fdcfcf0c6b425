/** The listing panel: the function at hand, its lines with the two marks, the call stack, the locals. */
import { type Frame, type KernelName, type LocalName, profileOf, type Step } from '../engine';
import type { Moment } from './moment';
import { type Pointed, pointedBy } from './pointed';
import { localText } from './texts';

type Anchor = Step['anchor'];

export interface LocalView {
  readonly name: LocalName;
  readonly text: string;
  /** What it names, to light it up; null: it is a number, a flag or NULL. */
  readonly pointed: Pointed | null;
}

export interface ListingView {
  /** Outermost first; the last is the function shown. */
  readonly stack: readonly Frame[];
  readonly fn: Frame['fn'];
  /** Not every kernel has every line. */
  readonly kernel: KernelName;
  /** The line just executed; null before the first. */
  readonly executed: Anchor | null;
  /** The line that is next; null after the last. */
  readonly next: Anchor | null;
  /** The line that waits for another function to return, and that function; null in the one that runs. */
  readonly calling: Anchor | null;
  readonly callee: Frame['fn'] | null;
  readonly outcome: boolean | null;
  readonly locals: readonly LocalView[];
}

/** null where there is nothing to list: no call, or one without steps. In a lecture addresses are short. */
export function listingView({ executed, next, world }: Moment, isShort = false): ListingView | null {
  const frame = (executed ?? next)?.frame ?? null;
  if (frame === null) return null;
  const stack: Frame[] = [];
  for (let at: Frame | null = frame; at !== null; at = at.caller) stack.unshift(at);
  return {
    stack,
    fn: frame.fn,
    kernel: world.kernel,
    executed: executed?.anchor ?? null,
    next: next?.anchor ?? null,
    calling: null,
    callee: null,
    outcome: executed?.outcome ?? null,
    locals: localsOf(executed, isShort),
  };
}

/** The locals of a step as they are shown. */
export function localsOf(step: Step | null, isShort: boolean): LocalView[] {
  const locals = step?.locals ?? {};
  return (Object.keys(locals) as LocalName[]).flatMap((name) => {
    const value = locals[name];
    if (value === undefined) return [];
    const text = localText(name, value, isShort, step === null ? undefined : profileOf(step.world));
    return [{ name, text, pointed: pointedBy(name, value) }];
  });
}
