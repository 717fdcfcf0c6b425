/** get_unmapped_area(), 5.10: what is asked of the address of a new range, whether given or found. */
import { type Addr, type Bytes, isPageAligned } from './addr';
import type { Edit } from './edit';
import type { Ret } from './errno';
import { otherParts } from './other-parts';
import { has, MAP } from './vm-flags';
import type { MmId } from './world';

/**
 * get_unmapped_area(). Errors: ENOMEM where nothing is large enough or the range passes TASK_SIZE,
 * EINVAL for a fixed address that is not page aligned, EPERM below mmap_min_addr.
 * anonymous: the memory will be private and without a file.
 */
export function getUnmappedArea(edit: Edit, mm: MmId, addr: Addr, len: Bytes, flags: number, anonymous = false): Ret {
  const { task_size } = edit.mm(mm);
  edit.rec?.test('get_unmapped_area.tooLong', len > task_size, { addr, len, task_size });
  if (len > task_size) return 'ENOMEM';
  const fixed = has(flags, MAP.FIXED);
  edit.rec?.test('get_unmapped_area.fixed', fixed, { addr, len, mapflags: flags });
  const found = fixed ? addr : otherParts().searchAligned(edit, mm, addr, len, flags, anonymous);
  if (typeof found === 'string') return found;
  const beyond = found > task_size - len;
  edit.rec?.test('get_unmapped_area.beyond', beyond, { addr: found, len, task_size });
  if (beyond) return 'ENOMEM';
  const unaligned = !isPageAligned(found);
  edit.rec?.test('get_unmapped_area.unaligned', unaligned, { addr: found });
  if (unaligned) return 'EINVAL';
  const low = found < edit.sysctl.mmap_min_addr;
  edit.rec?.test('get_unmapped_area.low', low, { addr: found });
  if (low) return 'EPERM';
  edit.rec?.at('get_unmapped_area.done', { addr: found });
  return found;
}
