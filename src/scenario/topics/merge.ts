/** The row "the three vma_merge texts": cases, predicates, and what else gates a merge. */
import type { KernelName } from '../../engine';
import type { CaseId } from '../case-ids';
import { CASES } from '../cases';
import { anon, HERE, mapped, mprotect, R, RW, RWX, script, touch } from './lines';
import type { ScriptTopic, TopicSpecs } from './type';

/** The generations of the three texts. */
export const GENERATIONS = ['2.6.32', '4.4', '5.10'] as const satisfies readonly KernelName[];
export type CaseTopicId = `${CaseId}@${(typeof GENERATIONS)[number]}`;

type MergeListing = 'vma_merge' | 'vma_merge@44' | 'vma_merge@2632';
/** Each generation runs through its own. */
const LISTING: { readonly [K in (typeof GENERATIONS)[number]]: MergeListing } = {
  '2.6.32': 'vma_merge@2632',
  '4.4': 'vma_merge@44',
  '5.10': 'vma_merge',
};

const BRANCH = {
  case1: 'case16',
  case2: 'case257',
  case3: 'case38',
  case4: 'case4',
  case5: 'case257',
  case6: 'case16',
  case7: 'case257',
  case8: 'case38',
} as const satisfies { readonly [C in CaseId]: string };

/** The atlas on each generation; the last call merges. */
export const CASE_TOPICS: readonly (ScriptTopic & { readonly id: CaseTopicId; readonly caseId: CaseId })[] =
  GENERATIONS.flatMap((kernel) =>
    CASES.map(({ id, script: lines }) => ({
      id: `${id}@${kernel}` as const,
      caseId: id,
      kernel,
      script: lines,
      opensAt: `${LISTING[kernel]}.${BRANCH[id]}` as const,
      reaches: [`${LISTING[kernel]}.done`] as const,
    })),
  );

const a4 = `a = ${anon(HERE, 4)}`;

