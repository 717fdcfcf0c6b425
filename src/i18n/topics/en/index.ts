/** The page of mechanisms, in English. */
import type { TopicWords } from '../type';
import { adjustEn } from './adjust';
import { beyondEn, callsEn } from './calls';
import { findEn, insertEn } from './insert';
import { casesEn, mergeEn } from './merge';
import { seriesEn, structuresEn } from './structures';

export const topicsEn: TopicWords = {
  page: {
    title: 'Mechanisms',
    text: 'Each mechanism of the subject with a short script that reaches it. Its name opens it at its line.',
    count: '{covered} of {all} are covered.',
    search: 'Search: function, word, kernel',
    mechanism: 'Mechanism',
    kernel: 'Kernel',
    listing: 'Listing',
    state: 'State',
    covered: 'covered',
    notYet: 'not yet',
    nothing: 'No mechanism has these words.',
    close: 'Close',
  },
  groups: {
    merge: 'vma_merge: cases and rules',
    adjust: 'vma_adjust and splitting',
    insert: 'Inserting and linking',
    find: 'Finding',
    structures: 'Structures, free space, brk, populate, mmap',
    series: 'The anon_vma series of 2022',
    calls: 'Beyond: system calls',
    beyond: 'Beyond: stacks, fork, faults, limits, kernels, tools',
  },
  cases: casesEn,
  topics: {
    ...mergeEn,
    ...adjustEn,
    ...insertEn,
    ...findEn,
    ...structuresEn,
    ...seriesEn,
    ...callsEn,
    ...beyondEn,
  },
  pending: {
    'adjust-2.6': 'The listing shows the function as 5.10 has it; results and objects are those of 2.6.32.',
    'prio-tree': 'The lines speak of i_mmap in general; the tree of 2.6 has no listing of its own.',
    'truncate-count': 'The counter is not modelled: no truncation is.',
    'find-vma-prepare': 'On 2.6.32 the listing is that of find_vma_links; the place found is the same.',
    'later-functions': 'These kernels run with the lines of 5.10 where their results are the same.',
    'maple-tree': 'No recording shows the shape of its nodes, so only the ordered list is drawn.',
    predict: 'Step by step with the Why panel shows the answers; nobody asks you first.',
    'c-export': 'The script itself can be copied; it is no C program.',
  },
};
