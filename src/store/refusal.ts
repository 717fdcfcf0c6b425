/** The line at which the call being written would be refused: told before it is made. */
import { isError, record, type Step } from '../engine';
import type { MadeDraft } from './draft';

/** The step that refuses, as it would be recorded; null where the call succeeds. */
export function refusalOf({ before, call, summary }: MadeDraft): Step | null {
  if (!isError(summary.ret)) return null;
  return record(before, call).steps.at(-1) ?? null;
}
