/** The recorder as each kernel starts it, for layout and hidden recordings whose rows show only the arena. */
import '../../engine/all-calls';
import type { Addr, KernelName } from '../../engine';
import type { VmaRow } from './rows';

/** The recorder's heap at its start, where a row does not say: [start_brk, brk). */
export const RUNNER_BRK: readonly [Addr, Addr] = [0x11df000, 0x1201000];

const DENYWRITE = ' dw';
/** The five mappings of the program; up to 5.13 a program's file has VM_DENYWRITE. */
const program = (dw: string): readonly VmaRow[] => [
  { s: '400000', e: '401000', prot: 'r--p', pgoff: 0, file: 'vmarun', flags: `rd mr mw me${dw}` },
  { s: '401000', e: '498000', prot: 'r-xp', pgoff: 1, file: 'vmarun', flags: `rd ex mr mw me${dw}` },
  { s: '498000', e: '4c2000', prot: 'r--p', pgoff: 152, file: 'vmarun', flags: `rd mr mw me${dw}` },
  { s: '4c2000', e: '4c6000', prot: 'r--p', pgoff: 194, file: 'vmarun', flags: `rd mr mw me${dw} ac` },
  { s: '4c6000', e: '4c9000', prot: 'rw-p', pgoff: 198, file: 'vmarun', flags: `rd wr mr mw me${dw} ac` },
];

/** bss and heap: one VMA up to 6.0, two from 6.1 on, where the first brk merges with nothing. */
const ONE_HEAP: readonly VmaRow[] = [
  { s: '4c9000', e: '1201000', prot: 'rw-p', pgoff: 0, file: '[heap]', flags: 'rd wr mr mw me ac' },
];
const BSS_AND_HEAP: readonly VmaRow[] = [
  { s: '4c9000', e: '11df000', prot: 'rw-p', pgoff: 0, flags: 'rd wr mr mw me ac' },
  { s: '11df000', e: '1201000', prot: 'rw-p', pgoff: 0, file: '[heap]', flags: 'rd wr mr mw me ac' },
];

const VVAR: readonly VmaRow[] = [
  { s: '7ffff7ff9000', e: '7ffff7ffd000', prot: 'r--p', pgoff: 0, file: '[vvar]', flags: 'rd mr pf io de dd' },
];
/** From 6.13 on the clock pages have a mapping of their own. */
const VVAR_AND_VCLOCK: readonly VmaRow[] = [
  { s: '7ffff7ff7000', e: '7ffff7ffb000', prot: 'r--p', pgoff: 0, file: '[vvar]', flags: 'rd mr pf io de dd' },
  { s: '7ffff7ffb000', e: '7ffff7ffd000', prot: 'r--p', pgoff: 0, file: '[vvar_vclock]', flags: 'rd mr pf io de dd' },
];
const TOP: readonly VmaRow[] = [
  { s: '7ffff7ffd000', e: '7ffff7fff000', prot: 'r-xp', pgoff: 0, file: '[vdso]', flags: 'rd ex mr mw me de' },
  { s: '7ffffffbd000', e: '7ffffffff000', prot: 'rw-p', pgoff: 0, file: '[stack]', flags: 'rd wr mr mw me gd ac' },
];

export function runnerRows(kernel: KernelName): readonly VmaRow[] {
  switch (kernel) {
    case '6.18':
      return [...program(''), ...BSS_AND_HEAP, ...VVAR_AND_VCLOCK, ...TOP];
    case '6.1':
    case '6.12':
      return [...program(''), ...BSS_AND_HEAP, ...VVAR, ...TOP];
    default:
      return [...program(DENYWRITE), ...ONE_HEAP, ...VVAR, ...TOP];
  }
}
