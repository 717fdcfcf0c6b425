/**
 * vm_flags and the flag arguments of the system calls. The only file of the engine with bit operators.
 * Models: linux/mm.h of 5.10 (lower 32 bits), uapi mman.h of x86-64.
 */

import type { Profile } from './kernel';

export const VM = {
  READ: 0x1,
  WRITE: 0x2,
  EXEC: 0x4,
  SHARED: 0x8,
  MAYREAD: 0x10,
  MAYWRITE: 0x20,
  MAYEXEC: 0x40,
  MAYSHARE: 0x80,
  GROWSDOWN: 0x100,
  UFFD_MISSING: 0x200,
  PFNMAP: 0x400,
  DENYWRITE: 0x800,
  UFFD_WP: 0x1000,
  LOCKED: 0x2000,
  IO: 0x4000,
  SEQ_READ: 0x8000,
  RAND_READ: 0x10000,
  DONTCOPY: 0x20000,
  DONTEXPAND: 0x40000,
  LOCKONFAULT: 0x80000,
  /** Up to 3.6; LOCKONFAULT has its place from 4.4 on. */
  RESERVED: 0x80000,
  ACCOUNT: 0x100000,
  NORESERVE: 0x200000,
  HUGETLB: 0x400000,
  /** Bit 63 in the kernel (6.10); the model has 32 bits and puts it where VM_SYNC, for DAX only, would be. */
  SEALED: 0x800000,
  /** openEuler's share pool: an extra bit of that kernel; it shares the place of VM_SEALED, which that kernel lacks. */
  SHARE_POOL: 0x800000,
  ARCH_1: 0x1000000,
  WIPEONFORK: 0x2000000,
  DONTDUMP: 0x4000000,
  SOFTDIRTY: 0x8000000,
  MIXEDMAP: 0x10000000,
  HUGEPAGE: 0x20000000,
  NOHUGEPAGE: 0x40000000,
  MERGEABLE: 0x80000000,
} as const;
export type VmFlagName = keyof typeof VM;

export const PROT = {
  NONE: 0,
  READ: 1,
  WRITE: 2,
  EXEC: 4,
  SEM: 8,
  GROWSDOWN: 0x01000000,
  GROWSUP: 0x02000000,
} as const;

export const MAP = {
  SHARED: 0x1,
  PRIVATE: 0x2,
  SHARED_VALIDATE: 0x3,
  FIXED: 0x10,
  ANONYMOUS: 0x20,
  '32BIT': 0x40,
  GROWSDOWN: 0x100,
  DENYWRITE: 0x800,
  EXECUTABLE: 0x1000,
  LOCKED: 0x2000,
  NORESERVE: 0x4000,
  POPULATE: 0x8000,
  NONBLOCK: 0x10000,
  STACK: 0x20000,
  HUGETLB: 0x40000,
  SYNC: 0x80000,
  FIXED_NOREPLACE: 0x100000,
  /** openEuler only. */
  SHARE_POOL: 0x200000,
} as const;
/** The bits of MAP that name the type: SHARED, PRIVATE, SHARED_VALIDATE. */
export const MAP_TYPE = 0xf;

export const MREMAP = { MAYMOVE: 1, FIXED: 2, DONTUNMAP: 4 } as const;
export const MLOCK = { ONFAULT: 1 } as const;
export const MCL = { CURRENT: 1, FUTURE: 2, ONFAULT: 4 } as const;

/** Any bit of mask set? */
export const has = (flags: number, mask: number): boolean => (flags & mask) !== 0;
/** Every bit of mask set? */
export const hasAll = (flags: number, mask: number): boolean => (flags & mask) >>> 0 === mask >>> 0;
export const add = (flags: number, mask: number): number => (flags | mask) >>> 0;
export const drop = (flags: number, mask: number): number => (flags & ~mask) >>> 0;
export const only = (flags: number, mask: number): number => (flags & mask) >>> 0;
/** The bits in which two words differ. */
export const differing = (a: number, b: number): number => (a ^ b) >>> 0;

export const VM_ACCESS = VM.READ | VM.WRITE | VM.EXEC;
/** Never merged, never locked (3.15 and later). */
const VM_SPECIAL = VM.IO | VM.DONTEXPAND | VM.PFNMAP | VM.MIXEDMAP;
/** The same up to 3.6. */
const VM_SPECIAL_2632 = VM.IO | VM.DONTEXPAND | VM.RESERVED | VM.PFNMAP;
/** VM_SPECIAL of a kernel. */
export const specialOf = ({ specialBits }: Pick<Profile, 'specialBits'>): number =>
  specialBits === 'reserved' ? VM_SPECIAL_2632 : VM_SPECIAL;
export const VM_LOCKED_MASK = VM.LOCKED | VM.LOCKONFAULT;
/** What do_mmap gives every mapping. */
export const VM_MAY = VM.MAYREAD | VM.MAYWRITE | VM.MAYEXEC;

/** The PROT_* bits as VM_READ, VM_WRITE, VM_EXEC: they have the same values. */
export const protToFlags = (prot: number): number => prot & 0x7;
/** Which of the R, W, X bits in flags lack their MAY bit. */
export const withoutMay = (flags: number): number => flags & ~(flags >>> 4) & VM_ACCESS;

/** `rw-p` as /proc/PID/maps prints it. */
export function permissions(flags: number): string {
  const shared = has(flags, VM.MAYSHARE) ? 's' : 'p';
  return `${has(flags, VM.READ) ? 'r' : '-'}${has(flags, VM.WRITE) ? 'w' : '-'}${has(flags, VM.EXEC) ? 'x' : '-'}${shared}`;
}

/** What a kernel calls the two bits that have more than one name here. */
export type FlagEra = Pick<Profile, 'sharePool' | 'specialBits'>;
const LATEST: FlagEra = { sharePool: false, specialBits: 'mixedmap' };

/** The names of the set bits as the kernel has them, lowest first. */
export function flagNames(flags: number, { sharePool, specialBits }: FlagEra = LATEST): VmFlagName[] {
  const absent: readonly VmFlagName[] = [
    sharePool ? 'SEALED' : 'SHARE_POOL',
    specialBits === 'reserved' ? 'LOCKONFAULT' : 'RESERVED',
  ];
  return (Object.keys(VM) as VmFlagName[]).filter((name) => !absent.includes(name) && has(flags, VM[name]));
}

/** The slot of a hash in a power-of-two sized cache. */
export const slotOf = (n: number, slots: number): number => n % slots;
