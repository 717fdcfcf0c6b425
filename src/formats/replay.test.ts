import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, hex, openBulk, type Pid } from '../engine';
import { type MapsLine, parseMaps, printMapsLine } from './maps';
import { replayLog } from './replay';
import type { ProcessReplay, ReplayEntry, ReplayOptions } from './replay-types';
import { parseStrace } from './strace';

const FOLDER = 'fixtures/traces';
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.strace'))
  .map((name) => name.replace('.strace', ''));

function recordedMaps(name: string): Required<Pick<ReplayOptions, 'execMaps' | 'exitMaps'>> {
  const execMaps = new Map<Pid, MapsLine[][]>();
  const exitMaps = new Map<Pid, readonly MapsLine[]>();
  for (const file of readdirSync(FOLDER).sort()) {
    const found = /^(.+)\.(\d+)\.(exec\d+|exit)\.maps$/.exec(file);
    if (found === null || found[1] !== name) continue;
    const lines = [...parseMaps(readFileSync(`${FOLDER}/${file}`, 'utf8')).lines];
    const pid = Number(found[2]);
    if (found[3] === 'exit') exitMaps.set(pid, lines);
    else execMaps.set(pid, [...(execMaps.get(pid) ?? []), lines]);
  }
  return { execMaps, exitMaps };
}
const logOf = (name: string) => parseStrace(readFileSync(`${FOLDER}/${name}.strace`, 'utf8'));

/** A log of lines, replayed. */
function replay(log: string, options: ReplayOptions = {}): readonly ProcessReplay[] {
  return replayLog(parseStrace(log), options).processes;
}
/** `start-end rw-p` of each VMA. */
const ranges = (process: ProcessReplay | undefined): string[] =>
  (process?.map ?? []).map(({ vm_start, vm_end, permissions }) => `${hex(vm_start)}-${hex(vm_end)} ${permissions}`);

const RW = 'PROT_READ|PROT_WRITE';
const ANON = 'MAP_PRIVATE|MAP_ANONYMOUS';
const mmap = (len: number, at: string) => `mmap(NULL, ${len}, ${RW}, ${ANON}, -1, 0) = 0x${at}`;
const THREAD =
  'clone3({flags=CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD, exit_signal=0} => {parent_tid=[2]}, 88)';
const FORK = 'clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD, child_tidptr=0x7f0000000000)';

describe('recorded programs', () => {
  test('all of them are there', () => {
    expect(names.sort()).toEqual(['bash', 'cat', 'node', 'python', 'spie', 'static', 'threads']);
  });

  test.each(names)('%s: from the map after execve to exactly the map at the exit', (name) => {
    const maps = recordedMaps(name);
    const { processes } = replayLog(logOf(name), maps);
    expect(processes).toHaveLength(maps.exitMaps.size);
    for (const process of processes) {
      expect(process.difference).toBeUndefined();
      expect(process).toMatchObject({
        exact: true,
        fromMap: true,
        ended: true,
        before: [],
        mismatchCount: 0,
        unmodelled: [],
      });
      expect(process.calls).toBeGreaterThan(5);
    }
  });

  test.each(names)('%s: a map that is not the one at the exit is found different', (name) => {
    const { execMaps, exitMaps } = recordedMaps(name);
    const spoilt = new Map([...exitMaps].map(([pid, lines]) => [pid, lines.filter((_, index) => index !== 3)]));
    for (const process of replayLog(logOf(name), { execMaps, exitMaps: spoilt }).processes) {
      expect(process.exact).toBe(false);
      expect(process.difference).toBeDefined();
    }
  });

  test.each(names)('%s: the log alone gives every mapping that the log made', (name) => {
    const { exitMaps } = recordedMaps(name);
    for (const process of replayLog(logOf(name)).processes) {
      expect(process.mismatchCount).toBe(0);
      expect(process.before.length).toBeGreaterThan(0);
      const recorded = (exitMaps.get(process.pid) ?? []).filter((line) => line.name.startsWith('/usr/lib/locale'));
      const found = process.map.map((line) => `${line.vm_start} ${line.name}`);
      for (const line of recorded) expect(found).toContain(`${line.vm_start} ${line.name}`);
    }
  });

  test('the final map is printed with the devices and inodes of the recorded maps', () => {
    const maps = recordedMaps('static');
    const [process] = replayLog(logOf('static'), maps).processes;
    const printed = process?.map.map((line) => printMapsLine(line)) ?? [];
    expect(printed[0]).toBe(
      '00400000-00401000 r--p 00000000 fe:00 3317770                            /home/student/hello-static',
    );
  });

  test.each(names)('%s: the calls are handed out; made again in that order they come out the same', (name) => {
    const entries: ReplayEntry[] = [];
    replayLog(logOf(name), { ...recordedMaps(name), onEntry: (entry) => entries.push(entry) });
    const bulk = openBulk(createWorld());
    for (const { call, outcome } of entries) expect(bulk.apply(call)).toEqual(outcome);
    expect(entries.filter(({ origin }) => origin === 'log').length).toBeGreaterThan(20);
  });
});

