import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAP, PROT } from '../engine';
import type { LogEvent, StraceLog } from './log';
import { describeProblem } from './log';
import { parseStrace, StraceReader } from './strace';

const FOLDER = 'fixtures/traces';
const shape = (name: string): StraceLog => parseStrace(readFileSync(`${FOLDER}/shapes/${name}.strace`, 'utf8'));

/** `pid call = result` for each event where it ends. */
function told({ events }: StraceLog): string[] {
  return events.flatMap((event, index) =>
    index === event.leave ? [`${event.pid} ${nameOf(event)} = ${retOf(event)}`] : [],
  );
}
const nameOf = ({ op }: LogEvent): string => (op.kind === 'memory' ? op.call.name : op.kind);
const retOf = ({ ret }: LogEvent): string =>
  typeof ret === 'number' && ret > 4096 ? `0x${ret.toString(16)}` : String(ret ?? '?');

describe('shapes of lines', () => {
  test('without pids there is one process; other calls are passed over', () => {
    const log = shape('plain');
    expect(told(log)).toEqual([
      '1 execve = 0',
      '1 brk = 0x5581b7c3a000',
      '1 mmap = 0x7f2a3f6d1000',
      '1 mmap = 0x7f2a3f6c6000',
      '1 munmap = 0',
      '1 brk = 0x5581b7c5b000',
      '1 exit = ?',
      '1 gone = ?',
    ]);
    expect(log).toMatchObject({ lines: 11, otherLines: 4, problemCount: 0, hasPids: false });
  });

  test('times in front of a call, of each kind', () => {
    const log = shape('times');
    expect(told(log)).toHaveLength(8);
    expect(log).toMatchObject({ problemCount: 0, hasPids: false });
  });

  test('a log of the terminal: the first process has its pid only while it is not alone', () => {
    const log = shape('terminal');
    expect(log.problems).toEqual([]);
    expect(told(log)).toEqual([
      '500 execve = 0',
      '500 brk = 0x5581b7c3a000',
      '500 mmap = 0x7f2a3f6d1000',
      '500 clone = 501',
      '501 mmap = 0x7f2a3f6d0000',
      '500 clone = 502',
      '502 munmap = 0',
      '501 exit = ?',
      '501 gone = ?',
      '502 exit = ?',
      '502 gone = ?',
      '500 mprotect = 0',
      '500 gone = ?',
    ]);
  });

  test('numbers with their names, commands, kinds of files, bytes of other alphabets', () => {
    const log = shape('verbose');
    expect(log.problems).toEqual([]);
    const [brk, anon, zero, deleted, named, advice, moved, failed, child] = log.events;
    expect(brk?.pid).toBe(7);
    expect(anon?.op).toMatchObject({
      call: { prot: PROT.READ + PROT.WRITE, flags: MAP.PRIVATE + MAP.ANONYMOUS },
      path: null,
    });
    expect(zero?.op).toMatchObject({ call: { prot: PROT.READ, flags: MAP.PRIVATE }, path: '/dev/zero' });
    expect(deleted?.op).toMatchObject({ call: { offset: 4096 }, path: '/tmp/a>b' });
    expect(named?.op).toMatchObject({ path: '/home/jérôme/文' });
    expect(advice?.op).toMatchObject({ call: { advice: 102 } });
    expect(moved?.op).toMatchObject({ call: { name: 'mremap', old_len: 8192, new_len: 16384, flags: 1, new_addr: 0 } });
    expect(failed?.ret).toBe('(errno 133)');
    expect(child).toMatchObject({ op: { kind: 'clone', vm: true, thread: false }, ret: 9 });
  });

  test('a thread that calls execve goes on under the number of the process', () => {
    expect(told(shape('exec-in-thread')).slice(-4)).toEqual([
      '10 execve = 0',
      '10 brk = 0x55aa00000000',
      '10 mmap = 0x7f0000000000',
      '10 exit = ?',
    ]);
  });

  test('a call that was cut in two is one call, known from its first line on', () => {
    const log = parseStrace(
      '1 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0 <unfinished ...>\n2 munmap(0x1000, 4096) = 0\n1 <... mmap resumed>) = 0x7f0000000000\n',
    );
    expect(log.events).toHaveLength(3);
    expect(log.events[0]).toBe(log.events[2]);
    expect(log.events[0]).toMatchObject({ enter: 0, leave: 2, line: 1, endLine: 3, ret: 0x7f0000000000 });
  });
});

