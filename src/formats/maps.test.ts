import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, currentTask, has, openBulk, VM } from '../engine';
import { type MapsLine, parseMaps, printMaps, printMapsLine } from './maps';
import { compareMaps, describeDifference } from './maps-compare';
import { imageOfMaps, mapsOf } from './maps-image';

const FOLDER = 'fixtures/traces';
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.maps'));

const SMALL = `00400000-00401000 r--p 00000000 fe:00 17                                /home/student/a b (deleted)
00401000-00402000 rw-p 00000000 00:00 0 
14236000-14258000 rw-p 00000000 00:00 0                                  [heap]
7fc630a64000-7fc630a68000 r--s 00001000 fe:00 18                         /tmp/x
7ffc8cdce000-7ffc8cdef000 rw-p 00000000 00:00 0                          [stack]
ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
`;

describe('/proc/PID/maps', () => {
  test.each(files)('%s: what is read is printed as it was', (name) => {
    const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
    const { lines, problems } = parseMaps(text);
    expect(problems).toEqual([]);
    expect(printMaps(lines).trimEnd()).toBe(text.trimEnd());
  });

  test('fields of a line', () => {
    expect(parseMaps(SMALL).lines[0]).toEqual({
      vm_start: 0x400000,
      vm_end: 0x401000,
      permissions: 'r--p',
      offset: 0,
      device: 'fe:00',
      inode: 17,
      name: '/home/student/a b (deleted)',
    });
  });

  test('what is printed is read back as the same', () => {
    const line: fc.Arbitrary<Omit<MapsLine, 'vm_start' | 'vm_end'> & { readonly pages: number }> = fc.record({
      pages: fc.integer({ min: 1, max: 2 ** 20 }),
      permissions: fc.stringMatching(/^[r-][w-][x-][sp]$/),
      offset: fc.nat(2 ** 20).map((pages) => pages * 4096),
      device: fc.stringMatching(/^[0-9a-f]{2}:[0-9a-f]{2}$/),
      inode: fc.nat(),
      name: fc.stringMatching(/^(|\/[!-~]( ?[!-~]){0,20}|\[heap\])$/),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (parts) => {
        let at = 0;
        const lines = parts.map(({ pages, ...rest }) => {
          const vm_start = at + 4096;
          at = vm_start + pages * 4096;
          return { vm_start, vm_end: at, ...rest };
        });
        expect(parseMaps(printMaps(lines))).toEqual({ lines, problems: [] });
      }),
    );
  });

  test('lines that are none, overlap or are not whole pages are reported and left out', () => {
    const { lines, problems } = parseMaps(
      'nonsense\n1000-3000 rw-p 0 00:00 0\n2000-4000 rw-p 0 00:00 0\n5000-5001 rw-p 0 00:00 0\n',
    );
    expect(lines.map(({ vm_start }) => vm_start)).toEqual([0x1000]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['not-a-map', 1],
      ['not-a-map', 4],
      ['overlap', 0],
    ]);
  });

  test('any text is read without an exception', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseMaps(text).lines.length === 0));
    expect(parseMaps(`${'f'.repeat(10_000_000)}\n\0\n`).problems).toHaveLength(2);
  });
});

describe('other forms', () => {
  test('smaps: vm_flags come from the VmFlags line', () => {
    const { lines, problems } = parseMaps(`00400000-00452000 r-xp 00000000 08:02 173521      /usr/bin/dbus-daemon
Size:                328 kB
Rss:                 180 kB
THPeligible:           0
ProtectionKey:         0
VmFlags: rd ex mr mw me sd xx 
`);
    expect(problems).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.vm_flags).toBe(VM.READ + VM.EXEC + VM.MAYREAD + VM.MAYWRITE + VM.MAYEXEC + VM.SOFTDIRTY);
  });

  test('pmap -X: sizes in place of ends', () => {
    const { lines, problems } = parseMaps(`4242:   cat
         Address Perm   Offset Device  Inode Size Rss Pss Mapping
    55f0cae62000 r--p 00000000  fe:00 260501    8   8   8 cat
    7f7a2aef6000 rw-p 00000000  00:00      0    8   8   8 
    7ffc67265000 rw-p 00000000  00:00      0  132  16  16 [stack]
                                             ==== === === 
                                              148  32  32 KB 
`);
    expect(problems).toEqual([]);
    expect(lines.map(({ vm_start, vm_end, name }) => [vm_start, vm_end - vm_start, name])).toEqual([
      [0x55f0cae62000, 8192, 'cat'],
      [0x7f7a2aef6000, 8192, ''],
      [0x7ffc67265000, 132 * 1024, '[stack]'],
    ]);
  });
});

