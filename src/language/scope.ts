/** Names and what they stand for. */
import { type Call, type FileId, isError, type Ret, tableGet, tableValues, type World } from '../engine';

/** vma: the id of a VMA; used as an address it is the VMA's vm_start. */
export interface Bound {
  readonly kind: 'addr' | 'file' | 'pid' | 'vma' | 'number';
  readonly value: number;
}

/** Immutable: bind gives a new one. */
export type Scope = ReadonlyMap<string, Bound>;
export const emptyScope: Scope = new Map();

const KINDS: { readonly [name: string]: Bound['kind'] } = {
  mmap: 'addr',
  mremap: 'addr',
  brk: 'addr',
  get_unmapped_area: 'addr',
  open: 'file',
  fork: 'pid',
  find_vma: 'vma',
  find_vma_prev: 'vma',
  find_vma_intersection: 'vma',
  vma_merge: 'vma',
};

/** The scope after a call was made: its name stands for the result, unless the call failed. */
export function bind(scope: Scope, name: string | undefined, call: Call, ret: Ret): Scope {
  if (name === undefined || isError(ret)) return scope;
  return new Map(scope).set(name, { kind: KINDS[call.name] ?? 'number', value: ret });
}

/** The open file of that path that was opened first, or undefined. */
export function fileOfPath(world: World, path: string): FileId | undefined {
  return tableValues(world.files).find((file) => tableGet(world.inodes, file.inode)?.name === path)?.id;
}

/** The path that stands for a bare file descriptor of a log without -y. */
export const pathOfFd = (fd: number): string => `fd ${fd}`;
