import { describe, expect, test } from 'vitest';
import type { ImportedCall, ImportMessage, ImportReport, NamedText } from './messages';
import { readImport } from './read-import';

const LOG = `7 execve("/bin/true", ["true"], 0x7ffd00000000 /* 3 vars */) = 0
7 brk(NULL) = 0x555555560000
7 mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7ffff7fc0000
7 mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7ffff7fbf000
7 munmap(0x7ffff7fc0000, 4096) = 0
7 exit_group(0) = ?
7 +++ exited with 0 +++
`;
const EXEC_MAP = `555555554000-555555556000 r-xp 00000000 08:01 42                         /bin/true
7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0                          [stack]
`;
const EXIT_MAP = `555555554000-555555556000 r-xp 00000000 08:01 42                         /bin/true
7ffff7fbf000-7ffff7fc0000 rw-p 00000000 00:00 0
7ffff7fc1000-7ffff7fc2000 rw-p 00000000 00:00 0
7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0                          [stack]
`;

interface Read {
  readonly calls: readonly ImportedCall[];
  readonly report: ImportReport | null;
  readonly failed: string | null;
  readonly progress: readonly number[];
}

function read(...texts: NamedText[]): Read {
  const messages: ImportMessage[] = [];
  readImport({ texts, kernel: '5.10' }, (message) => messages.push(message));
  const last = messages.at(-1);
  return {
    calls: messages.flatMap((message) => (message.kind === 'calls' ? message.calls : [])),
    report: last?.kind === 'done' ? last.report : null,
    failed: last?.kind === 'failed' ? last.detail : null,
    progress: messages.flatMap((message) => (message.kind === 'progress' ? [message.value] : [])),
  };
}

describe('reading an import', () => {
  test('a log with its maps gives the calls in order, and is compared with the map at exit', () => {
    const { calls, report } = read(
      { name: 'true.strace', text: LOG },
      { name: 'true.7.exec0.maps', text: EXEC_MAP },
      { name: 'true.7.exit.maps', text: EXIT_MAP },
    );
    const names = calls.map(({ call }) => call.name);
    expect(names.filter((name) => ['execve', 'mmap', 'munmap'].includes(name))).toEqual([
      'execve',
      'mmap',
      'mmap',
      'munmap',
    ]);
    expect(calls.find(({ call }) => call.name === 'munmap')?.source).toBe('7 munmap(0x7ffff7fc0000, 4096) = 0');
    expect(report).toMatchObject({ problems: 0, mismatches: 0, compared: 1, exact: 1 });
  });

  test('a map alone is an execve that leaves it behind', () => {
    const { calls, report } = read({ name: 'maps.txt', text: EXEC_MAP });
    expect(calls).toMatchObject([{ call: { name: 'execve', image: { vmas: [{}, {}] } } }]);
    expect(report?.problems).toBe(0);
  });

  test('a program file holds all of it', () => {
    const program = {
      format: 'vmascope-program',
      version: 1,
      name: 'true',
      source: 'made up',
      log: LOG,
      execMaps: { 7: [EXEC_MAP] },
      exitMaps: { 7: EXIT_MAP },
    };
    expect(read({ name: 'true.json', text: JSON.stringify(program) }).report).toMatchObject({ compared: 1, exact: 1 });
    expect(read({ name: 'true.json', text: JSON.stringify({ ...program, version: 9 }) }).failed).toContain('newer');
  });

  test.each([
    ['nothing', ''],
    ['random bytes', '\u0000\u0001\u00ff\ufffd'.repeat(500)],
    ['a page of HTML', '<!doctype html><script>alert(1)</script>'],
  ])('%s: a message, and no call', (_, text) => {
    const { calls, failed } = read({ name: 'x.log', text });
    expect(calls).toEqual([]);
    expect(failed).not.toBeNull();
  });

  test('a cut log is read as far as it goes', () => {
    const { calls, report } = read({ name: 'cut.strace', text: LOG.slice(0, LOG.indexOf('7 munmap(') + 14) });
    expect(calls.map(({ call }) => call.name)).toContain('mmap');
    expect(report?.problems).toBeGreaterThan(0);
  });
});
