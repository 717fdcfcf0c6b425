/**
 * Which function carries out a call. A page that only shows a few calls need not load the others: those join when
 * all-calls.ts is imported, and whatever reads calls (the call language) imports it.
 */
import type { Call, CallOf } from './call';
import type { Edit } from './edit';
import type { Ret } from './errno';
import type { MmId } from './world';

type Name = Call['name'];

/** Calls that do not work on the address space of the one who makes them. */
const WITHOUT_MM = ['switch', 'open', 'sysctl', 'exit', 'rlimit'] as const;
type WithoutMm = (typeof WITHOUT_MM)[number];

/** The functions of some calls. */
export type Entries<N extends Name> = {
  readonly [K in N]: K extends WithoutMm
    ? (edit: Edit, call: CallOf<K>) => Ret
    : (edit: Edit, mm: MmId, call: CallOf<K>) => Ret;
};

type Plain = (edit: Edit, call: Call) => Ret;
type InMm = (edit: Edit, mm: MmId, call: Call) => Ret;

const plain = new Map<Name, Plain>();
const inMm = new Map<Name, InMm>();

/** From now on these calls can be made. */
export function addEntries<N extends Name>(entries: Entries<N>): void {
  const withoutMm: readonly string[] = WITHOUT_MM;
  for (const name of Object.keys(entries) as N[]) {
    // The table's type has paired each function with its own call.
    if (withoutMm.includes(name)) plain.set(name, entries[name] as Plain);
    else inMm.set(name, entries[name] as unknown as InMm);
  }
}

export function dispatch(edit: Edit, call: Call): Ret {
  const free = plain.get(call.name);
  if (free !== undefined) return free(edit, call);
  const entry = inMm.get(call.name);
  if (entry === undefined) throw new Error(`${call.name}: engine/all-calls is not loaded`);
  const { mm } = edit.task(edit.current);
  // Everybody has left: there is no address space to work on.
  return mm === null ? 'ESRCH' : entry(edit, mm, call);
}
