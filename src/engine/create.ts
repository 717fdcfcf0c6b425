/** The first world: one task with an address space, and the settings of a freshly booted machine. */
import type { Addr, Bytes } from './addr';
import type { Image, ImageVma } from './call';
import { Edit } from './edit';
import { EMPTY_VMACACHE } from './find';
import { blankMm, loadImage } from './image';
import { DEFAULT_KERNEL, type KernelName, type Profile } from './kernel';
import { emptyTable } from './table';
import type { Colour, MmId, Rlimits, Sysctl, VmaId, World } from './world';

/** vm.max_map_count: 65535 less the margin that a core dump's ELF header needs. */
const DEFAULT_MAX_MAP_COUNT = 65530;
const DEFAULT_STACK_LIMIT = 8 * 1024 * 1024;

const DEFAULT_SYSCTL: Sysctl = {
  max_map_count: DEFAULT_MAX_MAP_COUNT,
  stack_guard_gap: 256,
  mmap_min_addr: 65536,
  overcommit_memory: 0,
  commit_limit: Number.POSITIVE_INFINITY,
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

/** One task, pid 1, with the image given, or with an empty address space. */
export function createWorld(
  options: { readonly kernel?: KernelName; readonly image?: Image; readonly variant?: Profile } = {},
): World {
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
    name: options.image?.name ?? 'init',
    vmacache: EMPTY_VMACACHE,
    vmacache_seqnum: 0,
    rlimits: DEFAULT_RLIMITS,
  });
  const mm: MmId =
    options.image === undefined
      ? edit.addMm({ ...blankMm(), start_brk: 0x555555560000, brk: 0x555555560000 })
      : loadImage(edit, options.image);
  edit.editTask(1).mm = mm;
  return edit.snapshot();
}

/** A node's place in a recorded tree; children are named by their vm_start. */
export interface RecordedNode {
  readonly colour: Colour;
  readonly left: Addr | null;
  readonly right: Addr | null;
  readonly gap: Bytes;
}
export type RecordedImage = Image & { readonly vmas: readonly (ImageVma & { readonly tree: RecordedNode })[] };

/** A world whose tree is a recorded one: the shape depends on a history that the image does not tell. */
export function worldWithTree(image: RecordedImage, kernel?: KernelName): World {
  const edit = new Edit(createWorld({ kernel, image }));
  const mm = edit.task(1).mm as MmId;
  const ids = new Map<Addr, VmaId>();
  for (let id = edit.mm(mm).mmap; id !== null; id = edit.vma(id).vm_next) ids.set(edit.vma(id).vm_start, id);
  const idAt = (addr: Addr | null): VmaId | null => (addr === null ? null : (ids.get(addr) ?? null));
  const below = new Set<VmaId>();
  for (const { vm_start, tree } of image.vmas) {
    const id = idAt(vm_start) as VmaId;
    const node = edit.editVma(id);
    node.rb_colour = tree.colour;
    node.rb_left = idAt(tree.left);
    node.rb_right = idAt(tree.right);
    node.rb_subtree_gap = tree.gap;
    for (const child of [node.rb_left, node.rb_right]) {
      if (child === null) continue;
      below.add(child);
      edit.editVma(child).rb_parent = id;
    }
  }
  const root = [...ids.values()].find((id) => !below.has(id)) ?? null;
  if (root !== null) edit.editVma(root).rb_parent = null;
  edit.editMm(mm).mm_rb = root;
  return edit.snapshot();
}
