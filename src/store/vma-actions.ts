/** What can be done with one VMA, as lines of the call language: the menu of the bar makes them, undo takes them back. */
import {
  type Addr,
  has,
  MADV,
  MREMAP,
  only,
  PAGE_SIZE,
  PROT,
  pageDown,
  permissions,
  VM,
  VM_ACCESS,
  type Vma,
} from '../engine';
import { printCall, type Scope } from '../language';

export type VmaActionKind =
  | 'munmap'
  | 'munmapPart'
  | 'protect'
  | 'split'
  | 'grow'
  | 'move'
  | 'touchRead'
  | 'touchWrite'
  | 'mlock'
  | 'munlock'
  | 'dontneed'
  | 'dontfork'
  | 'dofork'
  | 'madvise';

export interface VmaAction {
  readonly kind: VmaActionKind;
  readonly line: string;
  /** Opens the form with the line instead of making the call: there is something to choose. */
  readonly isAsked: boolean;
  /** `rw-` of a protection, `…4000` of a place: what goes into its name. */
  readonly detail: string;
}

const PROTECTIONS: readonly number[] = [
  PROT.READ,
  PROT.READ + PROT.WRITE,
  PROT.READ + PROT.EXEC,
  PROT.READ + PROT.WRITE + PROT.EXEC,
  PROT.NONE,
];

/** Where to split: the page pointed at, if it lies inside; else the middle. null: one page has no middle. */
function splitAt({ vm_start, vm_end }: Vma, addr: Addr | null): Addr | null {
  const pointed = addr === null ? null : pageDown(addr);
  if (pointed !== null && pointed > vm_start && pointed < vm_end) return pointed;
  const middle = pageDown((vm_start + vm_end) / 2);
  return middle > vm_start && middle < vm_end ? middle : null;
}

/** Another protection than the present one, the nearest: writable memory becomes read-only, other memory readable or not. */
function otherProt(vma: Vma): number {
  if (has(vma.vm_flags, VM.WRITE)) return PROT.READ;
  return has(vma.vm_flags, VM.READ) ? PROT.NONE : PROT.READ;
}

const shortAddr = (addr: Addr): string => `…${addr.toString(16).slice(-4)}`;

export function vmaActions(vma: Vma, pointed: Addr | null, scope: Scope): readonly VmaAction[] {
  const { vm_start: addr, vm_end, vm_flags } = vma;
  const len = vm_end - addr;
  const at = splitAt(vma, pointed);
  const out: VmaAction[] = [];
  const add = (kind: VmaActionKind, call: Parameters<typeof printCall>[0], detail = '', isAsked = false): void => {
    out.push({ kind, line: printCall(call, scope), isAsked, detail });
  };
  add('munmap', { name: 'munmap', addr, len });
  add('munmapPart', { name: 'munmap', addr: at ?? addr, len: Math.min(PAGE_SIZE, len) }, '', true);
  for (const prot of PROTECTIONS)
    if (prot !== only(vm_flags, VM_ACCESS))
      add('protect', { name: 'mprotect', addr, len, prot }, permissions(prot).slice(0, 3));
  if (at !== null) add('split', { name: 'mprotect', addr: at, len: vm_end - at, prot: otherProt(vma) }, shortAddr(at));
  const moved = { name: 'mremap', addr, old_len: len, flags: MREMAP.MAYMOVE, new_addr: 0 } as const;
  add('grow', { ...moved, new_len: len + PAGE_SIZE });
  add('move', { ...moved, new_len: len, flags: MREMAP.MAYMOVE + MREMAP.FIXED, new_addr: addr - len }, '', true);
  add('touchRead', { name: 'touch', addr, len, write: false });
  add('touchWrite', { name: 'touch', addr, len, write: true });
  if (has(vm_flags, VM.LOCKED)) add('munlock', { name: 'munlock', addr, len });
  else add('mlock', { name: 'mlock', addr, len });
  add('dontneed', { name: 'madvise', addr, len, advice: MADV.DONTNEED });
  const forks = has(vm_flags, VM.DONTCOPY);
  add(forks ? 'dofork' : 'dontfork', { name: 'madvise', addr, len, advice: forks ? MADV.DOFORK : MADV.DONTFORK });
  add('madvise', { name: 'madvise', addr, len, advice: MADV.SEQUENTIAL }, '', true);
  return out;
}
