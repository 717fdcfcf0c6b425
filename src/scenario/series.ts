/**
 * What the anonymous merge series of 2022 does, and where it stops: memory shared with another process takes no part.
 * The last call of each script is the one to look at.
 *
 *   hole     PP**NN      both written, each with an anon_vma of its own; the hole is filled
 *   move     PP..NN  MM  written memory moves beside memory written elsewhere
 *   offset   ..MM        a moved mapping gets the page offset of its new place: a later mapping behind it joins
 *   fork     as hole, with a child that is alive: the anon_vmas are shared
 *   exit     as fork, and the child has left: unshared again
 */
export const SERIES_IDS = ['hole', 'move', 'offset', 'fork', 'exit'] as const;
export type SeriesId = (typeof SERIES_IDS)[number];

const RW = 'PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0';
const twins = (distance: number): string => `a = mmap(0x7f0000000000, 4p, ${RW})
b = mmap(a+${distance}p, 4p, ${RW})
touch(a, 4p, w)
touch(b, 4p, w)
`;
const FILL = `mmap(a+4p, 2p, ${RW})\n`;

export const SERIES_SCRIPTS: { readonly [S in SeriesId]: string } = {
  hole: `${twins(6)}${FILL}`,
  move: `${twins(16)}mremap(b, 4p, 4p, MREMAP_MAYMOVE|MREMAP_FIXED, a+4p)\n`,
  offset: `b = mmap(0x7f0000006000, 4p, ${RW})
touch(b, 4p, w)
c = mremap(b, 4p, 4p, MREMAP_MAYMOVE|MREMAP_FIXED, 0x7f0000100000)
mmap(c+4p, 2p, ${RW})
`,
  fork: `${twins(6)}child = fork()\n${FILL}`,
  exit: `${twins(6)}child = fork()\nexit(pid=child)\n${FILL}`,
};
