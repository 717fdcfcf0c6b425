import type { Steps } from '../../en/steps/type';

export const mseal = {
  'mseal.unknown': {
    yes: '这个内核没有 mseal，6.10 才有：ENOSYS。',
    no: '这个内核可以封住 {addr} 处的映射。',
  },
  'mseal.bad': {
    yes: '给了标志，或 {addr} 没有按页对齐，或 {len} 发生回绕：EINVAL。',
    no: '{addr} 按页对齐，也没有标志。',
  },
  'mseal.empty': {
    yes: '范围是空的：无事可做。',
    no: '范围是 {len}。',
  },
  'mseal.find': '封住之前先看：[{start}, {end}) 是否全部有映射？',
  'mseal.hole': {
    yes: '[{start}, {end}) 中有空洞：ENOMEM，什么都不封。',
    no: '[{start}, {end}) 全部有映射。',
  },
  'mseal.fixup': '封住 {vma} 中的 [{start}, {end})。',
  'mseal.reached': {
    yes: '到 {end} 为止都封住了。',
    no: '已封到 {start}，还没有到 {end}。',
  },

  'mseal_fixup.sealed': {
    yes: '{vma} 已经封住：无事可做。',
    no: '{vma} 还没有封住。',
  },
  'mseal_fixup.flags': '{vma} 现在封住了（{newflags}）：可以使用，但不能修改、移动或解除映射。',
} as const satisfies Partial<Steps>;
