/**
 * No kernel is told in words of another: what the steps of a corpus say on each kernel, in both languages, and the lines
 * and locals that stand beside them, name nothing that this kernel does not have yet, or has no more.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Call,
  createWorld,
  KERNELS,
  type KernelName,
  PROFILES,
  type Profile,
  record,
  type World,
} from '../engine';
import { type Anchor, type FunctionName, functionOf, LISTINGS, type Line, lineOf } from '../listing';
import { CORPUS } from '../testing/corpus';
import { callIn, randomCall } from '../testing/random-calls';
import { stepsEn } from './en/steps';
import { linesZh } from './zh-cn/lines';
import { stepsZh } from './zh-cn/steps';

/** Words, and the kernels that may use them. */
interface Term {
  readonly words: RegExp;
  readonly has: (profile: Profile, kernel: KernelName) => boolean;
}
const from = (first: KernelName) => (_: Profile, kernel: KernelName) =>
  KERNELS.indexOf(kernel) >= KERNELS.indexOf(first);

const TERMS: { readonly [name: string]: Term } = {
  'subtree gaps (3.8 to 6.0)': {
    words: /rb_subtree_gap|vma_gap_update|subtree gap|子树最大空洞/i,
    has: ({ gapSearch, structure }) => gapSearch === 'tree' && structure === 'rb',
  },
  'a list with vm_prev (2.6.36 to 6.0)': {
    words: /vm_prev/,
    has: ({ listLinks, structure }) => listLinks === 'double' && structure === 'rb',
  },
  'vm_next (to 6.0)': { words: /vm_next/, has: ({ structure }) => structure === 'rb' },
  'a red-black tree (to 6.0)': {
    words: /red.?black|\bmm_rb\b|\brb_|红黑树/i,
    has: ({ structure }) => structure === 'rb',
  },
  'a linked list (to 6.0)': {
    words: /\blist: |linked list|mm->mmap\b|\b(the|no) list\b|\blist and tree\b|链表/i,
    has: ({ structure }) => structure === 'rb',
  },
  'a maple tree (6.1)': { words: /maple|\bmt_|\bmas_|枫树/i, has: ({ structure }) => structure === 'maple' },
  'vmacache (3.15 to 6.0)': {
    words: /vmacache|four slots|\bslots?\b|四个槽|槽位/i,
    has: ({ vmacache }) => vmacache === 'page' || vmacache === 'pmd',
  },
  'mmap_cache (to 3.14)': { words: /mmap_cache/, has: ({ vmacache }) => vmacache === 'mmap_cache' },
  'free_area_cache (to 3.7)': {
    words: /free_area_cache|cached_hole_size/,
    has: ({ gapSearch }) => gapSearch === 'linear',
  },
  'highest_vm_end (3.8 to 6.0)': {
    words: /highest_vm_end/,
    has: ({ gapSearch, structure }) => gapSearch === 'tree' && structure === 'rb',
  },
  'userfaultfd (4.3)': { words: /userfaultfd/i, has: ({ userfaultfd }) => userfaultfd },
  'names of anonymous memory (5.17)': { words: /anon_name/, has: ({ anonNames }) => anonNames },
  'the argument expand (4.9 to 6.2)': {
    words: /\bexpand\b(?!_)/,
    has: ({ adjustForm }) => adjustForm === 'expand' || adjustForm === 'maple',
  },
  '__vma_adjust (4.9 to 6.2)': {
    words: /__vma_adjust/,
    has: ({ adjustForm }) => adjustForm === 'expand' || adjustForm === 'maple',
  },
  'interval trees (3.7)': { words: /interval tree|区间树/i, has: from('4.4') },
  'prio trees (to 3.6)': { words: /prio tree|优先树/i, has: (_, kernel) => kernel === '2.6.32' },
  'chains of anon_vmas (2.6.34)': {
    words: /\bavcs?\b|\bchain\b|anon_vma_chain|链(?![表接])/,
    has: ({ anonVmaChains }) => anonVmaChains,
  },
  'vm_truncate_count (to 2.6.39)': { words: /truncate_count/, has: (_, kernel) => kernel === '2.6.32' },
  'find_vma_links (3.7 to 6.0)': {
    words: /find_vma_links/,
    has: ({ placeSearch, structure }) => placeSearch === 'find_vma_links' && structure === 'rb',
  },
  'find_vma_prepare (to 3.6)': {
    words: /find_vma_prepare/,
    has: ({ placeSearch }) => placeSearch === 'find_vma_prepare',
  },
  'munmap_vma_range (5.10)': { words: /munmap_vma_range/, has: from('5.10') },
  '__do_munmap (4.20)': { words: /__do_munmap/, has: from('5.10') },
  'do_brk (to 4.10)': { words: /\bdo_brk\b/, has: (_, kernel) => kernel === '2.6.32' || kernel === '4.4' },
  'do_brk_flags (4.11)': { words: /do_brk_flags/, has: from('5.10') },
  'the guard gap (4.12)': { words: /stack_guard_gap|guard gap|保护间隙/i, has: ({ guardGap }) => guardGap },
  'the guard page of a stack (2.6.36 to 4.11)': {
    words: /guard_page|guard page|保护页/i,
    has: ({ stackGuardPage }) => stackGuardPage,
  },
  'khugepaged (2.6.38)': { words: /khugepaged/, has: ({ khugepaged }) => khugepaged },
  'mlock2 (4.4)': { words: /mlock2/, has: ({ mlock2 }) => mlock2 },
  'seals (6.10)': { words: /seal|密封/i, has: ({ mseal }) => mseal },
  'share pool (openEuler)': { words: /share.?pool|共享池/i, has: ({ sharePool }) => sharePool },
  'the lock of the mm, which no listing names': { words: /mmap_sem|mmap_lock/, has: () => false },
  'MREMAP_DONTUNMAP (5.7)': { words: /DONTUNMAP/, has: ({ mremap }) => mremap.dontUnmap },
  'MAP_FIXED_NOREPLACE (4.17)': { words: /NOREPLACE/, has: ({ noReplace }) => noReplace },
};

