/** The calls of the language with their arguments: what check.ts checks, resolve.ts reads and complete.ts offers. */
import { type CallName, type Profile, RLIMITS, type RlimitName, type SysctlName } from '../engine';
import type { FlagKind } from './flags';

/**
 * addr: a byte address · len: bytes · break: an address, or +n and -n from the present break · file: -1, a file's name or
 * `3</path>` · pages: a length, counted in whole pages · count: a plain number · value: a number or RLIM_INFINITY ·
 * the kinds of flags · words from a list · text · label: a text or NULL ·
 * nodes: a mask, which strace prints in brackets · image: a line of a memory map · vma: an address inside of a VMA, or NULL.
 */
export type ParamKind =
  | 'addr'
  | 'len'
  | 'break'
  | 'file'
  | 'pages'
  | 'count'
  | 'value'
  | 'pid'
  | 'sysctl'
  | 'rlimit'
  | 'access'
  | 'mode'
  | 'layout'
  | 'nodes'
  | 'label'
  | 'text'
  | 'image'
  | 'vma'
  | FlagKind;

export interface Param {
  readonly name: string;
  readonly kind: ParamKind;
  /** Taken where the argument is left out; without it the argument must be given. */
  readonly otherwise?: number | string;
  /** Given by name only: `exit(pid=3)`. */
  readonly named?: true;
  /** May be left out, and then says nothing: no value stands for it. */
  readonly optional?: true;
  /** Only kernels with this field of the profile have the argument. */
  readonly needs?: keyof Profile & ('userfaultfd' | 'anonNames');
  /** Where a form offers it; on other kernels it says nothing that could be seen. */
  readonly shown?: (profile: Profile) => boolean;
}

export interface Signature {
  readonly call: CallName;
  readonly params: readonly Param[];
  /** Arguments beyond the list are left alone: strace prints more than is modelled. */
  readonly open?: true;
}

const addr: Param = { name: 'addr', kind: 'addr' };
const len: Param = { name: 'len', kind: 'len' };
const end: Param = { name: 'end', kind: 'addr' };
const prot: Param = { name: 'prot', kind: 'prot' };
const pid: Param = { name: 'pid', kind: 'pid' };

/** Keyed as printed: one for each call of the engine. */
export const SIGNATURES: { readonly [N in CallName]: readonly Param[] } = {
  mmap: [
    addr,
    len,
    prot,
    { name: 'flags', kind: 'map' },
    { name: 'fd', kind: 'file', otherwise: -1 },
    { name: 'offset', kind: 'len', otherwise: 0 },
  ],
  munmap: [addr, len],
  mprotect: [addr, len, prot],
  mremap: [
    addr,
    { name: 'old_len', kind: 'len' },
    { name: 'new_len', kind: 'len' },
    { name: 'flags', kind: 'mremap', otherwise: 0 },
    { name: 'new_addr', kind: 'addr', otherwise: 0 },
  ],
  brk: [{ name: 'addr', kind: 'break' }],
  madvise: [addr, len, { name: 'advice', kind: 'advice' }],
  mlock: [addr, len],
  mlock2: [addr, len, { name: 'flags', kind: 'mlock' }],
  munlock: [addr, len],
  mlockall: [{ name: 'flags', kind: 'mcl' }],
  munlockall: [],
  mbind: [addr, len, { name: 'mode', kind: 'mpol' }, { name: 'nodes', kind: 'nodes', otherwise: 0 }],
  userfaultfd_register: [addr, len, { name: 'ctx', kind: 'count', otherwise: 1 }],
  userfaultfd_unregister: [addr, len],
  set_vma_anon_name: [addr, len, { name: 'anon_name', kind: 'label' }],
  vma_merge: [
    addr,
    end,
    { name: 'vm_flags', kind: 'vm' },
    { name: 'pgoff', kind: 'count', otherwise: -1 },
    { name: 'prev', kind: 'vma', named: true, optional: true },
    { name: 'anon_vma', kind: 'vma', named: true, optional: true },
    { name: 'file', kind: 'file', named: true, optional: true },
    { name: 'policy', kind: 'mpol', named: true, optional: true },
    { name: 'nodes', kind: 'nodes', named: true, otherwise: 0 },
    { name: 'userfaultfd_ctx', kind: 'count', named: true, optional: true, needs: 'userfaultfd' },
    { name: 'anon_name', kind: 'label', named: true, optional: true, needs: 'anonNames' },
  ],
  mseal: [addr, len, { name: 'flags', kind: 'count', otherwise: 0 }],
  populate: [addr, len],
  touch: [addr, len, { name: 'access', kind: 'access', otherwise: 'w' }],
  fork: [
    { name: 'flags', kind: 'clone', otherwise: 0 },
    { ...pid, otherwise: 0, named: true },
  ],
  execve: [
    { name: 'name', kind: 'text' },
    { name: 'start_brk', kind: 'addr', otherwise: -1, named: true },
    { name: 'brk', kind: 'addr', otherwise: -1, named: true },
    { name: 'mmap_base', kind: 'addr', otherwise: -1, named: true },
    { name: 'task_size', kind: 'addr', otherwise: -1, named: true },
    { name: 'mmap_legacy_base', kind: 'addr', otherwise: -1, named: true },
    { name: 'layout', kind: 'layout', otherwise: '', named: true },
  ],
  exit: [{ ...pid, otherwise: 0, named: true }],
  switch: [pid],
  open: [
    { name: 'path', kind: 'text' },
    { name: 'pages', kind: 'pages', otherwise: 512 },
    { name: 'mode', kind: 'mode', otherwise: 'rw' },
    {
      name: 'truncate_count',
      kind: 'count',
      named: true,
      optional: true,
      shown: ({ adjustForm }) => adjustForm === 'void',
    },
  ],
  sysctl: [
    { name: 'key', kind: 'sysctl' },
    { name: 'value', kind: 'value' },
  ],
  rlimit: [
    { name: 'resource', kind: 'rlimit' },
    { name: 'value', kind: 'value' },
  ],
  find_vma: [addr],
  find_vma_prev: [addr],
  find_vma_intersection: [addr, end],
  get_unmapped_area: [addr, len, { name: 'flags', kind: 'map', otherwise: 0 }],
  insert_vm_struct: [addr, len, { name: 'vm_flags', kind: 'vm' }],
};