describe('threads', () => {
  test('munmap at its first line: another thread takes the range before the second', () => {
    const [process] = replay(`1 ${mmap(8192, '7f0000000000')}
1 ${THREAD} = 2
1 munmap(0x7f0000000000, 8192 <unfinished ...>
2 mprotect(0x7f0000000000, 4096, PROT_NONE) = -1 ENOMEM (Cannot allocate memory)
2 ${mmap(4096, '7f0000000000')}
1 <... munmap resumed>) = 0
`);
    expect(process?.mismatches).toEqual([]);
    expect(ranges(process)).toEqual(['7f0000000000-7f0000001000 rw-p']);
  });

  test('mmap at its second line', () => {
    const [process] = replay(`1 ${mmap(8192, '7f0000000000')}
1 ${THREAD} = 2
2 mmap(NULL, 4096, PROT_READ, ${ANON}, -1, 0 <unfinished ...>
1 munmap(0x7f0000000000, 8192) = 0
2 <... mmap resumed>) = 0x7f0000001000
`);
    expect(process?.mismatches).toEqual([]);
    expect(ranges(process)).toEqual(['7f0000001000-7f0000002000 r--p']);
  });

  test('mremap leaves its old range before another thread takes it', () => {
    const [process] = replay(`1 ${mmap(8192, '7f0000000000')}
1 ${THREAD} = 2
1 mremap(0x7f0000000000, 8192, 16384, MREMAP_MAYMOVE <unfinished ...>
2 mmap(NULL, 4096, PROT_READ, ${ANON}, -1, 0) = 0x7f0000000000
1 <... mremap resumed>) = 0x7f0000100000
`);
    expect(process?.mismatches).toEqual([]);
    expect(ranges(process)).toEqual(['7f0000000000-7f0000001000 r--p', '7f0000100000-7f0000104000 rw-p']);
  });

  test('a brk that shrinks at its first line', () => {
    const [process] = replay(`1 brk(NULL) = 0x555555560000
1 brk(0x555555570000) = 0x555555570000
1 ${THREAD} = 2
1 brk(0x555555564000 <unfinished ...>
2 mmap(NULL, 4096, PROT_READ, ${ANON}, -1, 0) = 0x555555568000
1 <... brk resumed>) = 0x555555564000
`);
    expect(process?.mismatches).toEqual([]);
    expect(ranges(process)).toEqual(['555555560000-555555564000 rw-p', '555555568000-555555569000 r--p']);
  });

  test('a thread that still works while the process ends: the map was read some time after', () => {
    const maps = { exitMaps: new Map([[1, parseMaps('7f0000000000-7f0000001000 rw-p 0 00:00 0').lines]]) };
    const log = `1 ${mmap(8192, '7f0000000000')}
1 ${THREAD} = 2
2 munmap(0x7f0000001000, 4096 <unfinished ...>
`;
    const [late] = replay(
      `1 ${mmap(8192, '7f0000000000')}
1 ${THREAD} = 2
1 exit_group(0 <unfinished ...>
2 munmap(0x7f0000001000, 4096) = 0
1 <... exit_group resumed>) = ?
`,
      maps,
    );
    expect(late).toMatchObject({ exact: true, ended: true });
    const [never] = replay(log, maps);
    expect(never).toMatchObject({ exact: false, ended: false });
  });
});

