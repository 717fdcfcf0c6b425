/** Moving the boundaries of a VMA, and of what that swallows, pushes or inserts. */
import { ANON_MERGE, call, critical, effect, type Listing, only, plain, settled, test } from './types';

const next = plain(0, 'next ← the VMA after vma');
const decide = test(0, 'is there a next, and nothing to insert?');
const swallow = test(1, 'does the new end reach the end of next?');
const expands = {
  swap: test(2, 'is next the one to expand (case 8)?'),
  swapped: plain(3, 'vma and next change roles: the old vma goes'),
} as const;
const moves = {
  push: test(1, 'otherwise: does the new end lie inside next?'),
  pushes: plain(2, 'adjust_next > 0: the start of next moves up'),
  give: test(1, 'otherwise: does vma get shorter?'),
  gives: plain(2, 'adjust_next < 0: the start of next moves down'),
} as const;
const bounds = critical(0, 'write vm_start, vm_end and vm_pgoff of vma');
const nextBounds = critical(0, 'adjust_next: move vm_start and vm_pgoff of next');
const outFile = critical(1, 'i_mmap: insert in; vma, and next if moved, out');
const leaves = {
  anon: test(0, 'is there an anon_vma?'),
  outAnon: critical(1, 'vma, and next if moved, out of its interval tree'),
} as const;
const inFile = critical(0, 'back into i_mmap');
const removes = test(0, 'does next go?');
const unlinkFile = critical(1, 'take it out of the i_mmap of its file');
const inserts = test(0, 'otherwise: is there a VMA to insert?');
const inAnon = critical(0, 'back into the interval tree of the anon_vma');
const free = critical(0, 'next goes: leave its anon_vmas, map_count − 1, free it');
const again = test(0, 'has one more to go (case 6)?');
const second = plain(1, 'it is next now; end ← its end; again');
const validate = plain(0, 'validate_mm, when debugging: does all agree again?');
const done = settled(0, 'done');

/** List and red-black tree with gaps. */
const linked = {
  unlink: call(1, '__vma_unlink(next)'),
  unlinkFile,
  inserts,
  insert: call(1, '__insert_vm_struct(insert)'),
  startMoved: test(0, 'otherwise: has vm_start moved?'),
  startGap: call(1, 'vma_gap_update(vma)'),
  endMoved: test(0, 'and has vm_end moved?'),
  isLast: test(1, 'is vma the last one?'),
  highest: critical(2, 'highest_vm_end ← vm_end'),
  nextGap: call(1, 'otherwise, if next stayed: vma_gap_update(next)'),
  inAnon,
  free,
  again,
  second,
  follower: test(0, 'otherwise: is there a next whose hole is to be seen to?'),
  followerGap: call(1, 'vma_gap_update(next)'),
} as const;

export const vmaAdjust = {
  fn: '__vma_adjust',
  source: 'mm/mmap.c: __vma_adjust, Linux 5.10',
  lines: {
    next,
    decide,
    swallow,
    ...expands,
    remove: plain(2, 'otherwise next goes; if end is beyond it, one more'),
    ...moves,
    import: test(1, 'does the one that grows need the anon_vma?'),
    clone: effect(2, 'take it over, with its whole chain'),
    handOver: only(ANON_MERGE, effect(0, 'pages that change hands get the anon_vma of their VMA')),
    file: test(0, 'again: does vma map a file?'),
    outFile,
    ...leaves,
    bounds,
    nextBounds,
    inFile,
    removes,
    ...linked,
    lastEnd: plain(0, 'otherwise highest_vm_end is right already'),
    validate,
    done,
  },
} as const satisfies Listing;

/** Without expand: whoever is called keeps its place, and the second round imports again. */
export const vmaAdjust44 = {
  fn: 'vma_adjust',
  form: '44',
  source: 'mm/mmap.c: vma_adjust, Linux 4.4',
  lines: {
    next,
    decide,
    swallow,
    remove: plain(2, 'next goes; if end is beyond it, one more'),
    ...moves,
    import: test(1, 'again: does the one that grows need the anon_vma?'),
    clone: effect(2, 'take it over, with its whole chain'),
    file: test(0, 'does vma map a file?'),
    outFile,
    ...leaves,
    bounds,
    nextBounds,
    inFile,
    removes,
    ...linked,
    lastEnd: plain(0, 'otherwise highest_vm_end ← end'),
    validate,
    done,
  },
} as const satisfies Listing;

/** The maple tree holds ranges: there is no list to mend, no node to hang or erase, no gap to work out. */
export const vmaAdjust61 = {
  fn: '__vma_adjust',
  form: '61',
  source: 'mm/mmap.c: __vma_adjust, Linux 6.1',
  lines: {
    next,
    decide,
    swallow,
    ...expands,
    remove: plain(2, 'otherwise next goes; if end is beyond it, one more'),
    ...moves,
    import: test(1, 'does the one that grows need the anon_vma?'),
    clone: effect(2, 'take it over, with its whole chain'),
    file: test(0, 'again: does vma map a file?'),
    outFile,
    ...leaves,
    bounds: critical(0, 'write vm_start, vm_end, vm_pgoff of vma; store its range'),
    nextBounds,
    inFile,
    removes,
    unlink: critical(1, 'the maple tree has vma where next was'),
    unlinkFile,
    inserts,
    insert: critical(1, 'store insert in the maple tree, map_count + 1'),
    inAnon,
    free,
    again,
    second,
    validate,
    done,
  },
} as const satisfies Listing;
