/** The process that the recorder ran in, at its first row. */
import {
  type Addr,
  has,
  type Image,
  type ImageVma,
  type KernelName,
  type RecordedImage,
  run,
  TASK_SIZE,
  VM,
  type World,
  worldOf,
  worldWithTree,
} from '../../engine';
import { vmFlagsOfCodes } from '../vm-flag-codes';
import { withoutSoftDirty } from './flag-names';
import type { Place, Row, TreeState } from './rows';
import { RUNNER_BRK, runnerRows } from './runner';
import type { RunnerFiles } from './script';

/** Hex addresses are absolute, numbers are pages of the arena. */
const absolute = (place: Place, arena: Addr): Addr =>
  typeof place === 'string' ? Number.parseInt(place, 16) : arena + place * 4096;

const nameOf = (flags: number, file: string): string => {
  if (has(flags, VM.GROWSDOWN)) return '[stack]';
  if (has(flags, VM.PFNMAP)) return '[vvar]';
  if (has(flags, VM.DONTEXPAND)) return '[vdso]';
  return file;
};

/** The first row of a tree recording, tree and all. */
export function startFromTree(t: TreeState, arena: Addr, kernel: KernelName): World {
  const vmas = t.n
    .map(([s, e, colour, left, right, gap, flags, pgoff, av]) => {
      const vm_flags = withoutSoftDirty(flags);
      const at = (p: Place | null): Addr | null => (p === null ? null : absolute(p, arena));
      return {
        vm_start: absolute(s, arena),
        vm_end: absolute(e, arena),
        vm_flags,
        vm_pgoff: pgoff,
        name: nameOf(vm_flags, has(vm_flags, VM.DENYWRITE) ? 'vmarun' : ''),
        anon_vma: av,
        tree: {
          colour: colour === 'r' ? ('red' as const) : ('black' as const),
          left: at(left),
          right: at(right),
          gap: gap * 4096,
        },
      };
    })
    .sort((a, b) => a.vm_start - b.vm_start);
  const image: RecordedImage = {
    name: 'vmarun',
    vmas,
    start_brk: Number.parseInt(t.brk[0], 16),
    brk: Number.parseInt(t.brk[1], 16),
    mmap_base: Number.parseInt(t.base, 16),
  };
  return worldWithTree(image, kernel);
}

/** The first row of a layout recording. Its VMAs were written to: the recorder has run in them. */
export function startFromLayout(row: Row, arena: Addr, kernel: KernelName): World {
  const rows = row.all ?? runnerRows(kernel);
  const vmas: ImageVma[] = rows
    .map((vma, i) => {
      const vm_flags = vmFlagsOfCodes(vma.flags);
      const written = has(vm_flags, VM.ACCOUNT);
      return {
        vm_start: absolute(vma.s, arena),
        vm_end: absolute(vma.e, arena),
        vm_flags,
        vm_pgoff: vma.pgoff ?? 0,
        name: vma.file ?? '',
        anon_vma: written ? i : null,
      };
    })
    .filter((vma) => vma.vm_start < TASK_SIZE);
  const [start_brk, brk] = RUNNER_BRK;
  const heapEnd = vmas.findLast((vma) => vma.name === '[heap]')?.vm_end ?? brk;
  const image: Image = { name: 'vmarun', vmas, start_brk, brk: heapEnd };
  return worldOf(image, kernel);
}

/** The machine that recorded 6.18 had no /dev/mem: its mmap of it says EBADF. */
const HAS_DEV_MEM = (kernel: KernelName): boolean => kernel !== '6.18';

/** Opens what the recorder had open. */
export function openRunnerFiles(world: World): { world: World; files: RunnerFiles } {
  const files: { [name: string]: number } = {};
  let now = world;
  const open = (name: string, path: string, mode: 'r' | 'rw'): void => {
    const result = run(now, { name: 'open', path, pages: 512, mode });
    files[name] = result.ret as number;
    now = result.world;
  };
  open('A', 'A', 'rw');
  open('B', 'B', 'rw');
  open('A2', 'A', 'rw');
  open('R', 'A', 'r');
  if (HAS_DEV_MEM(world.kernel)) open('D', '/dev/mem', 'rw');
  return { world: now, files };
}
