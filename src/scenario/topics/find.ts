/** The row "find": the caches in front of find_vma, the descent, the predecessor, a range. */
import { anon, HERE, R, RWX, script } from './lines';
import type { TopicSpecs } from './type';

/** Seven VMAs, two pages apart; the middle one is the root. */
const row = [0, 4, 8, 12, 16, 20, 24].map((page, at) => `${'abcdefg'[at] ?? 'z'} = ${anon(`${HERE}+${page}p`, 2)}`);

export const FIND = {
  'find-vma': {
    kernel: '5.10',
    script: script(...row, 'find_vma(c)'),
    opensAt: 'find_vma.contains yes',
    reaches: ['find_vma.root', 'find_vma.candidate', 'find_vma.left', 'find_vma.update'],
  },
  'find-vma-hole': {
    kernel: '5.10',
    script: script(...row, 'find_vma(c+3p)'),
    opensAt: 'find_vma.done',
    reaches: ['find_vma.contains no'],
  },
  'mmap-cache-hit': {
    kernel: '2.6.32',
    script: script(...row, 'find_vma(c)', 'find_vma(c+1p)'),
    opensAt: 'find_vma.cached yes',
    reaches: ['find_vma.remember', 'find_vma.hit'],
    tab: 'structs',
  },
  'mmap-cache-miss': {
    kernel: '2.6.32',
    script: script(...row, 'find_vma(c)', 'find_vma(e)'),
    opensAt: 'find_vma.cached no',
    reaches: ['find_vma.remember'],
    tab: 'structs',
  },
  'vmacache-page-hit': {
    kernel: '4.4',
    script: script(...row, 'find_vma(c)', 'find_vma(d+1p)', 'find_vma(c)'),
    opensAt: 'find_vma.probe yes',
    reaches: ['find_vma.hit', 'find_vma.update'],
    tab: 'structs',
  },
  'vmacache-page-miss': {
    kernel: '4.4',
    script: script(...row, 'find_vma(c)', 'find_vma(d)', 'find_vma(c)'),
    opensAt: 'find_vma.probe no',
    reaches: ['find_vma.update'],
    tab: 'structs',
  },
  'vmacache-pmd-hit': {
    kernel: '5.10',
    script: script(...row, 'find_vma(c)', 'find_vma(c+1p)'),
    opensAt: 'find_vma.probe yes',
    reaches: ['find_vma.hit', 'find_vma.update'],
    tab: 'structs',
  },
  'vmacache-pmd-miss': {
    kernel: '5.10',
    script: script(...row, 'find_vma(c)', 'find_vma(d+1p)', 'find_vma(c)'),
    opensAt: 'find_vma.probe no',
    reaches: ['find_vma.update'],
    tab: 'structs',
  },
  'vmacache-stale': {
    kernel: '5.10',
    script: script(...row, 'find_vma(c)', 'munmap(e, 2p)', 'find_vma(c)'),
    opensAt: 'find_vma.flush',
    reaches: ['find_vma.stale yes', 'detach_vmas_to_be_unmapped.cache'],
    tab: 'structs',
  },
  'find-no-cache': {
    kernel: '6.1',
    script: script(...row, 'find_vma(c)'),
    opensAt: 'find_vma.done',
  },
  'find-vma-prev': {
    kernel: '5.10',
    script: script(...row, 'find_vma_prev(c)'),
    opensAt: 'find_vma_prev.prev',
    reaches: ['find_vma_prev.find', 'find_vma_prev.found yes'],
  },
  'find-vma-prev-last': {
    kernel: '5.10',
    script: script(...row, 'find_vma_prev(g+4p)'),
    opensAt: 'find_vma_prev.rightmost',
    reaches: ['find_vma_prev.found no'],
  },
  'find-vma-intersection': {
    kernel: '5.10',
    script: script(...row, 'find_vma_intersection(b+3p, c+1p)'),
    opensAt: 'find_vma_intersection.apart no',
    reaches: ['find_vma_intersection.find', 'find_vma_intersection.done'],
  },
  'find-vma-intersection-none': {
    kernel: '5.10',
    script: script(...row, 'find_vma_intersection(b+2p, c)'),
    opensAt: 'find_vma_intersection.apart yes',
  },
  'find-fixed': {
    kernel: '5.10',
    script: script(...row, anon('c+1p', 4, R), anon('c+1p', 1, RWX)),
    opensAt: 'munmap_vma_range.unmap',
    reaches: ['munmap_vma_range.overlap yes', 'find_vma_links.overlap yes'],
  },
} as const satisfies TopicSpecs;
