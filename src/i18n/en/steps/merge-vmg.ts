import { adjust } from './adjust';
import { merge } from './merge';
import { retold } from './retold';
import type { Steps } from './type';

export const mergeVmg = {
  ...retold(merge, 'vma_merge', 'vma_merge_new_range'),
  ...retold(merge, 'vma_merge', 'vma_merge_existing_range'),
  'vma_merge_new_range.left': {
    yes: '{prev} ends at {addr} and every rule holds, so it can take the range.',
    no: 'prev ({prev}) cannot take the range: it does not end at {addr}, or a rule is broken (see Why).',
  },
  'vma_merge_new_range.right': {
    yes: '{next} starts at {end} and every rule holds, so it can take the range.',
    no: 'next ({next}) cannot take the range: it does not start at {end}, or a rule is broken (see Why).',
  },
  'vma_merge_new_range.leftOnly': {
    yes: '{prev} can take the range: only it grows.',
    no: 'prev ({prev}) cannot take the range.',
  },
  'vma_merge_new_range.rightOnly': {
    yes: '{next} can take the range.',
    no: 'next ({next}) cannot take the range either.',
  },
  'vma_merge_new_range.both': {
    yes: 'Both fit. {prev} has anon_vma {anon_vma}, {next} has {other_anon_vma}: one VMA can stand for all.',
    no: 'Not both: one of them does not fit, or their anon_vmas ({anon_vma}, {other_anon_vma}) cannot be one.',
  },
  'vma_merge_existing_range.left': {
    yes: '{prev} ends at {addr} and every rule holds, so it can take the range.',
    no: 'prev ({prev}) cannot take the range: it does not end at {addr}, or a rule is broken (see Why).',
  },
  'vma_merge_existing_range.right': {
    yes: '{next} starts at {end} and every rule holds, so it can take the range.',
    no: 'next ({next}) cannot take the range: it does not start at {end}, or a rule is broken (see Why).',
  },
  'vma_merge_existing_range.leftOnly': {
    yes: '{prev} can take the range: only it grows.',
    no: 'prev ({prev}) cannot take the range.',
  },
  'vma_merge_existing_range.rightOnly': {
    yes: '{next} can take the range.',
    no: 'next ({next}) cannot take the range either.',
  },
  'vma_merge_existing_range.both': {
    yes: 'Both fit. {prev} has anon_vma {anon_vma}, {next} has {other_anon_vma}: one VMA can stand for all.',
    no: 'Not both: one of them does not fit, or their anon_vmas ({anon_vma}, {other_anon_vma}) cannot be one.',
  },
  'vma_merge_new_range.heap': {
    yes: '{prev} ends at {addr} and every rule holds, so the heap can go on there. What lies above is not asked.',
    no: 'prev ({prev}) cannot take the range: it does not end at {addr}, or a rule is broken (see Why). What lies above is not asked.',
  },
  'vma_merge_new_range.around': 'The range fills a hole: below it is {prev}, above it {next}.',
  'vma_merge_new_range.case1': 'Case {mergeCase}: the target is {prev}, up to {vm_end}. {next} will be freed.',
  'vma_merge_new_range.case2': 'Case {mergeCase}: the target is {prev}, up to {vm_end}.',
  'vma_merge_new_range.case3': 'Case {mergeCase}: the target is {next}, from {vm_start} on.',
  'vma_merge_new_range.expand': 'vma_expand makes [{start}, {end}) of {vma}.',
  'vma_merge_existing_range.around':
    'The range lies inside a VMA. prev is {prev}, next is {next}; what follows prev is {area}.',
  'vma_merge_existing_range.case6':
    'Case {mergeCase}: the target is {prev}, up to {vm_end}. {area} and {next} will be freed.',
  'vma_merge_existing_range.case7':
    'Case {mergeCase}: the target is {prev}, up to {vm_end}. {area} is covered as a whole and will be freed.',
  'vma_merge_existing_range.case5':
    'Case {mergeCase}: the target is {prev}, up to {vm_end}. {area} keeps what is above.',
  'vma_merge_existing_range.case8':
    'Case {mergeCase}: the target is {next}, from {vm_start} on. {area} is covered as a whole and will be freed.',
  'vma_merge_existing_range.case4':
    'Case {mergeCase}: the target is {next}, from {vm_start} on. {area} keeps what is below.',
  'vma_merge_existing_range.dup': '{survivor} will have pages that may hang on an anon_vma.',
  'vma_merge_existing_range.commit': 'The bounds are moved; {survivor} holds the range then.',
  'vma_expand@612.swallow': {
    yes: 'To cover [{start}, {end}), {vma} goes over {next}, which will be freed.',
    no: '{vma} grows to [{start}, {end}) over a hole only; next is {next}.',
  },
  'vma_expand@612.dup': '{vma} gets the pages of {next} with the VMA.',
  'vma_expand@612.commit': '{vma} is to cover [{start}, {end}).',
  'dup_anon_vma.import': {
    yes: '{importer} has no anon_vma, {exporter} has one: it must be taken over, or its pages would not be found.',
    no: 'No anon_vma has to be taken over from {exporter} for {importer}.',
  },
  'dup_anon_vma.clone':
    '{importer} has {anon_vma} now and joins every anon_vma in the chain of {exporter}, so that the pages are still found.',
  'vma_expand.out':
    '{vma}, and next if it moves ({next}), leave i_mmap and the interval trees until the bounds are right.',
  'vma_expand.bounds':
    '{vma} covers [{start}, {end}) now, with page offset {pgoff}; a neighbour that gives or gets pages ({next}) has moved too.',
  'vma_expand.back': '{vma}, and next if it moved ({next}), are back in i_mmap and the interval trees.',
  'vma_expand.removes': {
    yes: '{next} is covered now and has to go.',
    no: 'No VMA has to go from beside {vma}.',
  },
  'vma_expand.free':
    '{removed} leaves its file and its anon_vmas and is freed; map_count is {count} now. {vma} survives.',
  'vma_expand.done': '{vma} has its new bounds; maple tree and counters agree again.',
  'commit_merge.out':
    '{vma}, and next if it moves ({next}), leave i_mmap and the interval trees until the bounds are right.',
  'commit_merge.bounds':
    '{vma} covers [{start}, {end}) now, with page offset {pgoff}; a neighbour that gives or gets pages ({next}) has moved too.',
  'commit_merge.back': '{vma}, and next if it moved ({next}), are back in i_mmap and the interval trees.',
  'commit_merge.removes': {
    yes: '{next} is covered now and has to go.',
    no: 'No VMA has to go from beside {vma}.',
  },
  'commit_merge.free':
    '{removed} leaves its file and its anon_vmas and is freed; map_count is {count} now. {vma} survives.',
  'commit_merge.done': '{vma} has its new bounds; maple tree and counters agree again.',
  ...retold(adjust, '__split_vma', '__split_vma@612'),
  '__split_vma@612.out':
    '{vma} leaves i_mmap and the interval trees until its bounds are right; {insert} enters i_mmap.',
  '__split_vma@612.bounds': '{vma} covers [{start}, {end}) now, with page offset {pgoff}.',
  '__split_vma@612.back': '{vma} is back in i_mmap and the interval trees, beside {insert}.',
  '__split_vma@612.insert': '{insert} comes in beside {vma}: map_count is {count} now.',
} as const satisfies Partial<Steps>;
