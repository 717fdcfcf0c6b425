/**
 * The shortest scripts that tell 5.10 from 6.1, cut down from recordings of both kernels. `# name differs field`: the
 * recording, what differs at the last call, and the field of the profile that makes it so. @n is page n of the arena.
 */
export const MINIMAL_510_61 = `
# n324 ret populateTestsAccessFirst
A = open("A", 256p, rw)
mmap(@54, 4p, PROT_NONE, MAP_SHARED|MAP_FIXED, A, 54p)
mlock2(@55, 2p, MLOCK_ONFAULT)
# n008 ret populateTestsAccessFirst
mmap(@20, 1p, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mlock2(@20, 1p, MLOCK_ONFAULT)
# t172 ret populateTestsAccessFirst
mmap(@8, 12p, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mlock2(@11, 8p, MLOCK_ONFAULT)
# t085 ret populateTestsAccessFirst
mmap(@58, 12p, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mlock2(@65, 5p, MLOCK_ONFAULT)
# f005 ret populateTestsAccessFirst
mmap(@87, 6p, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mlock2(@89, 3p, MLOCK_ONFAULT)
# f052 ret populateTestsAccessFirst
B = open("B", 256p, rw)
mmap(@168, 6p, PROT_NONE, MAP_PRIVATE|MAP_FIXED, B, 168p)
mlock2(@168, 1p, MLOCK_ONFAULT)
# t070 layout newMapping
mmap(@10, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(@14, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
touch(@15, 1p, w)
mmap(@11, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
# t071 layout newMapping
mmap(@92, 5p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
touch(@95, 3p, w)
mprotect(@92, 8p, PROT_READ)
mmap(@86, 6p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mprotect(@94, 4p, PROT_READ|PROT_WRITE)
mmap(@90, 5p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
# f053 layout newMapping
mmap(@17, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_POPULATE, -1, 0)
mmap(@14, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
touch(@14, 2p, w)
mmap(@15, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
# f076 layout newMapping
mmap(@13, 1p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(@18, 8p, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
touch(@13, 1p, w)
mprotect(@18, 3p, PROT_READ|PROT_WRITE)
mremap(@20, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED, @12)
mprotect(@22, 6p, PROT_READ|PROT_WRITE)
touch(@25, 2p, w)
mmap(@13, 12p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
# n253 layout mremap.growthMerges
mmap(@14, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(@18, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@14, 2p, 4p, 0)
# t002 layout mremap.growthMerges
mmap(@85, 6p, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(@92, 4p, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@88, 3p, 4p, 0)
# f050 layout mremap.growthMerges
mmap(@78, 5p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(@87, 1p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@82, 1p, 5p, 0)
# n129 layout mremap.growthMerges
mmap(@95, 8p, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mprotect(@99, 4p, PROT_READ)
mmap(@104, 4p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@102, 1p, 2p, 0)
# n378 ret mremap.looksUpFirst
mremap(@18, 1p, 1p, 0)
# t024 ret mremap.looksUpFirst
mremap(@8, 3p, 1p, 0)
# t067 ret mremap.looksUpFirst
mremap(@15, 10p, 8p, MREMAP_MAYMOVE)
# f072 ret mremap.looksUpFirst
mremap(@38, 2p, 1p, MREMAP_MAYMOVE)
# n342 ret mremap.looksUpFirst
mmap(@106, 5p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@106, 4p, 1p, 0)
mremap(@109, 1p, 1p, MREMAP_MAYMOVE)
# n058 ret+layout mremap.looksUpFirst
mmap(@12, 1p, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@10, 3p, 2p, 0)
# t033 ret+layout mremap.looksUpFirst
mmap(@8, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@7, 3p, 2p, 0)
# t199 ret+layout mremap.looksUpFirst
mmap(@60, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@49, 14p, 12p, MREMAP_MAYMOVE)
# f077 ret+layout mremap.looksUpFirst
A = open("A", 256p, rw)
mmap(@17, 3p, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, A, 173p)
mremap(@15, 5p, 3p, MREMAP_MAYMOVE)
# n144 layout mremap.looksUpFirst
mmap(@71, 4p, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@126, 2p, 2p, MREMAP_MAYMOVE|MREMAP_FIXED, @73)
# n264 layout mremap.looksUpFirst
mmap(@79, 4p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@83, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED, @79)
# t164 layout mremap.looksUpFirst
mmap(@67, 8p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_LOCKED, -1, 0)
mremap(@42, 14p, 12p, MREMAP_MAYMOVE|MREMAP_FIXED, @74)
# t142 layout mremap.looksUpFirst
mmap(@10, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@15, 4p, 4p, MREMAP_MAYMOVE|MREMAP_FIXED, @10)
# f008 layout mremap.looksUpFirst
A = open("A", 256p, rw)
mmap(@74, 5p, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, A, 150p)
mremap(@80, 3p, 3p, MREMAP_MAYMOVE|MREMAP_FIXED, @73)
# f032 layout mremap.looksUpFirst
mmap(@13, 5p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@7, 2p, 2p, MREMAP_MAYMOVE|MREMAP_FIXED, @17)
# n244 ret mremap.looksUpFirst
mremap(@23, 3p, 2p, MREMAP_MAYMOVE|MREMAP_FIXED, @23)
# t014 ret mremap.looksUpFirst
mremap(@12, 6p, 6p, MREMAP_MAYMOVE|MREMAP_FIXED, @11)
# t056 ret mremap.looksUpFirst
mremap(@74, 16p, 16p, MREMAP_MAYMOVE|MREMAP_FIXED, @62)
# f098 ret mremap.looksUpFirst
mremap(@22, 4p, 4p, MREMAP_MAYMOVE|MREMAP_FIXED, @21)
# n179 layout mremap.dontUnmapBeside
mmap(@70, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@70, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @71)
# n298 layout mremap.dontUnmapBeside
mmap(@67, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@67, 2p, 2p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @69)
# f000 layout mremap.dontUnmapBeside
mmap(@17, 8p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(@25, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@20, 6p, 6p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @14)
# n160 flags mremap.accountDefect
A = open("A", 256p, rw)
mmap(@23, 8p, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, A, 25p)
mmap(@18, 8p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@21, 4p, 4p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @56)
# t183 flags mremap.accountDefect
mmap(@103, 2p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(@99, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@100, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @54)
# n043 layout mremap.looksUpFirst
mmap(@13, 6p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@23, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @18)
# t130 ret mremap.dontUnmapFiles
mmap(@86, 6p, PROT_READ, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mlock2(@90, 3p, MLOCK_ONFAULT)
mremap(@88, 4p, 4p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @96)
# f016 ret mremap.dontUnmapFiles
mmap(@85, 5p, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mlock(@86, 2p)
mremap(@86, 4p, 4p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @76)
# n090 ret+layout mremap.dontUnmapFiles
mmap(@75, 3p, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@75, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @78)
# n110 ret+layout mremap.dontUnmapFiles
mmap(@62, 10p, PROT_NONE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(@70, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @67)
# t050 ret+layout mremap.dontUnmapFiles
A2 = open("A", 256p, rw)
mmap(@5, 8p, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, A2, 5p)
mremap(@10, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @13)
# t114 ret+layout mremap.dontUnmapFiles
A = open("A", 256p, rw)
mmap(@8, 8p, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, A, 8p)
mremap(@8, 2p, 2p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @28)
# f026 ret+layout mremap.dontUnmapFiles
A = open("A", 256p, rw)
mmap(@15, 2p, PROT_READ, MAP_PRIVATE|MAP_FIXED, A, 15p)
mremap(@15, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @23)
# f048 ret+layout mremap.dontUnmapFiles
A = open("A", 256p, rw)
mmap(@2, 6p, PROT_READ, MAP_SHARED|MAP_FIXED, A, 2p)
mremap(@3, 1p, 1p, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, @16)
`;
