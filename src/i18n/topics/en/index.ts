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
    'maple-tree': 'No recording shows the shape of its nodes, so only the ordered list is drawn.',
  },
};