/** The parameters that a kernel has. */
export const paramsOn = (params: readonly Param[], profile: Profile): readonly Param[] =>
  params.filter(({ needs, shown }) => (needs === undefined || profile[needs]) && (shown?.(profile) ?? true));

export const CALL_NAMES = Object.keys(SIGNATURES) as CallName[];

/** Names under which strace prints a call that is here under another. */
const ALIASES: { readonly [name: string]: CallName } = {
  mmap2: 'mmap',
  pkey_mprotect: 'mprotect',
  vfork: 'fork',
  clone: 'fork',
  clone3: 'fork',
  exit_group: 'exit',
};

/** The parameters of a call by the name it is written with, or undefined. */
export function signatureOf(name: string): Signature | undefined {
  const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
  if (alias !== undefined) return { call: alias, params: SIGNATURES[alias], open: true };
  const call = CALL_NAMES.find((known) => known === name);
  if (call === undefined) return undefined;
  // exit(0): the status that a program leaves is in the line of a log. execve: the image follows as texts.
  // mbind: how long the mask is, and flags.
  const isOpen = call === 'exit' || call === 'execve' || call === 'mbind';
  return { call, params: SIGNATURES[call], ...(isOpen && { open: true as const }) };
}

/** vm.NAME of sysctl. */
const SYSCTLS: readonly SysctlName[] = [
  'max_map_count',
  'stack_guard_gap',
  'mmap_min_addr',
  'overcommit_memory',
  'commit_limit',
  'series_refactor',
  'series_page_offset',
  'series_anon_vmas',
  'series_tracing',
];
export const SYSCTL_PREFIX = 'vm.';

/** The words that a parameter of this kind takes; empty for the others. */
export function wordsOf(kind: ParamKind, rlimits: readonly RlimitName[]): readonly string[] {
  if (kind === 'sysctl') return SYSCTLS.map((name) => `${SYSCTL_PREFIX}${name}`);
  if (kind === 'rlimit') return rlimits;
  if (kind === 'access') return ['r', 'w'];
  if (kind === 'layout') return ['topdown', 'legacy'];
  return kind === 'mode' ? ['r', 'w', 'rw'] : [];
}

/** The same with the limits that there are. */
export const wordsFor = (kind: ParamKind): readonly string[] => wordsOf(kind, RLIMITS);
