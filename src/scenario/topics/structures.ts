/** The row "structures": the two structures field by field, where free space is found, brk, populate, mmap. */
import { anon, anywhere, HERE, mapped, R, RW, RWX, script, touch } from './lines';
import type { TopicSpecs } from './type';

/** Five mappings from mmap_base downwards, each unlike the one above it; then two holes, of 2 and 4 pages. */
const holes = [
  `a = ${anywhere(2)}`,
  `b = ${anywhere(2, R)}`,
  `c = ${anywhere(2)}`,
  `d = ${anywhere(4, R)}`,
  `e = ${anywhere(2)}`,
  'munmap(b, 2p)',
  'munmap(d, 4p)',
];
const LEGACY = `execve("program", "00400000-00402000 r-xp 00000000 08:01 1 /bin/program", layout=legacy)`;

export const STRUCTURES = {
  'vm-area-struct': {
    kernel: '5.10',
    script: script('f = open("libc.so.6", 64p)', `a = ${mapped(HERE, 4, RW, 'f', 2)}`, touch('a', 2)),
    opensAt: 'anon_vma_prepare.attach',
    reaches: ['vma_link.count'],
    tab: 'structs',
  },
  'vm-area-struct-2.6.32': {
    kernel: '2.6.32',
    script: script('f = open("libc.so.6", 64p)', `a = ${mapped(HERE, 4, RW, 'f', 2)}`, touch('a', 2)),
    opensAt: 'anon_vma_prepare.enlist',
    tab: 'structs',
  },
  'vm-area-struct-6.1': {
    kernel: '6.1',
    script: script('f = open("libc.so.6", 64p)', `a = ${mapped(HERE, 4, RW, 'f', 2)}`, touch('a', 2)),
    opensAt: 'anon_vma_prepare.attach',
    tab: 'structs',
  },
  'mm-struct': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+8p', 4, R)}`, anon('a+4p', 4)),
    opensAt: 'mmap_region.account',
    reaches: ['mmap_region.done'],
    tab: 'structs',
  },
  'mm-struct-2.6.32': {
    kernel: '2.6.32',
    script: script(`a = ${anywhere(4)}`, `b = ${anywhere(4, R)}`, 'find_vma(a)', anywhere(2, RWX)),
    opensAt: 'linear_area_topdown.take',
    tab: 'structs',
  },
  'area-top': {
    kernel: '5.10',
    script: script(anywhere(4)),
    opensAt: 'unmapped_area_topdown.above yes',
    reaches: ['get_unmapped_area.topDown'],
  },
  'area-gaps': {
    kernel: '5.10',
    script: script(...holes, 'get_unmapped_area(NULL, 4p)'),
    opensAt: 'unmapped_area_topdown.take',
    reaches: [
      'unmapped_area_topdown.rootHolds yes',
      'unmapped_area_topdown.right no',
      'unmapped_area_topdown.own yes',
      'unmapped_area_topdown.left yes',
    ],
  },
  'area-hint': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, 'get_unmapped_area(a+8p, 4p)'),
    opensAt: 'get_unmapped_area.hintFits yes',
    reaches: ['get_unmapped_area.findHint'],
  },
  'area-bottom-up': {
    kernel: '5.10',
    script: script(LEGACY, `a = ${anywhere(2)}`, `b = ${anywhere(2, R)}`, anywhere(2)),
    opensAt: 'unmapped_area.rootHolds yes',
    reaches: ['execve.image', 'get_unmapped_area.legacy yes', 'unmapped_area.highest yes'],
  },
  'area-linear': {
    kernel: '2.6.32',
    script: script(...holes, 'get_unmapped_area(NULL, 4p)'),
    opensAt: 'linear_area_topdown.take',
    reaches: ['linear_area_topdown.from', 'linear_area_topdown.cachedFits yes', 'linear_area_topdown.fits no'],
    tab: 'structs',
  },
  'area-linear-walk': {
    kernel: '2.6.32',
    script: script(
      `a = ${anywhere(2)}`,
      `b = ${anywhere(2, R)}`,
      `c = ${anywhere(4)}`,
      `d = ${anywhere(2, R)}`,
      'munmap(a, 2p)',
      anywhere(4, RWX),
    ),
    opensAt: 'linear_area_topdown.low no',
    reaches: ['linear_area_topdown.find', 'linear_area_topdown.fits yes'],
  },
  'area-linear-up': {
    kernel: '2.6.32',
    script: script(
      LEGACY,
      `a = ${anywhere(2)}`,
      `b = ${anywhere(2, R)}`,
      `c = ${anywhere(2)}`,
      'munmap(b, 2p)',
      anywhere(4),
    ),
    opensAt: 'linear_area.next',
    reaches: ['linear_area.goesOn yes', 'linear_area.goesOn no', 'linear_area.take'],
  },
  'area-history': {
    kernel: '2.6.32',
    script: script(LEGACY, `a = ${anywhere(2)}`, `b = ${anywhere(2, R)}`, 'munmap(a, 2p)', anywhere(2)),
    opensAt: 'linear_area.take',
    reaches: ['linear_area.goesOn yes'],
    tab: 'compare',
    beside: '4.4',
  },
  'brk-grow': {
    kernel: '5.10',
    script: script('brk(+4p)', 'brk(+2p)'),
    opensAt: 'do_brk_flags.merged yes',
    reaches: ['brk.grow', 'brk.set', 'do_brk_flags.link'],
  },
  'brk-shrink': {
    kernel: '5.10',
    script: script('brk(+4p)', 'brk(-2p)'),
    opensAt: 'brk.unmap',
    reaches: ['brk.shrinks yes', '__do_munmap.done'],
  },
  'brk-before-4.11': {
    kernel: '4.4',
    script: script('brk(+4p)', 'brk(+2p)'),
    opensAt: 'do_brk.merged yes',
    reaches: ['brk.grow', 'brk.set', 'do_brk.link'],
  },
  'brk-blocked': {
    kernel: '5.10',
    script: script('brk(+4p)', anon('0x555555567000', 2), 'brk(+3p)'),
    opensAt: 'brk.blocked yes',
  },
  populate: {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+4p', 2, R)}`, 'populate(a, 6p)'),
    opensAt: 'handle_mm_fault.anon',
    reaches: ['mm_populate.find', 'mm_populate.fault', 'handle_mm_fault.read', 'mm_populate.done'],
    tab: 'pages',
  },
  'map-populate': {
    kernel: '5.10',
    script: script(anon(HERE, 4, RW, '|MAP_POPULATE')),
    opensAt: 'mmap.fill',
    reaches: ['mmap.populate yes', 'mm_populate.fault'],
    tab: 'pages',
  },
  mmap: {
    kernel: '5.10',
    script: script(`a = ${anywhere(4)}`),
    opensAt: 'do_mmap.flags',
    reaches: ['mmap.doMmap', 'do_mmap.area', 'do_mmap.region', 'mmap_region.alloc', 'mmap_region.link'],
  },
  'mmap-over-4.4': {
    kernel: '4.4',
    script: script(`a = ${anon(HERE, 6)}`, anon('a+2p', 2, R)),
    opensAt: 'mmap_region.unmap',
    reaches: ['mmap_region.find', 'mmap_region.overlap yes', 'mmap_region.failed no', 'do_munmap@44.splitEnd'],
  },
  'mmap-limit-2.6': {
    kernel: '2.6.32',
    script: script(`a = ${anon(HERE, 4)}`, 'rlimit(RLIMIT_AS, 5p)', anon('a', 6)),
    opensAt: 'mmap_region.limitAfter yes',
    reaches: ['mmap_region.unmap'],
  },
  'mmap-over': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 6)}`, anon('a+2p', 2, R)),
    opensAt: 'munmap_vma_range.unmap',
    reaches: ['munmap_vma_range.find', 'munmap_vma_range.overlap yes', '__do_munmap.splitEnd'],
  },
} as const satisfies TopicSpecs;
