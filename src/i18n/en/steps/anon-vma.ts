import type { Steps } from './type';

export const anonVma = {
  'anon_vma_prepare.has': {
    yes: '{vma} has {anon_vma} already: nothing to prepare.',
    no: '{vma} has no anon_vma yet and needs one before its first anonymous page.',
  },
  'anon_vma_prepare.next': {
    yes: '{near} above differs at most in its access bits and has no anon_vma but {anon_vma}: {vma} may share it. So the two can still merge one day.',
    no: 'The VMA above ({near}, anon_vma {anon_vma}) has nothing to share: none, or it does not fit, or it has more than one.',
  },
  'anon_vma_prepare.prev': {
    yes: '{near} below differs at most in its access bits and has no anon_vma but {anon_vma}: {vma} may share it. So the two can still merge one day.',
    no: 'The VMA below ({near}, anon_vma {anon_vma}) has nothing to share either.',
  },
  'anon_vma_prepare.alloc': '{anon_vma} is new, and the root of its own family.',
  'anon_vma_prepare.enlist': 'vma->anon_vma is {anon_vma} now, and {vma} stands in its list.',
  'anon_vma_prepare.attach': '{vma} has {anon_vma} now. An avc ties the two: from a page the kernel finds {vma}.',

  'anon_vma_fork.unfaulted': {
    yes: '{vma} has no anon_vma, so {child} needs none either.',
    no: '{vma} has an anon_vma: parent and child will share its pages until one of them writes.',
  },
  'anon_vma_fork.join':
    '{child} joins the list of {anon_vma}: in this kernel parent and child have one anon_vma, {vma} and {child} alike.',
  'anon_vma_fork.clone':
    '{child} joins every anon_vma in the chain of {vma}, {anon_vma} among them: that is where the shared pages are found.',
  'anon_vma_fork.reused': {
    yes: '{anon_vma} has no VMA of its own left: {child} takes it for its new pages.',
    no: 'None of them is free: {child} needs one of its own.',
  },
  'anon_vma_fork.alloc':
    '{child} gets {anon_vma}, below {other_anon_vma}, for the pages that it will write. Its chain is longer than one now: it merges with no fresh memory.',
} as const satisfies Partial<Steps>;
