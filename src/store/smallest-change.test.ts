import { describe, expect, test } from 'vitest';
import { liveMm, run, tableGet, vmaName, type World } from '../engine';
import { printCall } from '../language';
import { openApp } from './app';
import { smallestChange } from './smallest-change';
import { verbsOf } from './verbs';

const ANON = 'MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS';
const map = (addr: string, pages: number, prot: string) => `mmap(${addr}, ${pages}p, ${prot}, ${ANON}, -1, 0)`;

/** The world after a script, and what would make one of its first two VMAs. */
function ask(...lines: string[]) {
  const app = openApp();
  const verbs = verbsOf(app);
  verbs.openScript('test', lines.join('\n'));
  verbs.move('end');
  const { entries, worlds, startScope } = app.store.getState().history.present;
  const world = worlds[worlds.length - 1] as World;
  const scope = entries[entries.length - 1]?.scope ?? startScope;
  const first = liveMm(world)?.mmap ?? 0;
  const next = tableGet(world.vmas, first)?.vm_next ?? 0;
  const change = smallestChange(world, first, next);
  return { world, change, said: change?.calls.map((call) => printCall(call, scope)) ?? [] };
}

/** Makes the calls: how many VMAs there are then. */
function countAfter({ world, change }: ReturnType<typeof ask>): number {
  let now = world;
  for (const call of change?.calls ?? []) now = run(now, call).world;
  return now.vmas.size;
}
describe('the smallest change that makes one of two neighbours', () => {
  test('other permissions: mprotect of the one that was writable before', () => {
    const asked = ask(`a = ${map('0x7f0000000000', 4, 'PROT_READ|PROT_WRITE')}`, 'mprotect(a+2p, 2p, PROT_READ)');
    expect(asked.change).toMatchObject({ kind: 'calls' });
    expect(asked.said).toEqual(['mprotect(a+2p, 2p, PROT_READ|PROT_WRITE)']);
    expect(countAfter(asked)).toBe(1);
  });

  test('read-only twins of which one is accounted: made writable once, then read-only again', () => {
    const asked = ask(
      `a = ${map('0x7f0000000000', 2, 'PROT_READ')}`,
      `b = ${map('a+2p', 2, 'PROT_READ|PROT_WRITE')}`,
      'mprotect(b, 2p, PROT_READ)',
    );
    expect(asked.change?.kind).toBe('calls');
    expect(asked.said.length).toBe(2);
    expect(countAfter(asked)).toBe(1);
  });

  test('a hole between them is filled', () => {
    const asked = ask(
      `a = ${map('0x7f0000000000', 4, 'PROT_READ|PROT_WRITE')}`,
      `b = ${map('a+6p', 4, 'PROT_READ|PROT_WRITE')}`,
    );
    expect(asked.said).toEqual([map('a+4p', 2, 'PROT_READ|PROT_WRITE')]);
    expect(asked.change).toMatchObject({ kind: 'calls', mergeCase: 1 });
    expect(vmaName(asked.change?.survivor ?? 0)).toBe('A');
  });

  test('a hole and other permissions: two calls', () => {
    const asked = ask(
      `a = ${map('0x7f0000000000', 4, 'PROT_READ|PROT_WRITE')}`,
      `b = ${map('a+6p', 4, 'PROT_READ|PROT_WRITE|PROT_EXEC')}`,
    );
    expect(asked.change?.kind).toBe('calls');
    expect(asked.said).toHaveLength(2);
    expect(countAfter(asked)).toBe(1);
  });

  test('flags that an advice sets are cleared by its opposite', () => {
    const asked = ask(`a = ${map('0x7f0000000000', 4, 'PROT_READ|PROT_WRITE')}`, 'madvise(a+2p, 2p, MADV_DONTFORK)');
    expect(asked.said).toEqual(['madvise(a+2p, 2p, MADV_DOFORK)']);
  });

  test('two anon_vmas: only mapping one of them anew, which loses what is in it', () => {
    const asked = ask(
      `a = ${map('0x7f0000000000', 2, 'PROT_READ|PROT_WRITE')}`,
      `c = ${map('a+4p', 2, 'PROT_READ|PROT_WRITE')}`,
      'touch(a, 1p, w)',
      'touch(c, 1p, w)',
      map('a+2p', 2, 'PROT_READ|PROT_WRITE'),
    );
    expect(asked.change).toMatchObject({ kind: 'anew' });
    expect(asked.said).toHaveLength(1);
  });

  test('a file beside anonymous memory: mapped anew, or nothing', () => {
    const asked = ask(
      'f = open("x", 8p)',
      `a = ${map('0x7f0000000000', 2, 'PROT_READ|PROT_WRITE')}`,
      'mmap(a+2p, 2p, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, f, 0)',
    );
    expect(asked.change?.kind).not.toBe('calls');
  });

  test('VMAs that are no neighbours are not asked about', () => {
    const { world } = ask(
      `a = ${map('0x7f0000000000', 1, 'PROT_READ')}`,
      `b = ${map('a+2p', 1, 'PROT_READ')}`,
      `c = ${map('a+4p', 1, 'PROT_READ')}`,
    );
    expect(smallestChange(world, 1, 3)).toBeNull();
    expect(smallestChange(world, 1, 99)).toBeNull();
  });
});
