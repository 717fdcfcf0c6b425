/** What no program can do or should: it is left out, here and in the model that the program compares itself with. */
import { type Bytes, type Call, tableGet, type World } from '../../engine';

const KERNEL_ONLY = 'only the kernel itself can call it';
/** A gibibyte: so much is really written to. */
const MOST_TOUCHED: Bytes = 2 ** 30;
const MACHINE = 'the memory of the machine itself: left alone';

const isMachineMemory = (world: World, fd: number): boolean => {
  const file = tableGet(world.files, fd);
  return file !== undefined && tableGet(world.inodes, file.inode)?.kind === 'mem';
};

/** Why the call is left out; null: it is made. */
export function whyLeftOut(world: World, call: Call): string | null {
  switch (call.name) {
    case 'sysctl':
      return 'it is for the whole machine: set it yourself';
    case 'open':
      return call.path === '/dev/mem' ? MACHINE : null;
    case 'mmap':
      return isMachineMemory(world, call.fd) ? MACHINE : null;
    case 'touch':
    case 'populate':
      return call.len > MOST_TOUCHED ? 'it would take more than a gibibyte of real memory' : null;
    case 'vma_merge':
    case 'find_vma':
    case 'find_vma_prev':
    case 'find_vma_intersection':
    case 'get_unmapped_area':
    case 'insert_vm_struct':
      return KERNEL_ONLY;
    default:
      return null;
  }
}
