import { merge } from './merge';
import { retold } from './retold';
import type { Steps } from './type';

export const mergeBothFirst = {
  ...retold(merge, 'vma_merge', 'vma_merge@61'),
  ...retold(merge, 'vma_merge', 'vma_merge@series'),
  'vma_merge@61.nextStarts': {
    yes: '{next} starts at {end}, just where the range stops.',
    no: 'next ({next}) does not start at {end}: it cannot take the range.',
  },
  'vma_merge@61.nextFits': {
    yes: '{next} starts at {end} and every rule holds, so the range can join it.',
    no: '{next} starts at {end}, but a rule is broken (see Why): the range cannot join it.',
  },
  'vma_merge@61.both': {
    yes: 'Both fit. {prev} has anon_vma {anon_vma}, {next} has {other_anon_vma}: one VMA can stand for all.',
    no: 'Not both: one of them does not fit, or their anon_vmas ({anon_vma}, {other_anon_vma}) cannot be one.',
  },
  'vma_merge@61.prevOnly': {
    yes: '{prev} can take the range: only it grows.',
    no: 'prev ({prev}) cannot take the range.',
  },
  'vma_merge@61.nextOnly': {
    yes: '{next} can take the range.',
    no: 'next ({next}) cannot take the range either.',
  },
  'vma_merge@series.nextStarts': {
    yes: '{next} starts at {end}, just where the range stops.',
    no: 'next ({next}) does not start at {end}: it cannot take the range.',
  },
  'vma_merge@series.nextFits': {
    yes: '{next} starts at {end} and every rule holds, so the range can join it.',
    no: '{next} starts at {end}, but a rule is broken (see Why): the range cannot join it.',
  },
  'vma_merge@series.both': {
    yes: 'Both fit. {prev} has anon_vma {anon_vma}, {next} has {other_anon_vma}: one VMA can stand for all.',
    no: 'Not both: one of them does not fit, or their anon_vmas ({anon_vma}, {other_anon_vma}) cannot be one.',
  },
  'vma_merge@series.prevOnly': {
    yes: '{prev} can take the range: only it grows.',
    no: 'prev ({prev}) cannot take the range.',
  },
  'vma_merge@series.nextOnly': {
    yes: '{next} can take the range.',
    no: 'next ({next}) cannot take the range either.',
  },
} as const satisfies Partial<Steps>;
