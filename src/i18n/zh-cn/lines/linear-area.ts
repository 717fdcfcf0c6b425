import type * as linearAreaListings from '../../../listing/linear-area';
import { common } from './common';
import { type LinesOf, same } from './lines-of';

export const linearArea: LinesOf<typeof linearAreaListings> = {
  ...common,
  'len ≤ cached_hole_size? then from mmap_base again': 'len ≤ cached_hole_size？则又从 mmap_base 开始',
  'vma ← find_vma(free_area_cache − len)': same,
  'does it fit right below free_area_cache?': '紧靠 free_area_cache 之下放得下？',
  'otherwise addr ← mmap_base − len; vma ← find_vma(addr)': '否则 addr ← mmap_base − len；vma ← find_vma(addr)',
  'does [addr, addr + len) fit below vma?': 'vma 之下放得下 [addr, addr + len)？',
  'free_area_cache ← addr; return addr': 'free_area_cache ← addr；返回 addr',
  'note the hole. vm_start ≤ len? otherwise again below vma': '记下空洞。vm_start ≤ len？否则在 vma 之下重复',
  'free_area_cache ← mmap_base; then from below': 'free_area_cache ← mmap_base；然后自下而上',
  'len > cached_hole_size? then from free_area_cache on': 'len > cached_hole_size？则从 free_area_cache 起',
  'otherwise from the base, cached_hole_size ← 0; find_vma': '否则从起点开始，cached_hole_size ← 0；find_vma',
  'again: does addr + len pass the limit?': '重复：addr + len 超出界限？',
  'have holes been skipped? otherwise ENOMEM': '略过了空洞？否则 ENOMEM',
  'addr ← the base, cached_hole_size ← 0; again': 'addr ← 起点，cached_hole_size ← 0；重复',
  'free_area_cache ← addr + len; return addr': 'free_area_cache ← addr + len；返回 addr',
  'note the hole, addr ← vm_end, vma ← vm_next; again': '记下空洞，addr ← vm_end，vma ← vm_next；重复',
};