describe('lines that cannot be used', () => {
  test('each is reported with its number, and the others stay', () => {
    const log = shape('broken');
    expect(log.problems.map((problem) => `${problem.line}: ${describeProblem(problem)}`)).toEqual([
      '2: not a line of strace',
      '3: the line is cut off',
      '4: an argument cannot be read',
      '5: a call ends that never began',
      '9: the line is cut off',
      '6: a call begins that never ends',
    ]);
    expect(told(log)).toEqual(['5 brk = 0x5581b7c3a000', '5 munmap = ?', '5 brk = 0x5581b7c5b000']);
  });

  test('a line of ten megabytes, with or without an end, costs nothing but itself', () => {
    const long = 'x'.repeat(10_000_000);
    const log = parseStrace(`1 brk(NULL) = 0x1000\n${long}\n1 brk(NULL) = 0x2000\n1 mmap(${long}`);
    expect(log.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'too-long'],
      [4, 'too-long'],
    ]);
    expect(log.events).toHaveLength(2);
    expect(log.lines).toBe(4);
  });

  test('no more than a thousand problems are kept, all are counted', () => {
    const log = parseStrace('nonsense\n'.repeat(5000));
    expect(log.problems).toHaveLength(1000);
    expect(log.problemCount).toBe(5000);
  });

  test('any text is read without an exception', () => {
    const pieces = fc.constantFrom(
      '7 ',
      '[pid 7] ',
      'mmap(',
      'NULL, ',
      '4096, ',
      'PROT_READ',
      ', ',
      '-1, 0',
      ') = ',
      '0x7f0000000000',
      ' <unfinished ...>',
      '\n',
      '<... mmap resumed>',
      'clone(',
      '= 8',
      'execve("',
      '/a", [',
      '?',
      '+++ exited with 0 +++',
      '\0',
      '3</x>',
      'strace: Process 8 attached',
      'munmap(',
      '/*',
      '*/',
      '9'.repeat(400),
      '<pid changed to 3 ...>',
      '\r',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (log) => {
        const { events, lines } = parseStrace(log);
        for (const event of events) {
          expect(events[event.enter]).toBe(event);
          expect(events[event.leave]).toBe(event);
          expect(event.line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('real logs', () => {
  const logs = readdirSync(FOLDER).filter((name) => name.endsWith('.strace'));

  test.each(logs)('%s: every line is understood, however the text is cut into pieces', (name) => {
    const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
    const whole = parseStrace(text);
    expect(whole.problems).toEqual([]);
    expect(whole.lines).toBe(text.trimEnd().split('\n').length);
    for (const size of [1, 7, 1000]) {
      const reader = new StraceReader();
      for (let from = 0; from < text.length; from += size) reader.push(text.slice(from, from + size));
      expect(reader.end()).toEqual(whole);
    }
  });

  test.each(logs)('%s: cut off anywhere it gives the lines before', (name) => {
    const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
    fc.assert(
      fc.property(fc.nat(text.length), (end) => {
        const begin = text.slice(0, end);
        const log = parseStrace(begin);
        expect(log.lines).toBe(begin.split('\n').length - (begin.endsWith('\n') || begin === '' ? 1 : 0));
        // Only the last line, and calls whose second line is gone.
        const bad = log.problems.filter(({ code, line }) => code !== 'never-resumed' && line !== log.lines);
        expect(bad).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
