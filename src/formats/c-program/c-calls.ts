/**
 * Each call of the language as C.
 */
import { add, type Call, type CallOf, has, isError, MAP, MREMAP, type Ret } from '../../engine';
import { cFlags, cLength, cNumber } from './c-numbers';
import { cAddr, cPlace, type Places } from './c-place';
import { cString } from './c-text';
import type { MadeCall } from './replayed';

/** The parts of the program that a call needs. */
export type Part = 'touch' | 'populate' | 'brk' | 'limit' | 'userfault' | 'names';

export interface Sketch {
  readonly places: Places;
  readonly parts: Set<Part>;
  /** The names of flags that occur, with their values. */
  readonly flags: Map<string, number>;
  /** The watchers of userfaultfd that occur. */
  readonly watchers: Set<number>;
}

/** made: an expression and a remark · process: a statement of its own, which opens, makes or ends something. */
export type Form =
  | { readonly kind: 'made'; readonly code: string; readonly remark?: string }
  | { readonly kind: 'process' };

const made = (code: string, remark?: string): Form => ({ kind: 'made', code, ...(remark !== undefined && { remark }) });

type WithAddr = Extract<Call, { readonly addr: number }>;

/** null: it is left out (left-out.ts), or nothing can be made of a session that has it (execve). */
export function formOf({ call, ret, before }: MadeCall, sketch: Sketch): Form | null {
  const { places, parts, flags } = sketch;
  const addr = (at: number): string => cAddr(at, before, places);
  const range = ({ addr: at, len }: WithAddr & { readonly len: number }): string => `${addr(at)}, ${cLength(len)}`;
  const need = (part: Part, form: Form): Form => {
    parts.add(part);
    return form;
  };
  switch (call.name) {
    case 'mmap':
      return mmapForm(call, ret, addr(call.addr), sketch);
    case 'munmap':
      return made(`munmap(${range(call)})`);
    case 'mprotect':
      return made(`mprotect(${range(call)}, ${cFlags('prot', call.prot, flags)})`);
    case 'mremap':
      return mremapForm(call, ret, addr, sketch);
    case 'brk':
      return need('brk', made(`syscall(SYS_brk, ${call.addr === 0 ? '0L' : addr(call.addr)})`));
    case 'madvise':
      return made(`madvise(${range(call)}, ${cFlags('advice', call.advice, flags)})`);
    case 'mlock':
    case 'munlock':
      return made(`${call.name}(${range(call)})`);
    case 'mlock2':
      return made(`syscall(SYS_mlock2, ${range(call)}, ${cFlags('mlock', call.flags, flags)})`);
    case 'mlockall':
      return made(`mlockall(${cFlags('mcl', call.flags, flags)})`);
    case 'munlockall':
      return made('munlockall()');
    case 'mseal':
      return made(`syscall(SYS_mseal, ${range(call)}, ${cNumber(call.flags)}UL)`);
    case 'mbind': {
      const mode = cFlags('mpol', call.mode, flags);
      return made(`syscall(SYS_mbind, ${range(call)}, ${mode}, &(unsigned long){${cNumber(call.nodes)}}, 64UL, 0UL)`);
    }
    case 'userfaultfd_register':
      sketch.watchers.add(call.ctx);
      return need('userfault', made(`watch(${range(call)}, &watcher_${call.ctx})`));
    case 'userfaultfd_unregister':
      return need('userfault', made(`unwatch(${range(call)})`));
    case 'set_vma_anon_name': {
      const name = call.anon_name === null ? 'NULL' : cString(call.anon_name);
      return need('names', made(`name_memory(${range(call)}, ${name})`));
    }
    case 'touch':
      return need('touch', made(`touch(${range(call)}, ${call.write ? 1 : 0})`));
    case 'populate':
      parts.add('touch');
      return need('populate', made(`populate(${range(call)})`));
    case 'open':
    case 'fork':
    case 'exit':
    case 'switch':
      return { kind: 'process' };
    case 'rlimit': {
      const value = Number.isFinite(call.value) ? cLength(call.value) : 'RLIM_INFINITY';
      return need('limit', made(`limit(${call.resource}, ${value})`));
    }
    case 'execve':
    case 'sysctl':
    case 'vma_merge':
    case 'find_vma':
    case 'find_vma_prev':
    case 'find_vma_intersection':
    case 'get_unmapped_area':
    case 'insert_vm_struct':
      return null;
  }
}

const CHOSEN = "the kernel chooses the place: the model's is asked for";

/** A place that the kernel chose is asked for: the program itself has something elsewhere than the model. */
function mmapForm(call: CallOf<'mmap'>, ret: Ret, addr: string, { flags, places }: Sketch): Form {
  const isPlaced = has(call.flags, add(MAP.FIXED, MAP.FIXED_NOREPLACE));
  const isChosen = !isPlaced && !isError(ret) && ret !== call.addr;
  const where = isChosen ? `(char *)(${cPlace(ret, places)})` : addr;
  const how = cFlags('map', isChosen ? add(call.flags, MAP.FIXED_NOREPLACE) : call.flags, flags);
  const fd = call.fd < 0 ? '-1' : `fd_${call.fd}`;
  const prot = cFlags('prot', call.prot, flags);
  const code = `mmap(${where}, ${cLength(call.len)}, ${prot}, ${how}, ${fd}, ${cLength(call.offset)})`;
  return made(code, isChosen ? CHOSEN : undefined);
}

function mremapForm(
  { addr, old_len, new_len, flags, new_addr }: CallOf<'mremap'>,
  ret: Ret,
  cAt: (addr: number) => string,
  { flags: names, places }: Sketch,
): Form {
  const isChosen = !has(flags, MREMAP.FIXED) && !isError(ret) && ret !== addr;
  const how = cFlags('mremap', isChosen ? add(flags, MREMAP.FIXED) : flags, names);
  const where = isChosen ? `(char *)(${cPlace(ret, places)})` : cAt(new_addr);
  const last = isChosen || has(flags, add(MREMAP.FIXED, MREMAP.DONTUNMAP)) ? `, ${where}` : '';
  return made(
    `mremap(${cAt(addr)}, ${cLength(old_len)}, ${cLength(new_len)}, ${how}${last})`,
    isChosen ? CHOSEN : undefined,
  );
}
