/** munmap. Models: __vm_munmap of mm/mmap.c, 5.10. */
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { doMunmap } from '../unmap';
import type { MmId } from '../world';

export const sysMunmap = (edit: Edit, mm: MmId, { addr, len }: CallOf<'munmap'>): Ret => doMunmap(edit, mm, addr, len);
