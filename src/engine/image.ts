/**
 * A process image becomes an mm: how execve, an imported map and a recording's first state come in.
 * The tree grows by ascending insertion; a recording with a tree of its own puts that in its place.
 */

import { PAGE_SIZE, type Pages, pageAlign, TASK_SIZE, toPages } from './addr';
import { blankMm, DEFAULT_MMAP_BASE } from './blank-mm';
import type { Image, ImageVma } from './call';
import type { Edit } from './edit';
import { findVmaLinks } from './find';
import { vmStatAccount } from './limits';
import { vmaLink } from './link';
import { newVma } from './make-vma';
import { emptyTable } from './table';
import { has, VM } from './vm-flags';
import type { AnonVmaId, FileId, MmId, VmOps } from './world';

/** Kernel mappings: they have vm_ops with a close(). */
const SPECIAL_NAMES: readonly string[] = ['[vdso]', '[vvar]', '[vvar_vclock]', '[vsyscall]', '[uprobes]'];
const isFileName = (name: string): boolean => name !== '' && !name.startsWith('[');

/** Builds the mm of an image; VMAs must be ascending and apart. Returns its id. */
export function loadImage(edit: Edit, image: Image): MmId {
  const heap = image.vmas.find((vma) => vma.name === '[heap]');
  const stack = image.vmas.find((vma) => vma.name === '[stack]');
  const task_size = image.task_size ?? TASK_SIZE;
  const mmap_legacy_base = image.mmap_legacy_base ?? pageAlign(task_size / 3);
  const start_brk = image.start_brk ?? heap?.vm_start ?? defaultBrk(image);
  const mm = edit.addMm({
    ...blankMm(),
    mmap_base: image.mmap_base ?? DEFAULT_MMAP_BASE,
    task_size,
    mmap_legacy_base,
    layout: image.layout ?? 'topdown',
    free_area_cache: image.layout === 'legacy' ? mmap_legacy_base : (image.mmap_base ?? DEFAULT_MMAP_BASE),
    start_brk,
    brk: image.brk ?? heap?.vm_end ?? start_brk,
    start_stack: stack === undefined ? TASK_SIZE - PAGE_SIZE : stack.vm_end - PAGE_SIZE,
  });
  const known: Known = { anonVmas: new Map(), filePages: filePages(image) };
  for (const vma of image.vmas) linkImageVma(edit, mm, vma, known);
  return mm;
}

/** Without a heap in the image: the first page above the lowest program's VMAs. */
function defaultBrk(image: Image): number {
  const program = image.vmas.filter((vma) => isFileName(vma.name) && vma.vm_start < 0x600000000000);
  const last = program[program.length - 1];
  return last === undefined ? 0x555555560000 : last.vm_end;
}

/** What the lines of one image share. */
interface Known {
  readonly anonVmas: Map<number, AnonVmaId>;
  readonly filePages: ReadonlyMap<string, Pages>;
}

/** The size of each file, as far as the image shows: no line maps more. */
function filePages(image: Image): ReadonlyMap<string, Pages> {
  const pages = new Map<string, Pages>();
  for (const { name, vm_pgoff, vm_start, vm_end } of image.vmas) {
    pages.set(name, Math.max(pages.get(name) ?? 0, vm_pgoff + toPages(vm_end - vm_start)));
  }
  return pages;
}

function linkImageVma(edit: Edit, mm: MmId, image: ImageVma, known: Known): void {
  const { vm_start, vm_end, vm_flags, name } = image;
  const special = SPECIAL_NAMES.includes(name);
  const vm_file = isFileName(name) ? fileFor(edit, name, image, known.filePages.get(name) ?? 0) : null;
  const vm_ops: VmOps = special
    ? 'special'
    : vm_file === null
      ? null
      : has(vm_flags, VM.SHARED) && name.startsWith('/dev/zero')
        ? 'shmem'
        : 'file';
  const vm_pgoff = vm_ops === null && image.vm_pgoff === 0 ? toPages(vm_start) : image.vm_pgoff;
  const made = newVma(mm, vm_start, vm_end, vm_flags, vm_pgoff, vm_file, vm_ops);
  // Such memory never merges, so its name is only there to be shown.
  const id = edit.addVma(special ? { ...made, anon_name: name } : made);
  const place = findVmaLinks(edit, mm, vm_start, vm_end);
  if (place === null)
    throw new RangeError(`image: ${vm_start.toString(16)}-${vm_end.toString(16)} overlaps another line`);
  vmaLink(edit, mm, id, place);
  vmStatAccount(edit, mm, vm_flags, toPages(vm_end - vm_start));
  if (has(vm_flags, VM.ACCOUNT)) edit.committed += toPages(vm_end - vm_start);
  if (has(vm_flags, VM.LOCKED)) edit.editMm(mm).locked_vm += toPages(vm_end - vm_start);
  if (image.anon_vma !== undefined && image.anon_vma !== null) attachRecorded(edit, id, image.anon_vma, known.anonVmas);
}

/** One struct file for each path of the image, as ld.so leaves it. */
function fileFor(edit: Edit, name: string, image: ImageVma, pages: Pages): FileId {
  const known = edit.inodeOfPath(name);
  const opened = known === null ? null : edit.fileOfInode(known);
  if (opened !== null) return opened;
  const inode = edit.addInode({
    name,
    pages,
    kind: name === '/dev/mem' ? 'mem' : 'regular',
    i_mmap: emptyTable(),
    truncate_count: 0,
  });
  return edit.addFile({ inode, readable: true, writable: has(image.vm_flags, VM.SHARED) });
}

/** VMAs of the image with the same number share one anon_vma. */
function attachRecorded(edit: Edit, id: number, number: number, known: Map<number, AnonVmaId>): void {
  let av = known.get(number);
  if (av === undefined) {
    av = edit.addAnonVma((self) => ({
      root: self,
      parent: self,
      num_children: 1,
      num_active_vmas: 0,
      vmas: emptyTable(),
    }));
    known.set(number, av);
  }
  const vma = edit.editVma(id);
  vma.anon_vma = av;
  vma.anon_vma_chain = [av];
  edit.addAvc(av, id);
  edit.editAnonVma(av).num_active_vmas++;
}
