/** From argument values to the engine's call. Who can write a call down can make it. */
import '../engine/all-calls';
import {
  type Call,
  type CallName,
  type CallOf,
  has,
  type Image,
  type ImageVma,
  type RlimitName,
  type SysctlName,
} from '../engine';
import { CLONE_VM } from './flags';

/** The values of one call's arguments by parameter name. */
export class Values {
  readonly numbers = new Map<string, number>();
  readonly words = new Map<string, string>();
  /** The parameters that the line gives. */
  readonly given = new Set<string>();
  vmas: readonly ImageVma[] = [];

  number(name: string): number {
    return this.numbers.get(name) ?? 0;
  }
  word(name: string): string {
    return this.words.get(name) ?? '';
  }
  /** undefined where it was left out (-1). */
  optional(name: string): number | undefined {
    const value = this.numbers.get(name) ?? -1;
    return value === -1 ? undefined : value;
  }
}

const addrOf = (v: Values) => ({ addr: v.number('addr') });
const rangeOf = (v: Values) => ({ addr: v.number('addr'), len: v.number('len') });
const pidOf = (v: Values) => (v.number('pid') === 0 ? {} : { pid: v.number('pid') });

/** The addresses that an image may name. */
export const IMAGE_ADDRESSES = ['start_brk', 'brk', 'mmap_base', 'task_size', 'mmap_legacy_base'] as const;

function imageOf(v: Values): Image {
  const given = IMAGE_ADDRESSES.flatMap((name) => {
    const value = v.optional(name);
    return value === undefined ? [] : [[name, value]];
  });
  const layout = v.word('layout');
  return {
    name: v.word('name'),
    vmas: v.vmas,
    ...Object.fromEntries(given),
    ...((layout === 'topdown' || layout === 'legacy') && { layout }),
  };
}

/** The arguments of vma_merge that may be left out; NULL, 0 and -1 are the kernel's NULL. */
function mergeClaims(v: Values): Partial<CallOf<'vma_merge'>> {
  const vma = (name: string): number | null => v.number(name) || null;
  const file = v.number('file');
  const mode = v.number('policy');
  return {
    ...(v.given.has('prev') && { prev: vma('prev') }),
    ...(v.given.has('anon_vma') && { anon_vma: vma('anon_vma') }),
    ...(v.given.has('file') && { file: file === -1 ? null : file }),
    ...(v.given.has('policy') && { policy: mode === 0 ? null : `${mode}:${v.number('nodes')}` }),
    ...(v.given.has('userfaultfd_ctx') && { userfaultfd_ctx: v.number('userfaultfd_ctx') || null }),
    ...(v.given.has('anon_name') && { anon_name: v.words.get('anon_name') ?? null }),
  };
}

const BUILD: { readonly [N in CallName]: (v: Values) => CallOf<N> } = {
  mmap: (v) => ({
    name: 'mmap',
    ...rangeOf(v),
    prot: v.number('prot'),
    flags: v.number('flags'),
    fd: v.number('fd'),
    offset: v.number('offset'),
  }),
  munmap: (v) => ({ name: 'munmap', ...rangeOf(v) }),
  mprotect: (v) => ({ name: 'mprotect', ...rangeOf(v), prot: v.number('prot') }),
  mremap: (v) => ({
    name: 'mremap',
    addr: v.number('addr'),
    old_len: v.number('old_len'),
    new_len: v.number('new_len'),
    flags: v.number('flags'),
    new_addr: v.number('new_addr'),
  }),
  brk: (v) => ({ name: 'brk', ...addrOf(v) }),
  madvise: (v) => ({ name: 'madvise', ...rangeOf(v), advice: v.number('advice') }),
  mlock: (v) => ({ name: 'mlock', ...rangeOf(v) }),
  mlock2: (v) => ({ name: 'mlock2', ...rangeOf(v), flags: v.number('flags') }),
  munlock: (v) => ({ name: 'munlock', ...rangeOf(v) }),
  mlockall: (v) => ({ name: 'mlockall', flags: v.number('flags') }),
  munlockall: () => ({ name: 'munlockall' }),
  mbind: (v) => ({ name: 'mbind', ...rangeOf(v), mode: v.number('mode'), nodes: v.number('nodes') }),
  userfaultfd_register: (v) => ({ name: 'userfaultfd_register', ...rangeOf(v), ctx: v.number('ctx') }),
  userfaultfd_unregister: (v) => ({ name: 'userfaultfd_unregister', ...rangeOf(v) }),
  set_vma_anon_name: (v) => ({
    name: 'set_vma_anon_name',
    ...rangeOf(v),
    anon_name: v.words.get('anon_name') ?? null,
  }),
  vma_merge: (v) => ({
    name: 'vma_merge',
    ...addrOf(v),
    end: v.number('end'),
    vm_flags: v.number('vm_flags'),
    pgoff: v.optional('pgoff') ?? null,
    ...mergeClaims(v),
  }),
  mseal: (v) => ({ name: 'mseal', ...rangeOf(v), flags: v.number('flags') }),
  populate: (v) => ({ name: 'populate', ...rangeOf(v) }),
  touch: (v) => ({ name: 'touch', ...rangeOf(v), write: v.word('access') === 'w' }),
  fork: (v) => ({ name: 'fork', ...(has(v.number('flags'), CLONE_VM) && { thread: true }), ...pidOf(v) }),
  execve: (v) => ({ name: 'execve', image: imageOf(v) }),
  exit: (v) => ({ name: 'exit', ...pidOf(v) }),
  switch: (v) => ({ name: 'switch', pid: v.number('pid') }),
  open: (v) => ({
    name: 'open',
    path: v.word('path'),
    pages: v.number('pages'),
    mode: v.word('mode') as 'r' | 'w' | 'rw',
    ...(v.given.has('truncate_count') && { truncate_count: v.number('truncate_count') }),
  }),
  sysctl: (v) => ({ name: 'sysctl', key: v.word('key') as SysctlName, value: v.number('value') }),
  rlimit: (v) => ({ name: 'rlimit', resource: v.word('resource') as RlimitName, value: v.number('value') }),
  find_vma: (v) => ({ name: 'find_vma', ...addrOf(v) }),
  find_vma_prev: (v) => ({ name: 'find_vma_prev', ...addrOf(v) }),
  find_vma_intersection: (v) => ({ name: 'find_vma_intersection', ...addrOf(v), end: v.number('end') }),
  get_unmapped_area: (v) => ({ name: 'get_unmapped_area', ...rangeOf(v), flags: v.number('flags') }),
  insert_vm_struct: (v) => ({ name: 'insert_vm_struct', ...rangeOf(v), vm_flags: v.number('vm_flags') }),
};

/** The engine's call with these arguments. */
export function buildCall(name: CallName, values: Values): Call {
  const build = BUILD[name] as (v: Values) => Call;
  return build(values);
}
