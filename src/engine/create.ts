/** The first world: one task with an address space, and the settings of a freshly booted machine. */
import { blankMm } from './blank-mm';
import { Edit } from './edit';
import { EMPTY_VMACACHE } from './find';
import { DEFAULT_KERNEL, type KernelName, type Profile } from './kernel';
import { emptyTable } from './table';
import type { MmId, Rlimits, Sysctl, World } from './world';

/** vm.max_map_count: 65535 less the margin that a core dump's ELF header needs. */
const DEFAULT_MAX_MAP_COUNT = 65530;
const DEFAULT_STACK_LIMIT = 8 * 1024 * 1024;

const DEFAULT_SYSCTL: Sysctl = {
  max_map_count: DEFAULT_MAX_MAP_COUNT,
  stack_guard_gap: 256,
  mmap_min_addr: 65536,
  overcommit_memory: 0,
  commit_limit: Number.POSITIVE_INFINITY,
  series_refactor: 1,
  series_page_offset: 1,
  series_anon_vmas: 1,
  series_tracing: 1,
};
const DEFAULT_RLIMITS: Rlimits = {
  RLIMIT_AS: Number.POSITIVE_INFINITY,
  RLIMIT_DATA: Number.POSITIVE_INFINITY,
  RLIMIT_STACK: DEFAULT_STACK_LIMIT,
  RLIMIT_MEMLOCK: Number.POSITIVE_INFINITY,
};

interface Options {
  readonly kernel?: KernelName;
  readonly variant?: Profile;
}

/** One task, pid 1, of that name and with the address space made for it. */
export function boot(options: Options, name: string, makeMm: (edit: Edit) => MmId): World {
  const empty: World = {
    kernel: options.kernel ?? DEFAULT_KERNEL,
    ...(options.variant && { variant: options.variant }),
    sysctl: DEFAULT_SYSCTL,
    current: 1,
    tasks: emptyTable(),
    mms: emptyTable(),
    vmas: emptyTable(),
    anon_vmas: emptyTable(),
    files: emptyTable(),
    inodes: emptyTable(),
    committed: 0,
    nextVma: 1,
    nextMm: 1,
    nextAnonVma: 1,
    nextFile: 1,
    nextPid: 2,
    nextPfn: 1,
  };
  const edit = new Edit(empty);
  edit.addTask({
    pid: 1,
    parent: null,
    mm: null,
    name,
    vmacache: EMPTY_VMACACHE,
    vmacache_seqnum: 0,
    rlimits: DEFAULT_RLIMITS,
  });
  const mm = makeMm(edit);
  edit.editTask(1).mm = mm;
  return edit.snapshot();
}

/** One task, pid 1, with an empty address space. */
export const createWorld = (options: Options = {}): World =>
  boot(options, 'init', (edit) => edit.addMm({ ...blankMm(), start_brk: 0x555555560000, brk: 0x555555560000 }));
