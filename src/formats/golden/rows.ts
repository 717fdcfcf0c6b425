/** What a recording holds, line by line: a header for each script, then a row for each operation. */

/** An arena page, or an absolute address in hex without 0x. */
export type Place = number | string;

export interface Header {
  readonly script: string;
  /** `uname -r`, or a profile's name. */
  readonly kernel: string;
  /** Hex. */
  readonly arena: string;
  readonly npages: number;
}

/** One line of smaps, as layout recordings keep it. */
export interface VmaRow {
  readonly s: Place;
  readonly e: Place;
  readonly prot: string;
  readonly pgoff?: number;
  readonly file?: string;
  readonly flags: string;
}

/** start, end, colour, left, right, gap in pages, vm_flags in hex, pgoff, anon_vma, chain. */
export type TreeNode = readonly [
  Place,
  Place,
  'r' | 'b',
  Place | null,
  Place | null,
  number,
  string,
  number,
  number | null,
  readonly number[],
];

export type Range = readonly [Place, Place];
export type EventRow =
  | {
      readonly k: 'merge';
      readonly case: number;
      readonly a: Place;
      readonly e: Place;
      readonly prev?: Range;
      readonly area?: Range;
      readonly next?: Range;
    }
  | { readonly k: 'split'; readonly vma: Range; readonly at: Place; readonly new_below: 0 | 1 }
  | { readonly k: 'adjust'; readonly vma: Range; readonly to: Range };

/** The inside of the kernel after an operation. */
export interface TreeState {
  readonly n: readonly TreeNode[];
  readonly ev: readonly EventRow[];
  readonly mc: number;
  readonly hi: string;
  readonly base: string;
  readonly brk: readonly [string, string];
  readonly stat: readonly [number, number, number, number, number];
}

/** start, end, vm_flags as a 64-bit word in hex, pgoff, anon_vma, chain. */
export type HiddenVma = readonly [Place, Place, string, number, number | null, readonly number[]];

export interface Row {
  readonly op: string;
  readonly ret: number | string;
  readonly vmas?: readonly VmaRow[];
  readonly all?: readonly VmaRow[];
  readonly t?: TreeState;
  readonly h?: readonly HiddenVma[];
  /** map_count of the whole process. */
  readonly mc?: number;
}

export interface Recording {
  readonly header: Header;
  readonly rows: readonly Row[];
}

/** Splits the text of a .jsonl file into scripts. Errors: SyntaxError with the line number. */
export function parseRecordings(text: string): Recording[] {
  const out: { header: Header; rows: Row[] }[] = [];
  text.split('\n').forEach((line, i) => {
    if (line === '') return;
    const value = parseLine(line, i + 1);
    const script = out[out.length - 1];
    if (isHeader(value)) out.push({ header: value, rows: [] });
    else if (!isRow(value)) throw new SyntaxError(`line ${i + 1}: neither a header nor a row`);
    else if (script === undefined) throw new SyntaxError(`line ${i + 1}: a row before the first header`);
    else script.rows.push(value);
  });
  return out;
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new SyntaxError(`line ${number}: not JSON`, { cause });
  }
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;

const isHeader = (value: unknown): value is Header =>
  isObject(value) &&
  typeof value['script'] === 'string' &&
  typeof value['kernel'] === 'string' &&
  typeof value['arena'] === 'string' &&
  typeof value['npages'] === 'number';

/** A row without a picture of the process would agree with anything. The rest is taken as it is: it shows as a difference. */
const isRow = (value: unknown): value is Row =>
  isObject(value) &&
  typeof value['op'] === 'string' &&
  'ret' in value &&
  ['vmas', 'all', 't', 'h'].some((picture) => isObject(value[picture]));
