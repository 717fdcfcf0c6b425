/**
 * The smallest change that makes one of two neighbours: a search over the few calls that could take away what keeps them
 * apart, nearest first. Nothing is claimed that was not run: a change counts when the engine, given these calls, leaves
 * one VMA over both.
 */
import {
  type Call,
  has,
  isError,
  liveMm,
  MADV,
  MAP,
  type MergeCase,
  MREMAP,
  only,
  PROT,
  run,
  tableGet,
  toBytes,
  toPages,
  VM,
  VM_ACCESS,
  type Vma,
  type VmaId,
  vmasInOrder,
  type World,
} from '../engine';

export interface SmallestChange {
  /**
   * calls: these make one of them · anew: only if the higher one is mapped anew, and what is in it is lost ·
   * none: no call that was tried does
   */
  readonly kind: 'calls' | 'anew' | 'none';
  readonly calls: readonly Call[];
  readonly survivor: VmaId | null;
  /** Of the merge that made one of them; 0 where it has no case. */
  readonly mergeCase: MergeCase;
}

/** Three calls say something; longer recipes say nothing that a user would call the smallest change. */
const MOST_CALLS = 3;
/** A run on a large map takes about a millisecond. */
const MOST_RUNS = 240;

const NOTHING: SmallestChange = { kind: 'none', calls: [], survivor: null, mergeCase: 0 };

/** The two ranges: they stay, whatever becomes of the VMAs in them. */
interface Pair {
  readonly low: Vma;
  readonly high: Vma;
}

const bytesOf = (vma: Vma): { addr: number; len: number } => ({
  addr: vma.vm_start,
  len: vma.vm_end - vma.vm_start,
});
const protOf = (vma: Vma): number => only(vma.vm_flags, VM_ACCESS);

/** Flags that one advice sets and another one clears. */
const ADVICES: readonly (readonly [flag: number, set: number, clear: number])[] = [
  [VM.DONTCOPY, MADV.DONTFORK, MADV.DOFORK],
  [VM.DONTDUMP, MADV.DONTDUMP, MADV.DODUMP],
  [VM.WIPEONFORK, MADV.WIPEONFORK, MADV.KEEPONFORK],
  [VM.MERGEABLE, MADV.MERGEABLE, MADV.UNMERGEABLE],
  [VM.HUGEPAGE, MADV.HUGEPAGE, MADV.NOHUGEPAGE],
  [VM.NOHUGEPAGE, MADV.NOHUGEPAGE, MADV.HUGEPAGE],
  [VM.SEQ_READ, MADV.SEQUENTIAL, MADV.NORMAL],
  [VM.RAND_READ, MADV.RANDOM, MADV.NORMAL],
];

/** Calls that bring `vma` nearer to `to`: one for each thing in which they differ. */
function towards(vma: Vma, to: Vma): Call[] {
  const range = bytesOf(vma);
  const out: Call[] = [];
  if (protOf(vma) !== protOf(to)) out.push({ name: 'mprotect', ...range, prot: protOf(to) });
  // Memory becomes accounted when it is made writable, and stays so.
  const lacksAccount = has(to.vm_flags, VM.ACCOUNT) && !has(vma.vm_flags, VM.ACCOUNT);
  if (lacksAccount && !has(vma.vm_flags, VM.WRITE))
    out.push({ name: 'mprotect', ...range, prot: PROT.READ + PROT.WRITE });
  if (has(to.vm_flags, VM.LOCKED) !== has(vma.vm_flags, VM.LOCKED))
    out.push({ name: has(to.vm_flags, VM.LOCKED) ? 'mlock' : 'munlock', ...range });
  for (const [flag, set, clear] of ADVICES)
    if (has(vma.vm_flags, flag) !== has(to.vm_flags, flag))
      out.push({ name: 'madvise', ...range, advice: has(to.vm_flags, flag) ? set : clear });
  if (vma.vm_policy === null && to.vm_policy !== null) return out;
  if (vma.vm_userfaultfd_ctx !== null && to.vm_userfaultfd_ctx === null)
    out.push({ name: 'userfaultfd_unregister', ...range });
  if (vma.anon_name !== to.anon_name) out.push({ name: 'set_vma_anon_name', ...range, anon_name: to.anon_name });
  return out;
}

/** What fills the hole between them as a part of one of the two. */
function fillings({ low, high }: Pair): Call[] {
  const addr = low.vm_end;
  const len = high.vm_start - addr;
  return [low, high].flatMap((like): Call[] => {
    const isFile = like.vm_file !== null;
    const offset = isFile ? toBytes(like.vm_pgoff) + (addr - like.vm_start) : 0;
    if (offset < 0 || has(like.vm_flags, VM.GROWSDOWN)) return [];
    const type = has(like.vm_flags, VM.SHARED) ? MAP.SHARED : MAP.PRIVATE;
    const flags = type + MAP.FIXED + (isFile ? 0 : MAP.ANONYMOUS);
    return [{ name: 'mmap', addr, len, prot: protOf(like), flags, fd: like.vm_file ?? -1, offset }];
  });
}

