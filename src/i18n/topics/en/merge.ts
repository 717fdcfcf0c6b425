/** The eight cases, and what gates a merge. */
export const casesEn = {
  case1: [
    'Case 1',
    'A hole between prev and next is filled, and both fit: prev takes the range and next, next is freed.',
  ],
  case2: ['Case 2', 'A hole is filled and only prev fits: prev grows, nobody goes.'],
  case3: [
    'Case 3',
    'A hole is filled and only next fits: next begins lower. Its key in the tree changes, the node stays.',
  ],
  case4: ['Case 4', 'The tail of prev gets the flags of next: the boundary moves down, both stay.'],
  case5: ['Case 5', 'The head of the middle VMA gets the flags of prev: the boundary moves up, both stay.'],
  case6: ['Case 6', 'The middle VMA gets the flags of both neighbours: prev takes all, two VMAs are freed.'],
  case7: ['Case 7', 'The middle VMA gets the flags of prev only: prev takes it, the middle one is freed.'],
  case8: [
    'Case 8',
    'The middle VMA gets the flags of next only. Up to 4.8 the middle object stays and next goes; from 4.9 on it is the other way round.',
  ],
} as const;

export const mergeEn = {
  'can-merge-after': [
    'can_vma_merge_after',
    'prev ends where the range begins, but its flags differ. Open the question in Why: expected and actual of every rule.',
  ],
  'can-merge-before': [
    'can_vma_merge_before',
    'next begins where the range ends, but its flags differ: the same rules, asked from the other side.',
  ],
  'mergeable-flags': [
    'is_mergeable_vma: flags, VM_ACCOUNT',
    'Both are read-only now, and still do not merge: memory that could be written once keeps VM_ACCOUNT.',
  ],
  'mergeable-file': [
    'is_mergeable_vma: the same file',
    'The offsets continue, but the two open() calls made two struct files. They never merge.',
  ],
  'mergeable-offset': [
    'is_mergeable_vma: page offset',
    'The second mapping leaves a gap in the file and stays alone; the third continues the second and merges.',
  ],
  'mergeable-anon-both': [
    'is_mergeable_anon_vma: both sides',
    'The new range fits both neighbours, but each has an anon_vma of its own: only prev grows.',
  ],
  'anon-rule-two-arguments': [
    'is_mergeable_anon_vma with two arguments',
    'Up to 2.6.39 it is enough that one of the two has no anon_vma: written memory joins memory never written to.',
  ],
  'anon-rule-singular': [
    'is_mergeable_anon_vma: singular chain',
    'The same script from 3.0 on: the neighbour has no anon_vma, so its chain is not singular, and nothing merges.',
  ],
  'anon-rule-cloned': [
    'is_mergeable_anon_vma: a cloned chain',
    'In a child the inherited VMA stands in two anon_vmas. A new mapping behind it stays alone.',
  ],
  'vm-special': [
    'VM_SPECIAL',
    'A driver has set VM_IO, VM_DONTEXPAND or VM_PFNMAP on its mapping: the first question ends the search.',
  ],
  'mempolicy-refuses': [
    'Memory policy keeps apart',
    'mbind gave a policy to the first mapping. The new one has none: Why names vm_policy.',
  ],
  'mempolicy-merges': ['mbind merges', 'The second half gets the same policy: the first half takes it back.'],
  'userfaultfd-refuses': [
    'userfaultfd context keeps apart',
    'The first mapping is watched, the new one is not: Why names vm_userfaultfd_ctx, and the flag VM_UFFD_MISSING.',
  ],
  'userfaultfd-merges': ['userfaultfd unregister merges', 'The watcher leaves: both halves have no context any more.'],
  'anon-name-refuses': [
    'PR_SET_VMA_ANON_NAME keeps apart',
    'The first mapping has a name, the new one has none: Why names anon_name (from 5.17 on).',
  ],
  'anon-name-merges': ['PR_SET_VMA_ANON_NAME merges', 'The second half gets the same name: both are one again.'],
  'share-pool': [
    'The share pool of openEuler',
    'Two equal mappings side by side carry the share pool flag: vma_merge returns at once.',
  ],
  khugepaged: [
    'khugepaged hook',
    'After each merge khugepaged is told of the larger VMA. The layout is not concerned.',
  ],
  'no-khugepaged': ['No khugepaged in 2.6.32', 'The same merge before transparent huge pages: the line is not there.'],
} as const;
