/** The row "vma_adjust": each of its branches, the splits that insert, and what it leaves behind. */
import type { CaseId } from '../case-ids';
import { CASES } from '../cases';
import { anon, HERE, mapped, mprotect, R, RW, RWX, script, touch } from './lines';
import type { TopicSpecs } from './type';

const atlas = (id: CaseId): string => CASES.find((one) => one.id === id)?.script ?? '';
const R_EXEC = 'PROT_READ|PROT_EXEC';
const three = [`a = ${anon(HERE, 4)}`, `b = ${anon('a+4p', 2, RWX)}`, `c = ${anon('a+6p', 4)}`];

export const ADJUST = {
  importer: {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+6p', 4)}`, touch('b', 4), anon('a+4p', 2)),
    opensAt: '__vma_adjust.clone',
    reaches: ['__vma_adjust.import yes'],
    tab: 'rmap',
  },
  'importer-second': {
    kernel: '5.10',
    script: script(...three, touch('c', 4), mprotect('b', 2, RW)),
    opensAt: '__vma_adjust.clone',
    reaches: ['__vma_adjust.again yes'],
    tab: 'rmap',
  },
  'importer-none': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, touch('a', 4), `b = ${anon('a+6p', 4)}`, anon('a+4p', 2)),
    opensAt: '__vma_adjust.import no',
    reaches: ['__vma_adjust.outAnon', '__vma_adjust.inAnon'],
    tab: 'rmap',
  },
  'adjust-next-up': {
    kernel: '5.10',
    script: atlas('case5'),
    opensAt: '__vma_adjust.pushes',
    reaches: ['__vma_adjust.push yes', '__vma_adjust.nextBounds'],
  },
  'adjust-next-down': {
    kernel: '5.10',
    script: atlas('case4'),
    opensAt: '__vma_adjust.gives',
    reaches: ['__vma_adjust.give yes', '__vma_adjust.nextBounds'],
  },
  'remove-next-1': {
    kernel: '5.10',
    script: atlas('case7'),
    opensAt: '__vma_adjust.remove',
    reaches: ['__vma_adjust.swap no', '__vma_adjust.again no', '__vma_unlink.list', '__vma_adjust.free'],
  },
  'remove-next-2': {
    kernel: '5.10',
    script: atlas('case6'),
    opensAt: '__vma_adjust.second',
    reaches: ['__vma_adjust.remove', '__vma_adjust.again yes'],
  },
  'remove-next-3': {
    kernel: '5.10',
    script: atlas('case8'),
    opensAt: '__vma_adjust.swapped',
    reaches: ['__vma_adjust.swap yes'],
  },
  'no-expand': {
    kernel: '4.4',
    script: atlas('case8'),
    opensAt: 'vma_adjust@44.remove',
    reaches: ['vma_merge@44.case38', 'vma_adjust@44.free'],
  },
  insert: {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 6)}`, mprotect('a+2p', 2, R)),
    opensAt: '__vma_adjust.insert',
    reaches: ['__insert_vm_struct.list', '__insert_vm_struct.count', '__split_vma.adjustLow', '__split_vma.adjustHigh'],
  },
  'split-below': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 6)}`, touch('a', 6), mprotect('a+3p', 3, R)),
    opensAt: '__split_vma.below yes',
    reaches: ['__split_vma.clone', 'split_vma.split'],
    tab: 'rmap',
  },
  'split-above': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 6)}`, mprotect('a', 3, R)),
    opensAt: '__split_vma.below no',
    reaches: ['__split_vma.dup'],
  },
  'interval-tree': {
    kernel: '5.10',
    script: script('f = open("libc.so.6", 64p)', `a = ${mapped(HERE, 6, R, 'f', 0)}`, mprotect('a+2p', 2, R_EXEC)),
    opensAt: '__vma_adjust.outFile',
    reaches: ['__vma_adjust.file yes', '__vma_adjust.inFile'],
    tab: 'rmap',
  },
  'interval-tree-unlink': {
    kernel: '5.10',
    script: script(
      'f = open("libc.so.6", 64p)',
      `a = ${mapped(HERE, 6, R, 'f', 0)}`,
      mprotect('a+2p', 2, R_EXEC),
      mprotect('a+2p', 2, R),
    ),
    opensAt: '__vma_adjust.unlinkFile',
    tab: 'rmap',
  },
  'map-count': {
    kernel: '5.10',
    script: atlas('case1'),
    opensAt: '__vma_adjust.free',
    tab: 'structs',
  },
  'gap-start': {
    kernel: '5.10',
    script: atlas('case3'),
    opensAt: '__vma_adjust.startGap',
    reaches: ['__vma_adjust.startMoved yes', 'vma_gap_update.store'],
  },
  'gap-end': {
    kernel: '5.10',
    script: atlas('case2'),
    opensAt: '__vma_adjust.endMoved yes',
    reaches: ['__vma_adjust.nextGap', 'vma_gap_update.own'],
  },
  'highest-vm-end': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, anon('a+4p', 4)),
    opensAt: '__vma_adjust.highest',
    tab: 'structs',
  },
  'validate-mm': {
    kernel: '5.10',
    script: atlas('case6'),
    opensAt: '__vma_adjust.validate',
    reaches: ['__vma_adjust.done'],
  },
  'adjust-2.6': {
    kernel: '2.6.32',
    script: script(...three, mprotect('b', 2, RW)),
    opensAt: 'vma_adjust@2632.second',
    reaches: ['vma_adjust@2632.again yes', '__vma_unlink@2632.list'],
  },
  'prio-tree': {
    kernel: '2.6.32',
    script: script('f = open("libc.so.6", 64p)', `a = ${mapped(HERE, 6, R, 'f', 0)}`, mprotect('a+2p', 2, R_EXEC)),
    opensAt: 'vma_adjust@2632.outFile',
    reaches: [
      'vma_adjust@2632.insertFile',
      'vma_adjust@2632.inFile',
      '__insert_vm_struct@2632.list',
      'split_vma@2632.dup',
    ],
    tab: 'rmap',
  },
  'truncate-count': {
    kernel: '2.6.32',
    script: script(
      'f = open("libc.so.6", 64p, rw, truncate_count=4)',
      `a = ${mapped(HERE, 4, R, 'f', 0)}`,
      'open("libc.so.6", 64p, rw, truncate_count=5)',
      mapped('a+4p', 4, R_EXEC, 'f', 4),
      mprotect('a+6p', 2, R),
      mprotect('a+4p', 2, R),
    ),
    opensAt: 'vma_adjust@2632.truncate yes',
    reaches: ['vma_link@2632.lock', 'vma_adjust@2632.truncate no', 'vma_adjust@2632.insertFile'],
    tab: 'structs',
  },
} as const satisfies TopicSpecs;
