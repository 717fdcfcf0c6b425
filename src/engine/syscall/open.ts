/** The files that mappings are of: their opening, as far as a mapping sees it. */
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { emptyTable } from '../table';

/** A new struct file on the inode of that name. Returns its id. */
export function sysOpen(edit: Edit, { path, pages, mode, truncate_count }: CallOf<'open'>): Ret {
  const inode =
    edit.inodeOfPath(path) ??
    edit.addInode({
      name: path,
      pages,
      kind: path === '/dev/mem' ? 'mem' : 'regular',
      i_mmap: emptyTable(),
      truncate_count: 0,
    });
  if (truncate_count !== undefined) edit.editInode(inode).truncate_count = truncate_count;
  const file = edit.addFile({ inode, readable: mode !== 'w', writable: mode !== 'r' });
  edit.rec?.at('open.file', { file });
  return file;
}