export const MERGE = {
  'can-merge-after': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4, R)}`, anon('a+4p', 2)),
    opensAt: 'vma_merge.prevFits no',
    reaches: ['vma_merge.prevEnds yes', 'vma_merge.none'],
  },
  'can-merge-before': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4, R)}`, anon('a-2p', 2)),
    opensAt: 'vma_merge.nextFitsAlone no',
    reaches: ['vma_merge.nextAlone yes', 'vma_merge.none'],
  },
  'mergeable-flags': {
    kernel: '5.10',
    script: script(a4, `b = ${anon('a+4p', 4, R)}`, mprotect('a', 4, R)),
    opensAt: 'vma_merge.nextFitsAlone no',
    reaches: ['mprotect_fixup.merged no'],
  },
  'mergeable-file': {
    kernel: '5.10',
    script: script(
      'f = open("libc.so.6", 64p)',
      'g = open("libc.so.6", 64p)',
      `a = ${mapped(HERE, 4, R, 'f', 0)}`,
      mapped('a+4p', 4, R, 'g', 4),
    ),
    opensAt: 'vma_merge.prevFits no',
  },
  'mergeable-offset': {
    kernel: '5.10',
    script: script(
      'f = open("libc.so.6", 64p)',
      `a = ${mapped(HERE, 4, R, 'f', 0)}`,
      mapped('a+4p', 4, R, 'f', 8),
      mapped('a+8p', 4, R, 'f', 12),
    ),
    opensAt: 'vma_merge.prevFits yes',
    reaches: ['vma_merge.prevFits no'],
  },
  'mergeable-anon-both': {
    kernel: '5.10',
    script: script(a4, `b = ${anon('a+6p', 4)}`, touch('a', 4), touch('b', 4), anon('a+4p', 2)),
    opensAt: 'vma_merge.anonBoth no',
    reaches: ['vma_merge.case257'],
    tab: 'rmap',
  },
  'anon-rule-two-arguments': {
    kernel: '2.6.32',
    script: script(a4, touch('a', 4), `b = ${anon('a+4p', 4, RWX)}`, mprotect('a', 4, RWX)),
    opensAt: 'vma_merge@2632.nextFitsAlone yes',
    tab: 'rmap',
  },
  'anon-rule-singular': {
    kernel: '5.10',
    script: script(a4, touch('a', 4), `b = ${anon('a+4p', 4, RWX)}`, mprotect('a', 4, RWX)),
    opensAt: 'vma_merge.nextFitsAlone no',
    tab: 'rmap',
  },
  'anon-rule-cloned': {
    kernel: '5.10',
    script: script(a4, touch('a', 4), 'child = fork()', 'switch(child)', anon('a+4p', 2)),
    opensAt: 'vma_merge.prevFits no',
    reaches: ['anon_vma_fork.clone', 'switch.to'],
    tab: 'rmap',
  },
  'vm-special': {
    kernel: '5.10',
    script: script('m = open("/dev/mem", 64p)', `a = ${mapped(HERE, 2, R, 'm', 0)}`, mapped('a+2p', 2, R, 'm', 2)),
    opensAt: 'vma_merge.special yes',
    reaches: ['mmap_region.flagsChanged yes', 'mmap_region.mergeAgain'],
    tab: 'structs',
  },
  'mempolicy-refuses': {
    kernel: '5.10',
    script: script(a4, 'mbind(a, 4p, MPOL_BIND, 1)', anon('a+4p', 2)),
    opensAt: 'vma_merge.prevFits no',
    reaches: ['mbind.range', 'mbind_range.set'],
    tab: 'structs',
  },
  'mempolicy-merges': {
    kernel: '5.10',
    script: script(a4, 'mbind(a, 2p, MPOL_BIND, 1)', 'mbind(a+2p, 2p, MPOL_BIND, 1)'),
    opensAt: 'mbind_range.merged yes',
    reaches: ['vma_merge.case257', 'mbind_range.splitTail'],
  },
  'userfaultfd-refuses': {
    kernel: '5.10',
    script: script(a4, 'userfaultfd_register(a, 4p, 1)', anon('a+4p', 2)),
    opensAt: 'vma_merge.prevFits no',
    reaches: ['userfaultfd_register.set'],
    tab: 'structs',
  },
  'userfaultfd-merges': {
    kernel: '5.10',
    script: script(a4, 'userfaultfd_register(a, 2p, 1)', 'userfaultfd_unregister(a, 2p)'),
    opensAt: 'userfaultfd_register.merged yes',
    reaches: ['vma_merge.nextFitsAlone yes'],
  },
  'anon-name-refuses': {
    kernel: '5.17',
    script: script(a4, 'set_vma_anon_name(a, 4p, "heap")', anon('a+4p', 2)),
    opensAt: 'vma_merge.prevFits no',
    reaches: ['set_vma_anon_name.range', 'set_anon_name.set'],
    tab: 'structs',
  },
  'anon-name-merges': {
    kernel: '5.17',
    script: script(a4, 'set_vma_anon_name(a, 2p, "heap")', 'set_vma_anon_name(a+2p, 2p, "heap")'),
    opensAt: 'set_anon_name.merged yes',
    reaches: ['set_anon_name.splitTail'],
  },
  'share-pool': {
    kernel: '5.10-openeuler',
    script: script(`a = ${anon(HERE, 4, RW, '|MAP_SHARE_POOL')}`, anon('a+4p', 4, RW, '|MAP_SHARE_POOL')),
    opensAt: 'vma_merge.sharePool yes',
    tab: 'structs',
  },
  khugepaged: {
    kernel: '5.10',
    script: script(a4, anon('a+4p', 4)),
    opensAt: 'vma_merge.khugepaged',
    reaches: ['vma_merge.done'],
  },
  'no-khugepaged': {
    kernel: '2.6.32',
    script: script(a4, anon('a+4p', 4)),
    opensAt: 'vma_merge@2632.done',
  },
} as const satisfies TopicSpecs;
