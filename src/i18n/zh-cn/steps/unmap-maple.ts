import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';
import { link } from './link';
import { unmap } from './unmap';

export const unmapMaple = {
  ...retold(link, 'vma_link', 'vma_link@61'),
  'vma_link@61.store': '{vma} 已进入枫树；枫树自己维护空洞信息，这里不建模其节点。',
  ...retold(unmap, '__do_munmap', 'do_mas_munmap'),
  ...retold(unmap, '__do_munmap', 'do_vmi_munmap'),
  ...retold(unmap, '__do_munmap', 'vms_gather_munmap_vmas'),
  ...retold(unmap, '__do_munmap', 'vms_complete_munmap_vmas'),
  'do_mas_munmap.clear': '从 {vma} 到 {end}，枫树里已经空了；map_count 是 {count}。',
  'do_vmi_munmap.gather': '从 {vma} 起，把 [{start}, {end}) 中的 VMA 收集起来；这一步成功之前什么都不去掉。',
  'do_vmi_munmap.clear': '从 {vma} 到 {end}，枫树里已经空了；map_count 是 {count}。',
  'do_vmi_munmap.complete': '归还在 [{start}, {end}) 中收集到的一切。',
  'vms_gather_munmap_vmas.sealed': {
    yes: '{vma} 已被 mseal 封住，不允许解除映射：EPERM。',
    no: '{vma} 没有被封住。',
  },
  'vms_gather_munmap_vmas.sealedBehind': '[{start}, {end}) 中还有 VMA 已被 mseal 封住：EPERM。前面做过的拆分不会撤销。',
} as const satisfies Partial<Steps>;
