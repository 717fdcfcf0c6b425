import type * as adjust2632Listings from '../../../listing/adjust-2632';
import type * as find2632Listings from '../../../listing/find-2632';
import type * as link2632Listings from '../../../listing/link-2632';
import type * as splitListings from '../../../listing/split';
import type * as unmap2632Listings from '../../../listing/unmap-2632';
import { common } from './common';
import { type LinesOf, same } from './lines-of';

export const lines2632: LinesOf<
  | typeof adjust2632Listings
  | typeof find2632Listings
  | typeof link2632Listings
  | typeof splitListings
  | typeof unmap2632Listings
> = {
  ...common,
  'node ← left child': 'node ← 左子节点',
  'otherwise prev ← node; node ← right child': '否则 prev ← node；node ← 右子节点',
  'return prev and prev->vm_next; without prev, the first VMA': '返回 prev 和 prev->vm_next；无 prev 则第一个 VMA',
  'node ← root of mm_rb; vma, prev ← NULL; while there is one:': 'node ← mm_rb 的根；vma、prev ← NULL；只要有节点：',
  'vma ← node: it may be in the way': 'vma ← node：它可能挡在那里',
  'node.vm_start ≤ addr? stop, without a place': 'node.vm_start ≤ addr？就此停止，没有位置',
  'return vma, with prev, rb_parent and the side': '返回 vma，连同 prev、rb_parent 和左右哪一侧',
  'next ← vma->vm_next; no importer, no anon_vma yet': 'next ← vma->vm_next；还没有 importer 和 anon_vma',
  'again: next goes (2: one more); end ← next.vm_end': '重复：去掉 next（2：两个）；end ← next.vm_end',
  'adjust_next < 0: importer ← next, its start moves down': 'adjust_next < 0：importer ← next，起点下移',
  'does vma map a file? then lock its i_mmap': 'vma 映射了文件？则锁住它的 i_mmap',
  'importer, and vma and next count otherwise? its count ← 0': '有 importer，且 vma 与 next 计数不同？它的计数 ← 0',
  'insert: vm_truncate_count of vma; into the prio tree': 'insert：沿用 vma 的 vm_truncate_count，进入优先树',
  'has vma an anon_vma, and insert, importer or new start?': 'vma 有 anon_vma，且有 insert、importer 或新起点？',
  'is there an anon_vma, that of vma or that of next?': 'vma 或 next 有 anon_vma？',
  'lock it: is there an importer without one?': '锁住它：有 importer，而它还没有 anon_vma？',
  'it takes the anon_vma and joins its list': '它接过 anon_vma，并加入其链表',
  'prio tree: vma, and next if moved, out': '优先树：vma 出来；next 若移动，也出来',
  'prio tree: next if moved, then vma, back in': '优先树：next 若移动，先回去；再是 vma',
  '__vma_unlink(next, vma)': same,
  'out of the prio tree of its file': '离开文件的优先树',
  'out of the list of its anon_vma': '离开 anon_vma 的链表',
  'unlock anon_vma and i_mmap': '解锁 anon_vma 和 i_mmap',
  'next goes: file, map_count − 1, policy; free it': 'next 去掉：文件、map_count − 1、内存策略；释放',
  'was remove_next 2 (case 6)?': 'remove_next 为 2（情形 6）？',
  'next ← the new vma->vm_next; again': 'next ← 新的 vma->vm_next；重复',
  validate_mm: same,
  'a file: lock i_mmap, take its truncate_count; lock anon_vma': '文件：锁 i_mmap，取 truncate_count；锁 anon_vma',
  'list: prev->vm_next ← vma, vma->vm_next ← what followed': '链表：prev->vm_next ← vma，vma->vm_next ← 原后继',
  'enter it in the prio tree of the file': '登记到文件的优先树',
  'unlock; map_count ← map_count + 1': '解锁；map_count ← map_count + 1',
  'hang vma below rb_parent: red': 'vma 挂在 rb_parent 之下：红色',
  'no file: vm_pgoff ← the page number of vm_start': '没有文件：vm_pgoff ← vm_start 的页号',
  'find_vma_prepare(vm_start): what is there, where to?': 'find_vma_prepare(vm_start)：那里有什么，放哪里？',
  'is there a VMA, and does it start below vm_end? → ENOMEM': '有 VMA，且起始于 vm_end 之下？→ ENOMEM',
  'find_vma_prepare(vm_start): where is its place?': 'find_vma_prepare(vm_start)：位置在哪里？',
  'list: prev->vm_next ← what follows vma': '链表：prev->vm_next ← vma 后面的那个',
  'is vma in mm->mmap_cache?': 'mm->mmap_cache 记着的是 vma？',
  'mm->mmap_cache ← prev': same,
  'split_vma(vma, start): the copy has the tail': 'split_vma(vma, start)：副本得到尾部',
  'split_vma(last, end): the copy has the head': 'split_vma(last, end)：副本得到头部',
  'list: prev->vm_next ← the first that stays': '链表：prev->vm_next ← 第一个留下的',
  'mm->unmap_area: the hole may move free_area_cache': 'mm->unmap_area：空洞可能移动 free_area_cache',
  'mm->mmap_cache ← NULL': same,
};