/** Moves the higher one down to the lower one: for memory that was never written to its page offset moves along. */
function joinings({ low, high }: Pair): Call[] {
  const { addr, len } = bytesOf(high);
  if (addr - low.vm_end < len) return [];
  return [
    { name: 'mremap', addr, old_len: len, new_len: len, flags: MREMAP.MAYMOVE + MREMAP.FIXED, new_addr: low.vm_end },
  ];
}

/** There and back again: the kernel looks for neighbours only when a call changes something. */
function nudges(vma: Vma): Call[] {
  const range = bytesOf(vma);
  if (has(vma.vm_flags, VM.DONTCOPY)) return [];
  return [{ name: 'madvise', ...range, advice: MADV.DONTFORK }];
}

function movesOf(pair: Pair): Call[] {
  const { low, high } = pair;
  const own = [...towards(high, low), ...towards(low, high)];
  const gap = low.vm_end < high.vm_start ? [...fillings(pair), ...joinings(pair)] : [];
  const moves = [...own, ...gap];
  return moves.length > 0 ? moves : [...nudges(high), ...nudges(low)];
}

interface State {
  readonly world: World;
  readonly calls: readonly Call[];
  readonly mergeCase: MergeCase;
  readonly pair: Pair;
}

/** The VMAs over both ends now. */
function pairIn(world: World, from: number, end: number): Pair | null {
  const mm = liveMm(world);
  if (mm === null) return null;
  const vmas = vmasInOrder(world, mm.id);
  const low = vmas.find(({ vm_start, vm_end }) => vm_start <= from && from < vm_end);
  const high = vmas.find(({ vm_start, vm_end }) => vm_start < end && end <= vm_end);
  return low && high ? { low, high } : null;
}

const caseOf = (events: ReturnType<typeof run>['events']): MergeCase => {
  const merge = events.findLast((event) => event.kind === 'merge' && event.mergeCase > 0);
  return merge?.kind === 'merge' ? merge.mergeCase : 0;
};

/** One call further; null where it is refused or leads away. */
function step({ world, calls, pair }: State, call: Call): State | null {
  const { world: after, ret, events } = run(world, call);
  if (isError(ret) || after.vmas === world.vmas) return null;
  const { low, high } = pair;
  const moved = call.name === 'mremap' ? call.new_addr + call.new_len : high.vm_end;
  const then = pairIn(after, low.vm_start, moved);
  return then && { world: after, calls: [...calls, call], mergeCase: caseOf(events), pair: then };
}

function search(start: State): SmallestChange {
  let open: State[] = [start];
  let runs = 0;
  for (let length = 1; length <= MOST_CALLS; length++) {
    const next: State[] = [];
    for (const state of open) {
      for (const call of movesOf(state.pair)) {
        if (++runs > MOST_RUNS) return NOTHING;
        const then = step(state, call);
        if (then === null) continue;
        const { low, high } = then.pair;
        if (low.id === high.id)
          return { kind: 'calls', calls: then.calls, survivor: low.id, mergeCase: then.mergeCase };
        next.push(then);
      }
    }
    open = next;
  }
  return NOTHING;
}

/** The higher range mapped anew, as a part of the lower one, or the other way round. */
function anew(start: State): SmallestChange {
  const { low, high } = start.pair;
  const tries: Call[] = [];
  for (const [like, over] of [
    [low, high],
    [high, low],
  ] as const) {
    const isFile = like.vm_file !== null;
    const offset = isFile ? toBytes(like.vm_pgoff) + (over.vm_start - like.vm_start) : 0;
    if (offset < 0 || toPages(over.vm_end - over.vm_start) === 0) continue;
    const type = has(like.vm_flags, VM.SHARED) ? MAP.SHARED : MAP.PRIVATE;
    const flags = type + MAP.FIXED + (isFile ? 0 : MAP.ANONYMOUS);
    tries.push({ name: 'mmap', ...bytesOf(over), prot: protOf(like), flags, fd: like.vm_file ?? -1, offset });
  }
  for (const call of tries) {
    const then = step(start, call);
    if (then && then.pair.low.id === then.pair.high.id)
      return { kind: 'anew', calls: then.calls, survivor: then.pair.low.id, mergeCase: then.mergeCase };
  }
  return NOTHING;
}

/**
 * What the user could do so that a and b become one, in the world that a call made now would meet. null where one of
 * them is not there, or where they are no neighbours.
 */
export function smallestChange(world: World, a: VmaId, b: VmaId): SmallestChange | null {
  const one = tableGet(world.vmas, a);
  const other = tableGet(world.vmas, b);
  const mm = liveMm(world);
  if (!one || !other || one === other || one.vm_mm !== mm?.id || other.vm_mm !== mm.id) return null;
  const [low, high] = one.vm_start < other.vm_start ? [one, other] : [other, one];
  if (low.vm_next !== high.id) return null;
  const start: State = { world, calls: [], mergeCase: 0, pair: { low, high } };
  const found = search(start);
  return found.kind === 'none' ? anew(start) : found;
}
