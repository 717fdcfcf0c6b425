/**
 * Are two memory maps the same? By ranges, permissions and files:
 * - adjacent equal ranges count as one: kernels differ in what they merge;
 * - the low end of the stack is ignored: it grows by page faults, which no log shows;
 * - [vsyscall] and "(deleted)" are ignored;
 * - labels say where memory is, not what it is: [heap], [anon:…] are anonymous memory, [vvar_vclock] is [vvar].
 *
 *   r--p libc 0-4  r--p libc 4-6  rw-p 6-8     two lines of the same file, in order: one range
 *   r--p libc 0-6                 rw-p 6-8     the same map
 */
import { type Addr, hex, TASK_SIZE } from '../engine';
import { type MapsLine, printMapsLine } from './maps';
import { withoutRemark } from './maps-image';

/** A stretch of equal memory. */
interface Stretch {
  readonly start: Addr;
  readonly end: Addr;
  readonly permissions: string;
  readonly name: string;
  readonly offset: number;
  /** The low end moves with page faults. */
  readonly growsDown: boolean;
  readonly line: MapsLine;
}

/** The first place where two maps differ; null on the side that has nothing there. */
export interface MapsDifference {
  readonly expected: MapsLine | null;
  readonly actual: MapsLine | null;
}

/** Files of a log without -y are `fd 3`: which file that is, only the map knows. */
const isUnnamedFile = (name: string): boolean => /^fd \d+$/.test(name);

function plainName(written: string): string {
  const name = withoutRemark(written);
  if (name === '[heap]' || name.startsWith('[anon:')) return '';
  if (name.startsWith('[vvar')) return '[vvar]';
  if (name.startsWith('[anon_shmem:')) return '/dev/zero';
  return name;
}

const isFile = (name: string): boolean => name !== '' && !name.startsWith('[');

function continues(before: Stretch, after: Stretch): boolean {
  if (before.end !== after.start || before.permissions !== after.permissions || before.name !== after.name)
    return false;
  return !isFile(before.name) || before.offset + (before.end - before.start) === after.offset;
}

/** Lines as stretches, joined where they continue each other. */
function stretches(lines: readonly MapsLine[]): Stretch[] {
  const out: Stretch[] = [];
  for (const line of lines) {
    if (line.vm_end > TASK_SIZE) continue;
    const name = plainName(line.name);
    const { vm_start: start, vm_end: end, permissions } = line;
    const offset = isFile(name) ? line.offset : 0;
    const next: Stretch = { start, end, permissions, name, offset, growsDown: false, line };
    const last = out[out.length - 1];
    if (last !== undefined && continues(last, next)) out[out.length - 1] = { ...last, end };
    else out.push(next);
  }
  return withStack(out);
}

/** The lowest stretch of the stack may begin anywhere: a stack that was cut by mprotect grows at its lowest piece. */
function withStack(all: Stretch[]): Stretch[] {
  let lowest = all.findIndex((stretch) => stretch.name === '[stack]');
  if (lowest === -1) return all;
  while (all[lowest - 1]?.end === all[lowest]?.start && !isFile(all[lowest - 1]?.name ?? '/')) lowest--;
  return all.map((stretch, index) => (index === lowest ? { ...stretch, growsDown: true } : stretch));
}

function isSame(a: Stretch, b: Stretch): boolean {
  if (a.end !== b.end || a.permissions !== b.permissions || a.offset !== b.offset) return false;
  if (a.start !== b.start && !(a.growsDown && b.growsDown)) return false;
  return a.name === b.name || ((isUnnamedFile(a.name) || isUnnamedFile(b.name)) && isFile(a.name) && isFile(b.name));
}

/** undefined where the maps are the same. */
export function compareMaps(expected: readonly MapsLine[], actual: readonly MapsLine[]): MapsDifference | undefined {
  const wanted = stretches(expected);
  const found = stretches(actual);
  for (let i = 0; i < Math.max(wanted.length, found.length); i++) {
    const [a, b] = [wanted[i], found[i]];
    if (a !== undefined && b !== undefined && isSame(a, b)) continue;
    const show = (stretch: Stretch | undefined): MapsLine | null =>
      stretch === undefined ? null : { ...stretch.line, vm_end: stretch.end };
    // Side by side only where they overlap: else one of the two has nothing there.
    if (a === undefined || b === undefined || (a.start < b.end && b.start < a.end))
      return { expected: show(a), actual: show(b) };
    return a.start < b.start ? { expected: show(a), actual: null } : { expected: null, actual: show(b) };
  }
  return undefined;
}

/** The difference in one English sentence. */
export function describeDifference({ expected, actual }: MapsDifference): string {
  const text = (line: MapsLine): string => printMapsLine(line).replace(/\s+/g, ' ').trim();
  if (expected !== null && actual !== null) return `expected ${text(expected)}, found ${text(actual)}`;
  if (expected !== null) return `expected ${text(expected)}, found nothing at ${hex(expected.vm_start)}`;
  return actual === null ? 'no difference' : `expected nothing at ${hex(actual.vm_start)}, found ${text(actual)}`;
}
