/** From a memory map to a process image that the engine can start from, and from a world back to a memory map. */
import {
  type Image,
  type ImageVma,
  isPageAligned,
  type Mm,
  type MmId,
  permissions,
  TASK_SIZE,
  tableGet,
  toBytes,
  toPages,
  type Vma,
  vmasInOrder,
  type World,
} from '../engine';
import { usualFlags } from '../language';
import type { MapsLine } from './maps';

/** A file that was deleted while it was mapped keeps its name; the remark says nothing about memory. */
export const withoutRemark = (name: string): string => name.replace(/ ?\(deleted\)$/, '');

const imageVma = (line: MapsLine): ImageVma => {
  const name = withoutRemark(line.name);
  return {
    vm_start: line.vm_start,
    vm_end: line.vm_end,
    vm_flags: line.vm_flags ?? usualFlags(line.permissions, name),
    vm_pgoff: toPages(line.offset),
    name,
  };
};

export interface ImageOptions {
  /** The command, for the task's name. */
  readonly name?: string;
  /** The break right after execve, where it is known: the first brk(NULL) of the process tells it. */
  readonly brk?: number;
}

/** The image that a memory map shows. What lies above user space, [vsyscall], is no VMA of the process. */
export function imageOfMaps(lines: readonly MapsLine[], options: ImageOptions = {}): Image {
  const vmas = lines.filter((line) => line.vm_end <= TASK_SIZE && isPageAligned(line.vm_start)).map(imageVma);
  const stack = vmas.find((vma) => vma.name === '[stack]');
  const below = vmas.filter((vma) => vma.vm_end <= (stack?.vm_start ?? TASK_SIZE));
  const top = below[below.length - 1];
  return {
    name: options.name ?? '',
    vmas,
    ...(options.brk !== undefined && { start_brk: options.brk, brk: options.brk }),
    ...(top !== undefined && { mmap_base: top.vm_end }),
  };
}

/** Device and inode as a map of the real process showed them, by file name. */
export type KnownFiles = ReadonlyMap<string, Pick<MapsLine, 'device' | 'inode'>>;

export function knownFiles(maps: Iterable<readonly MapsLine[]>): KnownFiles {
  const known = new Map<string, Pick<MapsLine, 'device' | 'inode'>>();
  for (const lines of maps) {
    for (const { name, device, inode } of lines) if (inode !== 0) known.set(withoutRemark(name), { device, inode });
  }
  return known;
}

const isInside = (addr: number, vma: Vma): boolean => vma.vm_start <= addr && addr <= vma.vm_end;

/** The name that show_map_vma of 5.10 gives to memory without a file. */
function anonymousName(vma: Vma, mm: Mm): string {
  if (vma.vm_ops === 'special') return vma.anon_name ?? (permissions(vma.vm_flags)[2] === 'x' ? '[vdso]' : '[vvar]');
  if (vma.vm_start <= mm.brk && vma.vm_end >= mm.start_brk) return '[heap]';
  if (isInside(mm.start_stack, vma)) return '[stack]';
  return vma.anon_name === null ? '' : `[anon:${vma.anon_name}]`;
}

/** The map of an mm, ascending, as /proc/PID/maps shows it. */
export function mapsOf(world: World, id: MmId, known: KnownFiles = new Map()): MapsLine[] {
  const mm = tableGet(world.mms, id);
  if (mm === undefined) return [];
  return vmasInOrder(world, id).map((vma): MapsLine => {
    const file = vma.vm_file === null ? undefined : tableGet(world.files, vma.vm_file);
    const inode = file === undefined ? undefined : tableGet(world.inodes, file.inode);
    const line = { vm_start: vma.vm_start, vm_end: vma.vm_end, permissions: permissions(vma.vm_flags) };
    if (inode === undefined) {
      return { ...line, offset: 0, device: '00:00', inode: 0, name: anonymousName(vma, mm), vm_flags: vma.vm_flags };
    }
    const { device, inode: number } = known.get(inode.name) ?? { device: '00:00', inode: inode.id };
    return { ...line, offset: toBytes(vma.vm_pgoff), device, inode: number, name: inode.name, vm_flags: vma.vm_flags };
  });
}
