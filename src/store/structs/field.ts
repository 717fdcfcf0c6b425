/**
 * One field of a kernel struct as the inspector lists it: in which releases it exists, how its value reads. The tables
 * of fields stand beside this file; they hold what KERNEL.md knows of each generation, in the order of Linux 5.10.
 */
import { type KernelName, PROFILES, type Profile, type World } from '../../engine';
import type { StructKey } from '../../i18n/structs/en';

export type FieldGroup = 'place' | 'rights' | 'rmap' | 'backing' | 'other' | 'vmas' | 'search' | 'counts' | 'areas';

export interface StructField<Subject> {
  readonly field: string;
  readonly group: FieldGroup;
  /** What it means, in a line. */
  readonly about: StructKey;
  /** The first release that has it; absent: older than every kernel here. */
  readonly since?: string;
  /** The last release that has it; absent: it is still there. */
  readonly until?: string;
  /** What no release number tells: a stable release may have it, or only this generation's meaning is modelled. */
  readonly only?: (profile: Profile) => boolean;
  readonly value: (world: World, subject: Subject) => string;
}

/** What a row shows of one field. */
export interface FieldRow {
  readonly field: string;
  readonly group: FieldGroup;
  readonly about: StructKey;
  readonly since: string | null;
  readonly until: string | null;
  readonly value: string;
  /** What it was before the last step, and before the call, where that differs. */
  readonly wasStep: string | null;
  readonly wasCall: string | null;
}

const numbersOf = (release: string): number[] => release.split('.').map((part) => Number.parseInt(part, 10));

/** Is a at least b? `5.10-openeuler` counts as 5.10. */
function isFrom(a: string, b: string): boolean {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  for (let k = 0; k < Math.max(one.length, other.length); k++) {
    const by = (one[k] ?? 0) - (other[k] ?? 0);
    if (by !== 0) return by > 0;
  }
  return true;
}

/** Has this kernel's struct the field? */
const hasField = ({ since, until, only }: StructField<never>, kernel: KernelName): boolean =>
  (since === undefined || isFrom(kernel, since)) &&
  (until === undefined || isFrom(until, kernel)) &&
  (only?.(PROFILES[kernel]) ?? true);

/** A struct at three instants: now, before the last step, before the call; undefined: it was not there. */
export interface Instants<Subject> {
  readonly now: readonly [World, Subject];
  readonly step: readonly [World, Subject | undefined];
  readonly call: readonly [World, Subject | undefined];
}

/** The rows of one struct on the kernel of its world. */
export function rowsOf<Subject>(fields: readonly StructField<Subject>[], at: Instants<Subject>): FieldRow[] {
  const [world, subject] = at.now;
  const known = fields.filter((field) => hasField(field, world.kernel));
  return known.map(({ field, group, about, since = null, until = null, value }) => {
    const now = value(world, subject);
    const was = ([then, old]: readonly [World, Subject | undefined]): string | null => {
      const text = old === undefined ? now : value(then, old);
      return text === now ? null : text;
    };
    return { field, group, about, since, until, value: now, wasStep: was(at.step), wasCall: was(at.call) };
  });
}
