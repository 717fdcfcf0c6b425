/**
 * What each row of the errno table means as calls: a fragment whose last call of the kernel is the one that
 * the row is about. B is the start of a fresh 4-page private anonymous VMA, read-write; all around it is free.
 */

/** An address where nothing is mapped, and one beyond every TASK_SIZE. */
const FREE = '(B+100*P)';
const ELSEWHERE = '(B+200*P)';
const BEYOND = '(1<<47)';
const ANON = 'MAP_PRIVATE|MAP_ANONYMOUS';

/** vm.max_map_count = 40; VMAs of three pages, apart, until no more can be had: the last is at x. */
const AT_LIMIT =
  'sysctl("max_map_count",40);long x;long y;int i=0;' +
  'for(y=0;y!=-1;i++){y=mmap(B+(8+i*4)*P,3*P,RW,A,-1,0);if(y!=-1)x=y;}';

export const ERRNO_CALLS: { readonly [row: string]: string } = {
  'mmap len=0': `mmap(0,0,RW,${ANON},-1,0)`,
  'mmap len=-1': `mmap(0,-1,RW,${ANON},-1,0)`,
  'mmap len=1<<50': `mmap(0,1<<50,RW,${ANON},-1,0)`,
  'mmap no MAP_TYPE': 'mmap(0,P,RW,MAP_ANONYMOUS,-1,0)',
  'mmap both types 3': 'mmap(0,P,RW,MAP_ANONYMOUS|3,-1,0)',
  'mmap fixed unaligned': 'mmap(B+1,P,RW,A,-1,0)',
  'mmap off unaligned': `mmap(0,P,RW,${ANON},-1,1)`,
  'mmap file fd=-1': 'mmap(0,P,RO,MAP_PRIVATE,-1,0)',
  'mmap fixed beyond TASK_SIZE': `mmap(${BEYOND},P,RW,A,-1,0)`,
  'mmap shared growsdown': 'mmap(0,P,RW,MAP_SHARED|MAP_ANONYMOUS|MAP_GROWSDOWN,-1,0)',
  'mmap NOREPLACE overlap': `mmap(B,P,RW,${ANON}|MAP_FIXED_NOREPLACE,-1,0)`,
  'mmap NOREPLACE free': `mmap(${FREE},P,RW,${ANON}|MAP_FIXED_NOREPLACE,-1,0)`,
  'mmap shared write of RO fd': 'int fd=open("file",O_RDONLY);mmap(0,P,RW,MAP_SHARED,fd,0)',
  'mmap private write of RO fd': 'int fd=open("file",O_RDONLY);mmap(0,P,RW,MAP_PRIVATE,fd,0)',
  'mmap private read of WO fd': 'int fd=open("file",O_WRONLY);mmap(0,P,RO,MAP_PRIVATE,fd,0)',
  'mmap offset overflow': 'int fd=open("file",O_RDONLY);mmap(0,P,RO,MAP_PRIVATE,fd,-P)',
  'mprotect W on shared RO-fd map': 'int fd=open("file",O_RDONLY);long x=mmap(0,P,RO,MAP_SHARED,fd,0);mprotect(x,P,RW)',

  'munmap unaligned': 'munmap(B+1,P)',
  'munmap len 0': 'munmap(B,0)',
  'munmap len 1 (rounds)': 'munmap(B,1)',
  'munmap unmapped': `munmap(${FREE},P)`,
  'munmap beyond': `munmap(${BEYOND},P)`,
  'munmap len -1': 'munmap(B,-1)',

  'mprotect unaligned': 'mprotect(B+1,P,RO)',
  'mprotect len 0': 'mprotect(B,0,RO)',
  'mprotect len0 unmapped': `mprotect(${FREE},0,RO)`,
  'mprotect len -1': 'mprotect(B,-1,RO)',
  'mprotect unmapped start': `mprotect(${FREE},P,RO)`,
  'mprotect gap': 'm(6,2,RW);mprotect(B,8*P,RO)',
  'mprotect prot 0x10': 'mprotect(B,P,0x10)',
  'mprotect GROWSDOWN nonstack': 'mprotect(B,P,RO|PROT_GROWSDOWN)',
  'mprotect both grows': 'mprotect(B,P,RO|PROT_GROWSDOWN|PROT_GROWSUP)',

  'mremap unaligned': 'mremap(B+1,P,2*P,MREMAP_MAYMOVE)',
  'mremap newlen 0': 'mremap(B,P,0,MREMAP_MAYMOVE)',
  'mremap flags 8': 'mremap(B,P,2*P,8)',
  'mremap FIXED no MAYMOVE': `mremap(B,P,P,MREMAP_FIXED,${ELSEWHERE})`,
  'mremap grow unmapped': `mremap(${FREE},P,2*P,MREMAP_MAYMOVE)`,
  'mremap same unmapped': `mremap(${FREE},P,P,0)`,
  'mremap shrink unmapped': `mremap(${FREE},2*P,P,0)`,
  'mremap grow old crosses end': 'mremap(B,8*P,10*P,MREMAP_MAYMOVE)',
  'mremap same-size crosses end': 'mremap(B,8*P,8*P,0)',
  'mremap old0 private grow': 'mremap(B,0,2*P,MREMAP_MAYMOVE)',
  'mremap fixed overlap': 'mremap(B,2*P,2*P,MREMAP_MAYMOVE|MREMAP_FIXED,B+P)',
  'mremap fixed unaligned new': `mremap(B,P,P,MREMAP_MAYMOVE|MREMAP_FIXED,${ELSEWHERE}+1)`,
  'mremap fixed beyond': `mremap(B,P,P,MREMAP_MAYMOVE|MREMAP_FIXED,${BEYOND})`,
  'mremap grow prefix noMAYMOVE': 'mremap(B,2*P,3*P,0)',
  'mremap DONTUNMAP resize': 'mremap(B,P,2*P,MREMAP_MAYMOVE|MREMAP_DONTUNMAP)',
  'mremap DONTUNMAP noMAYMOVE': 'mremap(B,P,P,MREMAP_DONTUNMAP)',
  'mremap newlen huge': 'mremap(B,4*P,1<<50,MREMAP_MAYMOVE)',
  'mremap fixed same addr': 'mremap(B,P,P,MREMAP_MAYMOVE|MREMAP_FIXED,B)',
  'mremap fixed src unmapped': `mremap(${FREE},P,P,MREMAP_MAYMOVE|MREMAP_FIXED,${ELSEWHERE})`,
  'mremap fixed crosses end': `mremap(B+2*P,4*P,4*P,MREMAP_MAYMOVE|MREMAP_FIXED,${ELSEWHERE})`,
  'mremap shrink 4->3': 'mremap(B,4*P,3*P,0)',
  'mremap grow 3->5': 'mremap(B,4*P,3*P,0);mremap(B,3*P,5*P,0)',
  'mremap grow suffix (addr mid) 2->4': 'mremap(B+2*P,2*P,4*P,0)',
  'mremap shrink across 2 vmas': 'm(4,4,RO);mremap(B,8*P,2*P,0)',
  'then msync tail': 'm(4,4,RO);mremap(B,8*P,2*P,0);msync(B+2*P,6*P)',
  'mremap FIXED same size across 2 vmas': `m(4,4,RO);mremap(B,8*P,8*P,MREMAP_MAYMOVE|MREMAP_FIXED,${ELSEWHERE})`,

  'madvise bad advice': 'madvise(B,P,999)',
  'madvise unaligned': 'madvise(B+1,P,MADV_DONTFORK)',
  'madvise len0': 'madvise(B,0,MADV_DONTFORK)',
  'madvise gap': 'm(6,2,RW);madvise(B,8*P,MADV_DONTFORK)',
  'madvise unmapped': `madvise(${FREE},P,MADV_DONTFORK)`,
  'madvise len -1': 'madvise(B,-1,MADV_DONTFORK)',

  'mlock unmapped': `mlock(${FREE},P)`,
  'mlock gap': 'm(6,2,RW);mlock(B,8*P)',
  'munlock gap': 'm(6,2,RW);munlock(B,8*P)',
  'mlock len0': 'mlock(B,0)',
  'mlock unaligned ok': 'mlock(B+1,P)',
  'munlock all': 'mlock(B,4*P);munlock(B,4*P)',
  'mlock2 flags 8': 'mlock2(B,P,8)',
  'mlockall 0': 'mlockall(0)',
  'mlockall ONFAULT only': 'mlockall(MCL_ONFAULT)',
  'mlock PROT_NONE': 'm(4,4,PROT_NONE);mlock(B+4*P,4*P)',

  'at limit: munmap middle (needs split into 2)': `${AT_LIMIT}munmap(x+P,P)`,
  'at limit: munmap head of vma': `${AT_LIMIT}munmap(x,P)`,
  'at limit: mprotect middle': `${AT_LIMIT}mprotect(x+P,P,RO)`,
  'at limit: munmap whole': `${AT_LIMIT}munmap(x,3*P)`,
  'limit-: mprotect tail split (1 split)': `${AT_LIMIT}munmap(x,3*P);mprotect(x-2*P,P,RO)`,
  'limit: mremap move': `${AT_LIMIT}mremap(x,3*P,3*P,MREMAP_MAYMOVE|MREMAP_FIXED,x+40*P)`,
  'well below: mremap move': `${AT_LIMIT}munmap(x-32*P,32*P);mremap(x,3*P,3*P,MREMAP_MAYMOVE|MREMAP_FIXED,x+40*P)`,
};
