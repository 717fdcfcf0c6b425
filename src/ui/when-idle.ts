/** Where there is no requestIdleCallback: after the frames of a step. */
const SOON_MS = 60;

/** A machine that is never idle does it then. */
const LATEST_MS = 300;

/** Does the job once the page has nothing else to do; the function returned calls it off. */
export function whenIdle(job: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(job, SOON_MS);
    return () => clearTimeout(timer);
  }
  const id = window.requestIdleCallback(job, { timeout: LATEST_MS });
  return () => window.cancelIdleCallback(id);
}
