/** What the benchmark measured, and how it is told. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** At most this; absent: only told. */
  readonly bound?: number;
}

export interface Report {
  readonly rows: readonly Row[];
  /** What could not be measured, and why. */
  readonly skipped: readonly string[];
}

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** The middle of several measurements: one disturbance counts for nothing. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));

export function rowText({ what, value, unit, bound }: Row): string {
  const verdict = bound === undefined ? '' : `   at most ${shown(bound)}: ${value <= bound ? 'ok' : 'MISSED'}`;
  return `${what.padEnd(58)} ${shown(value).padStart(12)} ${unit}${verdict}`;
}
