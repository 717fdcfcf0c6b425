/** 机制一览页，简体中文。 */
import type { TopicWords } from '../type';
import { adjustZh } from './adjust';
import { beyondZh, callsZh } from './calls';
import { findZh, insertZh } from './insert';
import { casesZh, mergeZh } from './merge';
import { seriesZh, structuresZh } from './structures';

export const topicsZh: TopicWords = {
  page: {
    title: '机制一览',
    text: '每种机制都有一段能到达它的短脚本。点名称即可打开，停在它的那一行。',
    count: '共 {all} 项，已覆盖 {covered} 项。',
    search: '搜索：函数、词语、内核',
    mechanism: '机制',
    kernel: '内核',
    listing: '代码',
    state: '状态',
    covered: '已覆盖',
    notYet: '尚未覆盖',
    nothing: '没有符合的机制。',
    close: '关闭',
  },
  groups: {
    merge: 'vma_merge：情形与规则',
    adjust: 'vma_adjust 与拆分',
    insert: '插入与接入',
    find: '查找',
    structures: '结构、空闲空间、brk、populate、mmap',
    series: '2022 年的 anon_vma 补丁系列',
    calls: '更多：系统调用',
    beyond: '更多：栈、fork、缺页、上限、内核、工具',
  },
  cases: casesZh,
  topics: {
    ...mergeZh,
    ...adjustZh,
    ...insertZh,
    ...findZh,
    ...structuresZh,
    ...seriesZh,
    ...callsZh,
    ...beyondZh,
  },
  pending: {
    'maple-tree': '没有录制能说明其节点的形状，所以只画有序列表。',
  },
};