/** Lines that tell what a kernel lacks, so by its name. */
const TELLS_WHAT_IS_MISSING: ReadonlySet<Anchor> = new Set([
  'mseal.unknown',
  'mlock.missing',
  'userfaultfd_register.bad',
  'set_vma_anon_name.bad',
  'merge_lab.unknown',
]);

/** Everything that a step shows: its line, its sentences, the names of its locals. */
class Told {
  readonly texts = new Map<string, Anchor>();

  play(world: World, call: Call): World {
    const { steps, world: after } = record(world, call);
    for (const { anchor, outcome, locals } of steps) {
      if (TELLS_WHAT_IS_MISSING.has(anchor) && outcome) continue;
      this.line(lineOf(anchor), anchor);
      this.texts.set(LISTINGS[functionOf(anchor)].fn, anchor);
      for (const steps of [stepsEn, stepsZh]) {
        const said = steps[anchor];
        this.texts.set(typeof said === 'string' ? said : outcome ? said.yes : said.no, anchor);
      }
      for (const name of Object.keys(locals)) this.texts.set(name, anchor);
    }
    for (const fn of new Set(steps.map(({ anchor }) => functionOf(anchor)))) this.list(fn, world.kernel);
    return after;
  }

  private line({ text }: Line, anchor: Anchor): void {
    const chinese: { readonly [text: string]: string | null } = linesZh;
    for (const said of [text, chinese[text]]) if (typeof said === 'string') this.texts.set(said, anchor);
  }

  /** What the page lists of a function on this kernel, also where no call comes by. */
  private list(fn: FunctionName, kernel: KernelName): void {
    for (const [key, line] of Object.entries<Line>(LISTINGS[fn].lines)) {
      const anchor = `${fn}.${key}` as Anchor;
      const isThere = line.kernels === undefined || line.kernels.includes(kernel);
      if (isThere && !TELLS_WHAT_IS_MISSING.has(anchor)) this.line(line, anchor);
    }
  }
}

const FILES: readonly Call[] = ['A', 'B'].map((path) => ({ name: 'open', path, pages: 20, mode: 'rw' }));

const known = new Map<KernelName, Told>();

function toldOn(kernel: KernelName): Told {
  const before = known.get(kernel);
  if (before !== undefined) return before;
  const told = new Told();
  for (const { calls } of CORPUS) {
    let world = createWorld({ kernel });
    for (const call of calls) world = told.play(world, call);
  }
  for (const calls of fc.sample(fc.array(randomCall, { minLength: 30, maxLength: 60 }), { seed: 3, numRuns: 25 })) {
    let world = createWorld({ kernel });
    for (const open of FILES) world = told.play(world, open);
    for (const random of calls) world = told.play(world, callIn(world, random, [2, 4]));
  }
  known.set(kernel, told);
  return told;
}

test.each(KERNELS)('%s speaks of nothing that it does not have', (kernel) => {
  const { texts } = toldOn(kernel);
  const strange = Object.entries(TERMS)
    .filter(([, { has }]) => !has(PROFILES[kernel], kernel))
    .flatMap(([name, { words }]) =>
      [...texts].filter(([text]) => words.test(text)).map(([text, anchor]) => `${name}: ${anchor} «${text}»`),
    );
  expect(strange.sort()).toEqual([]);
});

test('each of these words is used on some kernel, so that looking for it means something', () => {
  const all = KERNELS.flatMap((kernel) => [...toldOn(kernel).texts.keys()]);
  const looked = Object.entries(TERMS).filter(([, { has }]) => KERNELS.some((kernel) => has(PROFILES[kernel], kernel)));
  const unused = looked.filter(([, { words }]) => !all.some((text) => words.test(text)));
  expect(unused.map(([name]) => name)).toEqual([]);
});
