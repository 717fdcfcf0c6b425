/** /proc/PID/maps, /proc/PID/smaps and `pmap -X` as lines of one form, and /proc/PID/maps printed again. */
import { type Addr, type Bytes, PAGE_SIZE } from '../engine';
import { vmFlagsOfCodes } from './vm-flag-codes';

/** One VMA as the kernel shows it. */
export interface MapsLine {
  readonly vm_start: Addr;
  readonly vm_end: Addr;
  /** `rw-p`. */
  readonly permissions: string;
  readonly offset: Bytes;
  /** `fe:00`. */
  readonly device: string;
  readonly inode: number;
  /** A path, `[heap]`, or empty. */
  readonly name: string;
  /** Of smaps only: its VmFlags line. */
  readonly vm_flags?: number;
}

export interface MapsProblem {
  readonly line: number;
  readonly code: 'not-a-map' | 'too-long' | 'overlap';
  readonly text: string;
}

export interface Maps {
  /** Ascending and apart. */
  readonly lines: readonly MapsLine[];
  readonly problems: readonly MapsProblem[];
}

const LINE_LIMIT = 100_000;
const PROBLEM_TEXT = 120;
const PROBLEMS_KEPT = 100;

const MAPS_LINE =
  /^([0-9a-f]{1,16})-([0-9a-f]{1,16}) ([r-][w-][x-][sp]) ([0-9a-f]{1,16}) ([0-9a-f]{2,}:[0-9a-f]{2,}) (\d+)(?:\s+(.*))?$/i;
const FLAGS_LINE = /^VmFlags:(.*)$/;
/** `Rss:  4 kB`, `THPeligible: 0`: the other lines of smaps. */
const SMAPS_LINE = /^[A-Za-z_]+:\s+\d+( kB)?$/;
const PMAP_HEAD = /^\s*Address\s+Perm\s+Offset\s+Device\s+Inode\s+Size\b.*\bMapping\s*$/;
const PMAP_REST = /^(\s*=+(\s+=+)*\s*|\s*\d+(\s+\d+)*\s+KB\s*|\d+:\s.*)$/;

const hexOf = (digits: string): number => Number.parseInt(digits, 16);

class MapsReader {
  readonly lines: MapsLine[] = [];
  readonly problems: MapsProblem[] = [];
  /** The columns of `pmap -X` once its head was seen. */
  private columns = 0;

  report(line: number, code: MapsProblem['code'], text: string): void {
    if (this.problems.length < PROBLEMS_KEPT) this.problems.push({ line, code, text: text.slice(0, PROBLEM_TEXT) });
  }

  take(text: string, line: number): void {
    if (text.length > LINE_LIMIT) {
      this.report(line, 'too-long', text);
      return;
    }
    const found = MAPS_LINE.exec(text);
    if (found !== null) this.add(line, text, found.slice(1, 8));
    else if (text.trim() !== '') this.takeOther(text, line);
  }

  /** What stands between the VMAs in smaps and pmap. */
  private takeOther(text: string, line: number): void {
    const flags = FLAGS_LINE.exec(text)?.[1];
    const last = this.lines.length - 1;
    const owner = this.lines[last];
    if (flags !== undefined && owner !== undefined) {
      this.lines[last] = { ...owner, vm_flags: vmFlagsOfCodes(flags) };
      return;
    }
    if (PMAP_HEAD.test(text)) {
      this.columns = text.trim().split(/\s+/).length;
      return;
    }
    if (this.columns > 0 && this.takePmap(text, line)) return;
    if (!SMAPS_LINE.test(text) && !PMAP_REST.test(text)) this.report(line, 'not-a-map', text);
  }

  /** `7f00 rw-p 00000000 fe:00 17 132 … name`: size in KiB in place of the end. */
  private takePmap(text: string, line: number): boolean {
    const parts = text.trim().split(/\s+/);
    const [start = '', permissions = '', offset = '', device = '', inode = '', size = ''] = parts;
    if (!/^[0-9a-f]{1,16}$/i.test(start) || !/^\d+$/.test(size) || !/^[r-][w-][x-][sp]$/.test(permissions))
      return false;
    const end = (hexOf(start) + Number(size) * 1024).toString(16);
    this.add(line, text, [start, end, permissions, offset, device, inode, parts.slice(this.columns - 1).join(' ')]);
    return true;
  }

  private add(line: number, text: string, parts: readonly (string | undefined)[]): void {
    const [start = '', end = '', permissions = '', offset = '', device = '', inode = '', name = ''] = parts;
    const vma: MapsLine = {
      vm_start: hexOf(start),
      vm_end: hexOf(end),
      permissions: permissions.toLowerCase(),
      offset: hexOf(offset),
      device,
      inode: Number(inode),
      name,
    };
    const isWhole = vma.vm_start % PAGE_SIZE === 0 && vma.vm_end % PAGE_SIZE === 0 && vma.offset % PAGE_SIZE === 0;
    if (vma.vm_start >= vma.vm_end || !isWhole) this.report(line, 'not-a-map', text);
    else this.lines.push(vma);
  }
}

/** Sorted by address; a line that overlaps the one before it is left out. */
function apart(reader: MapsReader): MapsLine[] {
  const out: MapsLine[] = [];
  for (const vma of [...reader.lines].sort((a, b) => a.vm_start - b.vm_start)) {
    const before = out[out.length - 1];
    if (before === undefined || before.vm_end <= vma.vm_start) out.push(vma);
    else reader.report(0, 'overlap', printMapsLine(vma));
  }
  return out;
}

/** Reads any of the three forms. Lines that are none are reported and left out. */
export function parseMaps(text: string): Maps {
  const reader = new MapsReader();
  text.split('\n').forEach((line, index) => {
    reader.take(line.endsWith('\r') ? line.slice(0, -1) : line, index + 1);
  });
  return { lines: apart(reader), problems: reader.problems };
}

/** The column where the kernel puts the name: 25 + 6 * sizeof(void *). */
const NAME_COLUMN = 73;

/** One line as /proc/PID/maps has it, without the line end. */
export function printMapsLine({ vm_start, vm_end, permissions, offset, device, inode, name }: MapsLine): string {
  const wide = (x: number): string => x.toString(16).padStart(8, '0');
  const front = `${wide(vm_start)}-${wide(vm_end)} ${permissions} ${wide(offset)} ${device} ${inode} `;
  return name === '' ? front : front.padEnd(NAME_COLUMN) + name;
}

export const printMaps = (lines: readonly MapsLine[]): string =>
  lines.map((line) => `${printMapsLine(line)}\n`).join('');
