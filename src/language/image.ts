/**
 * A process image as texts: one line for each VMA, in the manner of /proc/PID/maps.
 *   7f00-7f04 rw-p 00000000 [heap]        the usual vm_flags of such a line
 *   7f00-7f04 0x100073 00000000 [heap]    vm_flags as they are
 * An anon_vma that exists already is written as `anon_vma=N`; VMAs with the same N share it.
 */
import { add, hex, type ImageVma, isPageAligned, toBytes, toPages, VM } from '../engine';

const READ_WRITE_EXEC: readonly [string, number][] = [
  ['r', VM.READ],
  ['w', VM.WRITE],
  ['x', VM.EXEC],
];
const SPECIAL = VM.DONTEXPAND + VM.MAYREAD;

/**
 * The vm_flags that a line of a memory map usually stands for. The map shows four letters of them only: the MAY bits are
 * set, private writable memory is charged (VM_ACCOUNT), [stack] grows down, and the kernel's own mappings are special.
 */
export function usualFlags(permissions: string, name: string): number {
  let flags = 0;
  READ_WRITE_EXEC.forEach(([letter, bit], place) => {
    if (permissions[place] === letter) flags = add(flags, bit);
  });
  if (name.startsWith('[vvar')) return add(flags, SPECIAL + VM.IO + VM.PFNMAP + VM.DONTDUMP);
  flags = add(flags, VM.MAYREAD + VM.MAYWRITE + VM.MAYEXEC);
  if (name === '[vdso]') return add(flags, VM.DONTEXPAND);
  if (permissions[3] === 's') return add(flags, VM.SHARED + VM.MAYSHARE);
  if (permissions[1] === 'w') flags = add(flags, VM.ACCOUNT);
  return name.startsWith('[stack') ? add(flags, VM.GROWSDOWN) : flags;
}

const LINE =
  /^([0-9a-f]{1,16})-([0-9a-f]{1,16}) (?:([r-][w-][x-][sp])|0x([0-9a-f]{1,8})) ([0-9a-f]{1,16})(?: anon_vma=(\d{1,9}))?(?: (.*))?$/s;

/** One VMA of an image, or undefined where the text is none. */
export function parseImageLine(text: string): ImageVma | undefined {
  const found = LINE.exec(text);
  if (found === null) return undefined;
  const [, start = '', end = '', permissions, flags = '0', offset = '', anon_vma, name = ''] = found;
  const [vm_start, vm_end, bytes] = [start, end, offset].map((digits) => Number.parseInt(digits, 16));
  if (vm_start === undefined || vm_end === undefined || bytes === undefined || vm_start >= vm_end) return undefined;
  if (![vm_start, vm_end, bytes].every((n) => Number.isSafeInteger(n) && isPageAligned(n))) return undefined;
  return {
    vm_start,
    vm_end,
    vm_flags: permissions === undefined ? Number.parseInt(flags, 16) : usualFlags(permissions, name),
    vm_pgoff: toPages(bytes),
    name,
    ...(anon_vma !== undefined && { anon_vma: Number(anon_vma) }),
  };
}

/** The inverse of parseImageLine. */
export function printImageLine({ vm_start, vm_end, vm_flags, vm_pgoff, name, anon_vma }: ImageVma): string {
  const anon = anon_vma === undefined || anon_vma === null ? '' : ` anon_vma=${anon_vma}`;
  const offset = hex(toBytes(vm_pgoff)).padStart(8, '0');
  return `${hex(vm_start)}-${hex(vm_end)} 0x${hex(vm_flags)} ${offset}${anon}${name === '' ? '' : ` ${name}`}`;
}
