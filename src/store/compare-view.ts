/** The rows of Compare: what each kernel answered to each call, with the names of the first kernel where objects agree. */
import { isError, KERNELS, type KernelName, neighbourKernels, PROFILES, type VmaId, vmaName } from '../engine';
import type { CallDifference, Comparison, Observation, SeenVma } from '../history';
import { type MiniBox, miniBars } from '../layout/mini-bar';

export interface CellVma {
  readonly name: string;
  readonly vma: SeenVma;
  /** Not the same on the first kernel. */
  readonly differs: boolean;
  readonly box: MiniBox;
}

export interface CompareCell {
  readonly kernel: KernelName;
  readonly ret: Observation['ret'];
  readonly isError: boolean;
  readonly cases: readonly number[];
  readonly survivors: readonly string[];
  readonly vmas: readonly CellVma[];
  /** All of them: the bar may show a part. */
  readonly count: number;
  /** Against the first kernel; null: nothing differs. */
  readonly difference: CallDifference | null;
  readonly isFirst: boolean;
}

export interface CompareRow {
  readonly index: number;
  readonly source: string;
  readonly cells: readonly CompareCell[];
  readonly differs: boolean;
}

export const MINI_WIDTH = 220;

type NameOf = (vma: { readonly id: VmaId; readonly birth: string }) => string;

/** An object that both have bears the first kernel's name; others their own, with a prime. */
function namesOf(first: Comparison, kernel: Comparison): NameOf {
  if (first === kernel) return ({ id }) => vmaName(id);
  const known = new Map<string, VmaId>();
  for (const { vmas } of first.seen) for (const { birth, id } of vmas) known.set(birth, id);
  return ({ id, birth }) => {
    const same = known.get(birth);
    return same === undefined ? `${vmaName(id)}′` : vmaName(same);
  };
}

const key = ({ vm_start, vm_end, perm, vm_flags, birth }: SeenVma): string =>
  `${vm_start} ${vm_end} ${perm} ${vm_flags} ${birth}`;

/** Where the reader should look: the first range that differs, else where the call worked. */
function focusOf(lists: readonly (readonly SeenVma[])[], addr: number | null): number | null {
  const [first = [], ...others] = lists;
  const keys = new Set(first.map(key));
  const other = others.flat().find((vma) => !keys.has(key(vma)));
  return other?.vm_start ?? addr;
}

function survivorNames(seen: Observation, births: ReadonlyMap<VmaId, string>, nameOf: NameOf): string[] {
  return [...new Set(seen.survivors)].map((id) => nameOf({ id, birth: births.get(id) ?? '' }));
}

/** Rows of the calls given, all kernels side by side; the first is what the others are compared with. */
export function compareRows(kernels: readonly Comparison[], indices: readonly number[]): CompareRow[] {
  const [first] = kernels;
  if (first === undefined) return [];
  const named = kernels.map((kernel) => {
    const births = new Map<VmaId, string>();
    for (const { vmas } of kernel.seen) for (const { id, birth } of vmas) births.set(id, birth);
    return { kernel, births, nameOf: namesOf(first, kernel) };
  });
  return indices.flatMap((index) => {
    const entry = first.timeline.entries[index];
    const seen = kernels.map((kernel) => kernel.seen[index]);
    if (entry === undefined || seen[0] === undefined) return [];
    const lists = seen.map((one) => one?.vmas ?? []);
    const { call } = entry;
    const addr = call !== null && 'addr' in call ? call.addr : null;
    const boxes = miniBars(lists, focusOf(lists, addr), MINI_WIDTH);
    const keys = new Set(lists[0]?.map(key));
    const cells = named.flatMap(({ kernel, births, nameOf }, column): CompareCell[] => {
      const one = seen[column];
      if (one === undefined) return [];
      return [
        {
          kernel: kernel.kernel,
          ret: one.ret,
          isError: one.ret !== null && isError(one.ret),
          cases: one.cases,
          survivors: survivorNames(one, births, nameOf),
          vmas: (boxes[column] ?? []).flatMap((box) => {
            const vma = one.vmas[box.index];
            return vma ? [{ name: nameOf(vma), vma, differs: !keys.has(key(vma)), box }] : [];
          }),
          count: one.vmas.length,
          difference: kernel.differences.get(index) ?? null,
          isFirst: kernel.first === index,
        },
      ];
    });
    return [{ index, source: entry.source, cells, differs: cells.some(({ difference }) => difference !== null) }];
  });
}

/** The first release that differs in much. */
const MAPLE: KernelName = '6.1';

/** The kernel that Compare puts beside this one unasked: the maple tree's first, or a neighbour of later ones. */
export function defaultOther(kernel: KernelName): KernelName {
  const { before, after } = neighbourKernels(kernel);
  const isVariant = after === null && before !== null;
  if (isVariant) return before;
  return PROFILES[kernel].structure === 'rb' ? MAPLE : (after ?? MAPLE);
}

/** Letters for the kernels that answer alike; tree and case numbers do not count, as not all kernels have them. */
export function groupsOf(kernels: readonly Comparison[]): ReadonlyMap<KernelName, string> {
  const letters = new Map<string, string>();
  const groups = new Map<KernelName, string>();
  const inOrder = [...kernels].sort((a, b) => KERNELS.indexOf(a.kernel) - KERNELS.indexOf(b.kernel));
  for (const { kernel, seen } of inOrder) {
    const text = seen.map(({ said, vmas }) => `${said}: ${vmas.map(key).join('; ')}`).join('\n');
    const letter = letters.get(text) ?? String.fromCharCode('a'.charCodeAt(0) + letters.size);
    letters.set(text, letter);
    groups.set(kernel, letter);
  }
  return groups;
}
