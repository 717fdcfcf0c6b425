import type * as anonVmaListings from '../../../listing/anon-vma';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const anonVma: LinesOf<typeof anonVmaListings> = {
  ...common,
  'has vma an anon_vma already? done': 'vma 已经有 anon_vma？完成',
  'may it share the one of the VMA above?': '可以共用上方 VMA 的 anon_vma 吗？',
  'otherwise: the one of the VMA below?': '否则：可以共用下方 VMA 的吗？',
  'otherwise: a new anon_vma, a root': '否则：新的 anon_vma，它是根',
  'vma->anon_vma ← it; vma joins its list': 'vma->anon_vma ← 它；vma 加入它的链表',
  'vma->anon_vma ← it; one avc ties the two': 'vma->anon_vma ← 它；一个 avc 把两者连起来',
  'has vma no anon_vma? then the child gets none': 'vma 没有 anon_vma？则 child 也没有',
  'child joins the list of that anon_vma: done': 'child 加入那个 anon_vma 的链表：完成',
  'child joins every anon_vma in the chain of vma': 'child 加入 vma 链上的每个 anon_vma',
  'is one of them free to become its own? done': '其中有空闲的可以归它所有？完成',
  'otherwise: a new anon_vma for child, below that of vma': '否则：child 有新的 anon_vma，在 vma 的那个之下',
};