describe('processes', () => {
  test('fork copies: what the child does, the parent does not see', () => {
    const [parent, child] = replay(`1 ${mmap(8192, '7f0000000000')}
1 ${FORK} = 2
2 munmap(0x7f0000000000, 4096) = 0
1 munmap(0x7f0000001000, 4096) = 0
`);
    expect(ranges(parent)).toEqual(['7f0000000000-7f0000001000 rw-p']);
    expect(ranges(child)).toEqual(['7f0000001000-7f0000002000 rw-p']);
    expect(child).toMatchObject({ pid: 2, parent: 1 });
  });

  test("a child's first call can stand before its parent's clone has returned", () => {
    const [parent, child] = replay(`1 ${mmap(8192, '7f0000000000')}
1 clone(child_stack=NULL, flags=SIGCHLD <unfinished ...>
2 munmap(0x7f0000000000, 4096) = 0
1 <... clone resumed>) = 2
`);
    expect(ranges(parent)).toEqual(['7f0000000000-7f0000002000 rw-p']);
    expect(ranges(child)).toEqual(['7f0000001000-7f0000002000 rw-p']);
  });

  test('vfork shares until execve', () => {
    const [parent, child] = replay(`1 ${mmap(8192, '7f0000000000')}
1 vfork( <unfinished ...>
2 munmap(0x7f0000000000, 4096) = 0
2 execve("/bin/true", ["true"], 0x7ffc /* 3 vars */) = 0
1 <... vfork resumed>) = 2
2 ${mmap(4096, '7f0000000000')}
`);
    expect(ranges(parent)).toEqual(['7f0000001000-7f0000002000 rw-p']);
    expect(ranges(child)).toEqual(['7f0000000000-7f0000001000 rw-p']);
    expect(child?.command).toBe('/bin/true');
  });

  test('execve in a thread: the others are gone, and what they had', () => {
    const [process, ...others] = replay(readFileSync(`${FOLDER}/shapes/exec-in-thread.strace`, 'utf8'));
    expect(others).toEqual([]);
    expect(process).toMatchObject({ pid: 10, command: './b.out', ended: true });
    expect(ranges(process)).toEqual(['7f0000000000-7f0000001000 r--p']);
  });

  test('a failed execve changes nothing', () => {
    const [process] = replay(`1 ${mmap(4096, '7f0000000000')}
1 execve("/nonexistent", ["x"], 0x7ffc /* 3 vars */) = -1 ENOENT (No such file or directory)
`);
    expect(ranges(process)).toEqual(['7f0000000000-7f0000001000 rw-p']);
  });

  test('a pid that is used again is another process', () => {
    const both = replay(`1 ${mmap(4096, '7f0000000000')}
1 ${FORK} = 2
2 munmap(0x7f0000000000, 4096) = 0
2 exit_group(0) = ?
2 +++ exited with 0 +++
1 ${FORK} = 2
2 ${mmap(4096, '7f0000001000')}
2 exit_group(0) = ?
`);
    expect(both.map(({ pid }) => pid)).toEqual([1, 2, 2]);
    expect(ranges(both[1])).toEqual([]);
    expect(ranges(both[2])).toEqual(['7f0000000000-7f0000002000 rw-p']);
  });

  test('maps go to the execs at which they were read', () => {
    const map = parseMaps('400000-401000 r-xp 0 fe:00 1 /b').lines;
    const log = (delayed: string) => `1 execve("/a", ["a"], 0x7f) = 0
1 execve("/b", ["b"], 0x7f) = 0${delayed}
1 exit_group(0) = ?
`;
    const [marked] = replay(log(' (DELAYED)'), { execMaps: new Map([[1, [map]]]) });
    expect(marked).toMatchObject({ fromMap: true, command: '/b' });
    expect(ranges(marked)).toEqual(['400000-401000 r-xp']);
    const [both] = replay(log(''), { execMaps: new Map([[1, [[], map]]]) });
    expect(ranges(both)).toEqual(['400000-401000 r-xp']);
  });
});

