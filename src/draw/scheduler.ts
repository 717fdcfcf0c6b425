/**
 * The one owner of requestAnimationFrame: every picture asks here for its next frame, so all are drawn together, and a
 * browser test can wait until nothing moves any more.
 */

/** @param now ms, as requestAnimationFrame gives it. @returns true: once more in the next frame */
export type FrameJob = (now: number) => boolean;

const jobs = new Map<object, FrameJob>();
let waiting: (() => void)[] = [];
let frame: number | null = null;

function run(now: number): void {
  frame = null;
  const due = [...jobs];
  for (const [owner, job] of due) {
    if (jobs.get(owner) !== job) continue;
    jobs.delete(owner);
    // What the job itself asked for meanwhile counts; what it returns only if it did not.
    if (job(now) && !jobs.has(owner)) jobs.set(owner, job);
  }
  if (jobs.size > 0) frame = requestAnimationFrame(run);
  else settle();
}

function settle(): void {
  const resolved = waiting;
  waiting = [];
  for (const resolve of resolved) resolve();
}

/** Runs the job in the next frame, in place of what the owner asked for before. */
export function requestFrame(owner: object, job: FrameJob): void {
  jobs.set(owner, job);
  frame ??= requestAnimationFrame(run);
}

/** Forgets the owner's job. */
export function cancelFrame(owner: object): void {
  jobs.delete(owner);
  if (jobs.size > 0) return;
  if (frame !== null) cancelAnimationFrame(frame);
  frame = null;
  settle();
}

/** Resolves when no picture has anything left to draw: at once if that is so now. */
export function idle(): Promise<void> {
  return jobs.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
}
