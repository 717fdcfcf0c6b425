/** The mixed calls of the benchmark, for the engine; and the same calls as a C program on the running kernel. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Addr, type Call, MAP, PAGE_SIZE, PROT } from '../engine';

const BASE: Addr = 0x200000000000;
const RW = PROT.READ + PROT.WRITE;
export const CALLS_A_ROUND = 6;
/** Of which the middle counts. */
const REPEATS = 5;

const map = (addr: Addr): Call => ({
  name: 'mmap',
  addr,
  len: PAGE_SIZE,
  prot: RW,
  flags: MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED,
  fd: -1,
  offset: 0,
});
const unmap = (addr: Addr): Call => ({ name: 'munmap', addr, len: PAGE_SIZE });
const protect = (addr: Addr, prot: number): Call => ({ name: 'mprotect', addr, len: PAGE_SIZE, prot });

/** The page of one of the one-page mappings, which lie a page apart. */
export const areaCall = (i: number): Call => map(BASE + 2 * PAGE_SIZE * i);

/** Rounds of calls as bench-kernel.c makes them: the same numbers in the same order. */
export class MixedCalls {
  private state = 1;

  constructor(private readonly areas: number) {}

  private draw(): number {
    this.state = (this.state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((this.state * this.areas) / 2 ** 32);
  }

  round(): readonly Call[] {
    const addr = BASE + 2 * PAGE_SIZE * this.draw();
    const hole = addr + PAGE_SIZE;
    return [map(hole), unmap(hole), protect(addr, PROT.READ), protect(addr, RW), unmap(addr), map(addr)];
  }
}

export type KernelTimes = { readonly nsPerCall: readonly number[] } | { readonly skipped: string };

/** Compiles and runs the C program once for each number of areas; says why where it cannot. */
export function timeKernel(areas: readonly number[], rounds: number): KernelTimes {
  if (process.platform !== 'linux') return { skipped: `this is ${process.platform}, not Linux` };
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const program = join(folder, 'bench-kernel');
    const source = fileURLToPath(new URL('bench-kernel.c', import.meta.url));
    const compiled = spawnSync('gcc', ['-O2', '-o', program, source], { encoding: 'utf8' });
    if (compiled.error !== undefined) return { skipped: 'no gcc here' };
    if (compiled.status !== 0) return { skipped: `gcc failed: ${compiled.stderr.split('\n')[0]}` };
    const nsPerCall: number[] = [];
    for (const count of areas) {
      const times: number[] = [];
      for (let i = 0; i < REPEATS; i++) {
        const run = spawnSync(program, [String(count), String(rounds)], { encoding: 'utf8' });
        if (run.status !== 0) return { skipped: `with ${count} areas: ${run.stderr.trim() || 'it failed'}` };
        times.push(Number(run.stdout));
      }
      nsPerCall.push(times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? Number.NaN);
    }
    return { nsPerCall };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
