/** What replaying a recording comes to. */
import type { KernelName } from '../../engine';

export interface Mismatch {
  readonly what: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface RowMismatch extends Mismatch {
  /** Row of the script: an operation, or a dump; 0 is the state before the first. */
  readonly row: number;
  readonly op: string;
}

export interface ScriptResult {
  readonly script: string;
  readonly kernel: KernelName;
  readonly calls: number;
  readonly mismatches: readonly RowMismatch[];
  /** Why this script says nothing: it was neither replayed nor compared. */
  readonly excluded?: string;
}

/** A script that cannot be read or replayed is a mismatch of its own; the others of its file go on. */
export function guarded(script: string, kernel: KernelName, replay: () => ScriptResult): ScriptResult {
  try {
    return replay();
  } catch (error) {
    const actual = error instanceof Error ? error.message : String(error);
    return {
      script,
      kernel,
      calls: 0,
      mismatches: [{ row: 0, op: script, what: 'replay', expected: 'to its end', actual }],
    };
  }
}

/** Collects what differs. */
export class Differences {
  private readonly found: Mismatch[] = [];

  /** Both are compared as JSON writes them. */
  compare(what: string, expected: unknown, actual: unknown): void {
    if (JSON.stringify(expected) !== JSON.stringify(actual)) this.found.push({ what, expected, actual });
  }

  add(what: string, expected: unknown, actual: unknown): void {
    this.found.push({ what, expected, actual });
  }

  /** What was found since the last time. */
  take(): Mismatch[] {
    return this.found.splice(0);
  }
}
