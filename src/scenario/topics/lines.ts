/** Lines of the call language that the topics' scripts are made of. */
export const R = 'PROT_READ';
export const RW = 'PROT_READ|PROT_WRITE';
export const RWX = 'PROT_READ|PROT_WRITE|PROT_EXEC';
/** Far from everything else, and round enough to read. */
export const HERE = '0x7f0000000000';
/** The flags of anonymous memory that can be written to. */
export const VM_RW = 'VM_READ|VM_WRITE|VM_MAYREAD|VM_MAYWRITE|VM_MAYEXEC|VM_ACCOUNT';

export const script = (...lines: string[]): string => `${lines.join('\n')}\n`;
/** Private anonymous memory at a fixed address. */
export const anon = (addr: string, pages: number, prot = RW, more = ''): string =>
  `mmap(${addr}, ${pages}p, ${prot}, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED${more}, -1, 0)`;
/** A private mapping of a file at a fixed address. */
export const mapped = (addr: string, pages: number, prot: string, file: string, offset: number): string =>
  `mmap(${addr}, ${pages}p, ${prot}, MAP_PRIVATE|MAP_FIXED, ${file}, ${offset}p)`;
/** Anonymous memory wherever there is room. */
export const anywhere = (pages: number, prot = RW): string =>
  `mmap(NULL, ${pages}p, ${prot}, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)`;
export const mprotect = (addr: string, pages: number, prot: string): string => `mprotect(${addr}, ${pages}p, ${prot})`;
export const touch = (addr: string, pages: number): string => `touch(${addr}, ${pages}p, w)`;
