/*
 * The mixed calls of bench.ts on the running kernel: `bench-kernel AREAS ROUNDS` prints nanoseconds per call.
 * AREAS one-page mappings, one page apart; a round takes one at random, fills the hole behind it (case 1), cuts it
 * out again, makes the page read-only and writable again, unmaps it and maps it anew.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

#define PAGE 4096UL
#define BASE 0x200000000000UL
#define CALLS_A_ROUND 6

static uint32_t state = 1;

static uint32_t draw(uint32_t below) {
  state = state * 1664525u + 1013904223u;
  return (uint32_t)(((uint64_t)state * below) >> 32);
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void map(uintptr_t at) {
  void *got = mmap((void *)at, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  if (got == MAP_FAILED) fail("mmap");
}
static void unmap(uintptr_t at) {
  if (munmap((void *)at, PAGE) != 0) fail("munmap");
}
static void protect(uintptr_t at, int prot) {
  if (mprotect((void *)at, PAGE, prot) != 0) fail("mprotect");
}

static void round_of(uint32_t areas) {
  uintptr_t at = BASE + 2 * PAGE * draw(areas);
  map(at + PAGE);
  unmap(at + PAGE);
  protect(at, PROT_READ);
  protect(at, PROT_READ | PROT_WRITE);
  unmap(at);
  map(at);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  uint32_t areas = (uint32_t)atoi(argv[1]);
  uint32_t rounds = (uint32_t)atoi(argv[2]);
  struct timespec from, to;
  for (uint32_t i = 0; i < areas; i++) map(BASE + 2 * PAGE * i);
  for (uint32_t i = 0; i < rounds / 10; i++) round_of(areas);
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (uint32_t i = 0; i < rounds; i++) round_of(areas);
  clock_gettime(CLOCK_MONOTONIC, &to);
  double ns = (double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec);
  printf("%.1f\n", ns / ((double)rounds * CALLS_A_ROUND));
  return 0;
}
