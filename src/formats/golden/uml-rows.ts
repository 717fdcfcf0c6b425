/** What the recordings of user-mode kernels hold: cases with a fragment each, and what was dumped on the way. */

/** A VMA of the arena; start, end and, where said, pgoff are pages of it. */
export interface UmlVma {
  readonly start: number;
  readonly end: number;
  readonly pgoff: number;
  /** False: the page of a file. */
  readonly pgoffRelToBase: boolean;
  readonly flags: readonly string[];
  /** The object's address, renamed within the case. */
  readonly id: string;
  readonly anonVma: string | null;
  readonly anonVmaIsRoot: boolean | null;
  readonly chainLength: number;
  readonly file: boolean;
}

/** A VMA with its node; addresses are hex with 0x, links are the vm_start of the node they lead to. */
export interface UmlNode {
  readonly start: string;
  readonly end: string;
  readonly flags: readonly string[];
  readonly id: string;
  readonly color: 'red' | 'black';
  readonly parent: string | null;
  readonly left: string | null;
  readonly right: string | null;
  readonly rbSubtreeGap: string;
}

export interface UmlDump {
  readonly label: string;
  readonly vmas: readonly UmlVma[];
}

/** The whole process. */
export interface UmlTreeDump {
  readonly label: string;
  readonly vmas: readonly UmlNode[];
  readonly mapCount: number;
  readonly totalVm: number;
  readonly highestVmEnd: string;
}

export interface UmlCase<Dump> {
  readonly name: string;
  readonly body: string;
  /** What the program printed about its calls. */
  readonly results?: readonly string[];
  readonly dumps: readonly Dump[];
}

export type UmlFile =
  | { readonly kind: 'arena'; readonly cases: readonly UmlCase<UmlDump>[] }
  | { readonly kind: 'tree'; readonly cases: readonly UmlCase<UmlTreeDump>[] };

/** Errors: SyntaxError where the text is not a list of cases. */
export function parseUmlFile(text: string): UmlFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError('not JSON', { cause });
  }
  if (!Array.isArray(value) || !value.every(isCase)) throw new SyntaxError('not a list of cases with body and dumps');
  return value.some(hasTree) ? { kind: 'tree', cases: value } : { kind: 'arena', cases: value };
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;
const isDump = (value: unknown): boolean =>
  isObject(value) && typeof value['label'] === 'string' && Array.isArray(value['vmas']);
const isCase = (value: unknown): value is UmlCase<UmlDump & UmlTreeDump> =>
  isObject(value) &&
  typeof value['name'] === 'string' &&
  typeof value['body'] === 'string' &&
  Array.isArray(value['dumps']) &&
  value['dumps'].every(isDump);
const hasTree = ({ dumps }: UmlCase<object>): boolean => dumps.some((dump) => 'mapCount' in dump);
