/** The row "patch series": what the series of 2022 does on 5.17, and where it stops. */
import { SERIES_SCRIPTS } from '../series';
import { anon, HERE, script } from './lines';
import type { TopicSpecs } from './type';

export const SERIES = {
  'series-refactor': {
    kernel: '5.17-anon-merge',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+6p', 4)}`, anon('a+4p', 2)),
    opensAt: 'vma_merge@series.case16',
    reaches: ['vma_merge@series.nextFits yes', 'vma_merge@series.khugepaged'],
    tab: 'compare',
    beside: '5.17',
  },
  'series-page-offset': {
    kernel: '5.17-anon-merge',
    script: SERIES_SCRIPTS.offset,
    opensAt: 'copy_vma.updates yes',
    reaches: ['copy_vma.pgoff', 'move_vma.pages'],
    tab: 'pages',
  },
  'series-anon-vmas': {
    kernel: '5.17-anon-merge',
    script: SERIES_SCRIPTS.hole,
    opensAt: '__vma_adjust.handOver',
    reaches: ['vma_merge@series.both yes'],
    tab: 'pages',
  },
  'series-tracing': {
    kernel: '5.17-anon-merge',
    script: SERIES_SCRIPTS.move,
    opensAt: 'vma_merge@series.done',
    reaches: ['copy_vma.merged yes'],
    tab: 'trace',
  },
  'series-fork': {
    kernel: '5.17-anon-merge',
    script: SERIES_SCRIPTS.fork,
    opensAt: 'vma_merge@series.both no',
    reaches: ['anon_vma_fork.clone'],
    tab: 'rmap',
  },
  'series-exit': {
    kernel: '5.17-anon-merge',
    script: SERIES_SCRIPTS.exit,
    opensAt: 'vma_merge@series.both yes',
    reaches: ['exit.lastUser yes'],
    tab: 'rmap',
  },
  'series-statistics': {
    kernel: '5.17-anon-merge',
    script: script(
      SERIES_SCRIPTS.hole.trimEnd(),
      'child = fork()',
      anon('a+10p', 2),
      `c = ${anon('a+14p', 2)}`,
      anon('a+12p', 2),
    ),
    opensAt: 'vma_merge@series.done',
    tab: 'trace',
  },
} as const satisfies TopicSpecs;