describe('images', () => {
  test('flags that the letters stand for; [vsyscall] is no memory of the process', () => {
    const image = imageOfMaps(parseMaps(SMALL).lines, { name: 'a', brk: 0x14236000 });
    expect(image).toMatchObject({ name: 'a', start_brk: 0x14236000, brk: 0x14236000, mmap_base: 0x7fc630a68000 });
    expect(image.vmas.map(({ name }) => name)).toEqual(['/home/student/a b', '', '[heap]', '/tmp/x', '[stack]']);
    const flags = image.vmas.map(({ vm_flags }) => vm_flags);
    expect(flags.map((word) => has(word, VM.ACCOUNT))).toEqual([false, true, true, false, true]);
    expect(flags.map((word) => has(word, VM.SHARED))).toEqual([false, false, false, true, false]);
    expect(flags.map((word) => has(word, VM.GROWSDOWN))).toEqual([false, false, false, false, true]);
  });

  test.each(files)('%s: a process with this image has this map', (name) => {
    const { lines } = parseMaps(readFileSync(`${FOLDER}/${name}`, 'utf8'));
    const bulk = openBulk(createWorld());
    bulk.apply({ name: 'execve', image: imageOfMaps(lines) });
    const world = bulk.world();
    const mm = currentTask(world).mm ?? -1;
    const found = mapsOf(world, mm);
    expect(compareMaps(lines, found)).toBeUndefined();
    expect(found.map(({ vm_start }) => vm_start)).toEqual(lines.map(({ vm_start }) => vm_start).slice(0, -1));
  });
});

describe('comparing', () => {
  const maps = (text: string): readonly MapsLine[] => parseMaps(text).lines;
  const differs = (a: string, b: string): string | undefined => {
    const difference = compareMaps(maps(a), maps(b));
    return difference && describeDifference(difference);
  };

  test('the same map', () => {
    expect(differs(SMALL, SMALL)).toBeUndefined();
  });

  test('adjacent equal ranges are one, of a file where the offset goes on', () => {
    expect(differs('1000-3000 rw-p 0 00:00 0', '1000-2000 rw-p 0 00:00 0\n2000-3000 rw-p 0 00:00 0')).toBeUndefined();
    expect(
      differs('1000-3000 r--p 0 fe:00 1 /x', '1000-2000 r--p 0 fe:00 1 /x\n2000-3000 r--p 1000 fe:00 1 /x'),
    ).toBeUndefined();
    expect(differs('1000-3000 r--p 0 fe:00 1 /x', '1000-2000 r--p 0 fe:00 1 /x\n2000-3000 r--p 2000 fe:00 1 /x')).toBe(
      'expected 00001000-00003000 r--p 00000000 fe:00 1 /x, found 00001000-00002000 r--p 00000000 fe:00 1 /x',
    );
  });

  test('the low end of the stack, [vsyscall], (deleted) and labels are ignored', () => {
    expect(differs('5000-9000 rw-p 0 00:00 0 [stack]', '7000-9000 rw-p 0 00:00 0 [stack]')).toBeUndefined();
    expect(differs('5000-9000 rw-p 0 00:00 0 [stack]', '7000-a000 rw-p 0 00:00 0 [stack]')).toBeDefined();
    expect(differs('1000-2000 r--p 0 fe:00 1 /x (deleted)', '1000-2000 r--p 0 fe:00 1 /x')).toBeUndefined();
    expect(differs('1000-2000 rw-p 0 00:00 0 [heap]', '1000-2000 rw-p 0 00:00 0 [anon:malloc]')).toBeUndefined();
    expect(differs('ffffffffff600000-ffffffffff601000 --xp 0 00:00 0 [vsyscall]', '')).toBeUndefined();
  });

  test('a stack that was cut by mprotect moves at its lowest piece only', () => {
    const cut = (low: string) =>
      `${low}-7000 rw-p 0 00:00 0\n7000-8000 rwxp 0 00:00 0\n8000-9000 rw-p 0 00:00 0 [stack]`;
    expect(differs(cut('3000'), cut('5000'))).toBeUndefined();
  });

  test('ranges, permissions and files count', () => {
    expect(differs('1000-2000 rw-p 0 00:00 0', '1000-2000 r--p 0 00:00 0')).toBe(
      'expected 00001000-00002000 rw-p 00000000 00:00 0, found 00001000-00002000 r--p 00000000 00:00 0',
    );
    expect(differs('1000-2000 rw-p 0 00:00 0', '')).toBe(
      'expected 00001000-00002000 rw-p 00000000 00:00 0, found nothing at 1000',
    );
    expect(differs('', '1000-2000 rw-p 0 00:00 0')).toBe(
      'expected nothing at 1000, found 00001000-00002000 rw-p 00000000 00:00 0',
    );
    expect(differs('1000-2000 r--p 0 fe:00 1 /x', '1000-2000 r--p 0 fe:00 1 /y')).toBeDefined();
    expect(differs('1000-2000 rw-s 0 fe:00 1 /x', '1000-2000 rw-p 0 fe:00 1 /x')).toBeDefined();
  });

  test('a file that the log knows by its descriptor only may be any file', () => {
    expect(differs('1000-2000 r--p 0 fe:00 1 /x', '1000-2000 r--p 0 00:00 1 fd 3')).toBeUndefined();
    expect(differs('1000-2000 r--p 0 00:00 0', '1000-2000 r--p 0 00:00 1 fd 3')).toBeDefined();
  });

  test('every single change of a real map is found', () => {
    const lines = maps(readFileSync(`${FOLDER}/python.28907.exit.maps`, 'utf8'));
    const last = lines.findIndex(({ name }) => name === '[stack]');
    for (let i = 0; i < last; i++) {
      const line = lines[i];
      if (line === undefined) continue;
      const others = lines.filter((_, index) => index !== i);
      expect(compareMaps(lines, others), printMapsLine(line)).toBeDefined();
      const changed = { ...line, permissions: line.permissions[2] === 'x' ? 'r--p' : 'r-xp' };
      expect(
        compareMaps(
          lines,
          lines.map((one) => (one === line ? changed : one)),
        ),
      ).toBeDefined();
    }
  });
});