describe('what a log does not say', () => {
  test('memory that is used and was never mapped was there before', () => {
    const [process] = replay(`1 brk(NULL) = 0x555555560000
1 mprotect(0x400000, 8192, PROT_READ) = 0
`);
    expect(process?.before).toEqual([{ start: 0x400000, end: 0x402000 }]);
    expect(ranges(process)).toEqual(['400000-402000 r--p']);
    expect(process?.mismatches).toEqual([]);
  });

  test('the stack has grown since its map was read', () => {
    const exec = parseMaps('7ffc00000000-7ffc00021000 rw-p 0 00:00 0 [stack]').lines;
    const exit = parseMaps(
      '7ffbfffd0000-7ffbffff0000 rw-p 0 00:00 0\n7ffbffff0000-7ffbffff1000 rwxp 0 00:00 0\n7ffbffff1000-7ffc00021000 rw-p 0 00:00 0 [stack]',
    ).lines;
    const [process] = replay(
      `1 execve("/a", ["a"], 0x7f) = 0
1 mprotect(0x7ffbffff0000, 4096, PROT_READ|PROT_WRITE|PROT_EXEC) = 0
1 exit_group(0) = ?
`,
      { execMaps: new Map([[1, [exec]]]), exitMaps: new Map([[1, exit]]) },
    );
    expect(process).toMatchObject({ exact: true, before: [] });
  });

  test('a failed call fails here too, and changes nothing where it would not', () => {
    const [process] = replay(`1 munmap(0x7f0000000001, 4096) = -1 EINVAL (Invalid argument)
1 mmap(NULL, 4096, ${RW}, ${ANON}, -1, 0) = -1 ENOMEM (Cannot allocate memory)
`);
    expect(process).toMatchObject({ errors: 1, calls: 1, mismatchCount: 1 });
    expect(process?.mismatches[0]).toMatchObject({ line: 2, recorded: 'ENOMEM' });
    expect(ranges(process)).toEqual([]);
  });

  test('a place that should be free and is not: said, and the log is followed', () => {
    const [process] = replay(`1 ${mmap(4096, '7f0000000000')}
1 mmap(NULL, 4096, PROT_READ, ${ANON}, -1, 0) = 0x7f0000000000
`);
    expect(process?.mismatches[0]).toMatchObject({ line: 2, actual: 'EEXIST' });
    expect(ranges(process)).toEqual(['7f0000000000-7f0000001000 r--p']);
  });

  test('the same on a kernel that knows no MAP_FIXED_NOREPLACE', () => {
    const log = `1 ${mmap(4096, '7f0000000000')}
1 mmap(NULL, 4096, PROT_READ, ${ANON}, -1, 0) = 0x7f0000000000
`;
    const [process] = replay(log, { kernel: '4.4' });
    expect(process?.mismatchCount).toBe(1);
    expect(ranges(process)).toEqual(['7f0000000000-7f0000001000 r--p']);
  });

  test('System V segments and the ring of io_setup are mapped; a segment of unknown size is named', () => {
    const [known] = replay(`1 shmget(IPC_PRIVATE, 5000, IPC_CREAT|0600) = 3
1 shmat(3, NULL, 0) = 0x7f0000000000
1 io_setup(128, [0x7f0000100000]) = 0
1 shmdt(0x7f0000000000) = 0
`);
    expect(ranges(known)).toEqual(['7f0000100000-7f0000103000 rw-s']);
    const [unknown] = replay('1 shmat(3, NULL, 0) = 0x7f0000000000\n');
    expect(unknown?.unmodelled).toEqual(['shmat']);
  });

  test('advice and calls of newer kernels are named, not taken for differences', () => {
    const [process] = replay(`1 ${mmap(4096, '7f0000000000')}
1 madvise(0x7f0000000000, 4096, MADV_GUARD_INSTALL) = 0
1 mseal(0x7f0000000000, 4096, 0) = 0
`);
    expect(process).toMatchObject({ mismatchCount: 0, unmodelled: ['MADV_GUARD_INSTALL', 'mseal'] });
  });
});

