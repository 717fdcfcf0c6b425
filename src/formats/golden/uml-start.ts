/** The process of a user-mode kernel: a lower end of the address space, and the search from the bottom up. */
import {
  type Addr,
  add,
  type Image,
  type ImageVma,
  type KernelName,
  MAP,
  PROT,
  run,
  VM,
  type VmFlagName,
  type World,
  worldOf,
} from '../../engine';
import type { UmlNode } from './uml-rows';

/** Page 0 of the helpers. */
export const UML_BASE: Addr = 0x10000000;
/** The arena's dumps show this much; what mmap chooses lies above. */
export const UML_ARENA_END: Addr = 0x40000000;
const UML_TASK_SIZE: Addr = 0x7fc0000000;
/** TASK_UNMAPPED_BASE. */
const UML_LEGACY_BASE: Addr = 0x40000000;
/** Where the program begins. What lies below is the stub page of 4.4: a fork links it after all else. */
const PROGRAM: Addr = 0x400000;

/** The flags that the dumps name. */
export const UML_FLAGS: readonly VmFlagName[] = [
  'READ',
  'WRITE',
  'EXEC',
  'SHARED',
  'GROWSDOWN',
  'LOCKED',
  'DONTCOPY',
  'ACCOUNT',
  'NORESERVE',
  'WIPEONFORK',
];

const MAY = VM.MAYREAD + VM.MAYWRITE + VM.MAYEXEC;
const flagsOf = (names: readonly string[]): number =>
  UML_FLAGS.reduce((flags, name) => (names.includes(name) ? add(flags, VM[name]) : flags), MAY);

const imageVma = ({ start, end, flags }: Pick<UmlNode, 'start' | 'end' | 'flags'>): ImageVma => {
  const vm_flags = flagsOf(flags);
  const name = flags.includes('GROWSDOWN') ? '[stack]' : '';
  return { vm_start: Number(start), vm_end: Number(end), vm_flags, vm_pgoff: 0, name };
};

/** The process of a dump of the whole tree: by ascending insertion, as a fork makes it. */
export function umlWorld(kernel: KernelName, nodes: readonly Pick<UmlNode, 'start' | 'end' | 'flags'>[]): World {
  const vmas = nodes.map(imageVma);
  const image: Image = {
    name: 'program',
    vmas: vmas.filter((vma) => vma.vm_start >= PROGRAM),
    task_size: UML_TASK_SIZE,
    mmap_legacy_base: UML_LEGACY_BASE,
    layout: 'legacy',
  };
  return vmas
    .filter((vma) => vma.vm_start < PROGRAM)
    .reduce((world, { vm_start, vm_end }) => withStub(world, vm_start, vm_end), worldOf(image, kernel));
}

const withStub = (world: World, addr: Addr, end: Addr): World =>
  run(world, {
    name: 'mmap',
    addr,
    len: end - addr,
    prot: PROT.READ + PROT.EXEC,
    flags: MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED,
    fd: -1,
    offset: 0,
  }).world;

/** A program as the tree recordings show it, for recordings of the arena alone. */
export const umlProgram = (kernel: KernelName): World =>
  umlWorld(kernel, [
    { start: '0x400000', end: '0x401000', flags: ['READ'] },
    { start: '0x401000', end: '0x47c000', flags: ['READ', 'EXEC'] },
    { start: '0x47c000', end: '0x4a4000', flags: ['READ'] },
    { start: '0x4a4000', end: '0x4a8000', flags: ['READ', 'ACCOUNT'] },
    { start: '0x4a8000', end: '0x4ab000', flags: ['READ', 'WRITE', 'ACCOUNT'] },
    { start: '0x4ab000', end: '0x4e3000', flags: ['READ', 'WRITE', 'EXEC', 'ACCOUNT'] },
    { start: '0x7fbfd70000', end: '0x7fbfd91000', flags: ['READ', 'WRITE', 'GROWSDOWN', 'ACCOUNT'] },
    { start: '0x7fbffff000', end: '0x7fc0000000', flags: ['READ', 'EXEC'] },
  ]);
