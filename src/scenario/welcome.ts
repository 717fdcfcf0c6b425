/**
 * What the page opens on: a small process, and the hole between two twins about to be filled. Behind it wait a touch, a
 * refused call, a split and further cases, so that the timeline has something to show.
 */
export const WELCOME = {
  id: 'welcome',
  kernel: '5.10',
  /** The cursor stands where the next step of this call (the first is 0) takes the decision to merge. */
  opensAtCall: 7,
  script: `# A small process: program, libc, stack, and two mappings with a hole between them.
app = open("app", 64p)
text = mmap(0x555555554000, 16p, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, app, 0)
data = mmap(text+16p, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, app, 16p)
a = mmap(0x7f3a0c000000, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
b = mmap(a+6p, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
stack = mmap(0x7ffffffde000, 33p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_GROWSDOWN, -1, 0)
touch(b, 1p, w)
mmap(a+4p, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)   # the hole is filled: case 1
mprotect(a+4p, 2p, PROT_READ|PROT_WRITE|PROT_EXEC)                                 # the middle is split off
mprotect(a+6p, 1p, PROT_READ|PROT_WRITE|PROT_EXEC)                                 # the head of the right part: case 5
munmap(a+1, 1p)                                                                    # not on a page boundary: EINVAL
mprotect(a+6p, 1p, PROT_READ|PROT_WRITE)                                           # back again: case 4
mprotect(a+4p, 2p, PROT_READ|PROT_WRITE)                                           # all three are one again: case 6
munmap(a+2p, 2p)
`,
} as const;