describe('hostile logs', () => {
  const address = fc.constantFrom(
    'NULL',
    '0x1',
    '0x1000',
    '0x400000',
    '0x7f0000000000',
    '0x7f0000001000',
    '0x7ffffffff000',
    '0xffffffffffffffff',
    '0x8000000000000000',
  );
  const length = fc.constantFrom('0', '1', '4096', '8192', '0x7fffffffffff', '18446744073709551615', '140737488355328');
  const result = fc.oneof(address, fc.constantFrom('0', '-1 ENOMEM (x)', '-1 EINVAL (x)', '?', '2', '3'));
  const prot = fc.constantFrom('PROT_NONE', RW, '0xffffffff', 'PROT_GROWSDOWN|PROT_READ');
  const flags = fc.constantFrom(
    ANON,
    `${ANON}|MAP_FIXED`,
    'MAP_SHARED',
    '0',
    `${ANON}|MAP_GROWSDOWN`,
    'MAP_SHARED|MAP_ANONYMOUS',
    `${ANON}|MAP_HUGETLB`,
  );
  const call = fc.oneof(
    fc
      .tuple(address, length, prot, flags, fc.constantFrom('-1', '3</x>', '9'), fc.constantFrom('0', '0x1000', '1'))
      .map((a) => `mmap(${a.join(', ')})`),
    fc.tuple(address, length).map((a) => `munmap(${a.join(', ')})`),
    fc.tuple(address, length, prot).map((a) => `mprotect(${a.join(', ')})`),
    fc
      .tuple(address, length, length, fc.constantFrom('0', 'MREMAP_MAYMOVE', '0xff'))
      .map((a) => `mremap(${a.join(', ')})`),
    address.map((a) => `brk(${a})`),
    fc
      .tuple(address, length, fc.constantFrom('MADV_DONTFORK', 'MADV_FREE', '999'))
      .map((a) => `madvise(${a.join(', ')})`),
    fc.tuple(address, length).map((a) => `mlock(${a.join(', ')})`),
    fc.constantFrom(
      FORK,
      THREAD,
      'vfork()',
      'execve("/x", ["x"], 0x1)',
      'exit(0)',
      'exit_group(0)',
      'mlockall(MCL_FUTURE)',
      'shmat(1, NULL, 0)',
      'io_setup(1, [0x7f0000002000])',
    ),
  );
  const pid = fc.integer({ min: 1, max: 4 });
  const line = fc.oneof(
    fc.tuple(pid, call, result).map(([who, what, ret]) => `${who} ${what} = ${ret}`),
    fc.tuple(pid, call).map(([who, what]) => `${who} ${what.slice(0, -1)} <unfinished ...>`),
    fc
      .tuple(pid, fc.constantFrom('mmap', 'munmap', 'mremap', 'brk', 'clone', 'execve', 'exit_group'), result)
      .map(([who, what, ret]) => `${who} <... ${what} resumed>) = ${ret}`),
    pid.map((who) => `${who} +++ exited with 0 +++`),
    pid.map((who) => `${who} +++ killed by SIGKILL +++`),
  );

  test('any order of any calls is replayed without an exception', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        for (const process of replay(`${lines.join('\n')}\n`)) expect(process.map.length).toBeLessThan(100);
      }),
      { numRuns: 1000 },
    );
  });
});
