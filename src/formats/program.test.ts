import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeProgramProblem, mapsOfProgram, type Program, parseProgram, printProgram } from './program';
import { replayLog } from './replay';
import { parseStrace } from './strace';

const FOLDER = 'public/programs';
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe('the programs of the page', () => {
  test('there are some', () => {
    expect(files).toEqual(expect.arrayContaining(['cat.json', 'bash.json', 'python.json']));
  });

  test.each(files)('%s replays exactly, and holds what was recorded', (file) => {
    const program = parseProgram(readFileSync(`${FOLDER}/${file}`, 'utf8'));
    if (typeof program === 'string') throw new Error(program);
    const { processes } = replayLog(parseStrace(program.log), mapsOfProgram(program));
    expect(processes.length).toBeGreaterThan(0);
    expect(processes.every(({ exact }) => exact)).toBe(true);
    expect(program.source).toContain('vmrec.sh on Linux 6.18');
    expect(program.log).toBe(readFileSync(`fixtures/traces/${program.name}.strace`, 'utf8'));
  });
});

describe('program files', () => {
  test('what is printed is read back as the same', () => {
    const pid = fc.integer({ min: 1, max: 4_194_304 }).map(String);
    const program: fc.Arbitrary<Program> = fc.record({
      name: fc.string(),
      source: fc.string(),
      log: fc.string({ unit: 'binary' }),
      execMaps: fc.dictionary(pid, fc.array(fc.string())),
      exitMaps: fc.dictionary(pid, fc.string()),
    });
    fc.assert(
      fc.property(program, (written) => {
        expect(parseProgram(printProgram(written))).toEqual(written);
      }),
    );
  });

  test.each([
    ['', 'not-json'],
    ['{"format": "vmascope-program", "version": 1, "na', 'not-json'],
    ['[]', 'not-a-program'],
    ['null', 'not-a-program'],
    ['{"format": "else"}', 'not-a-program'],
    ['{"format": "vmascope-program", "version": 2}', 'newer-version'],
    ['{"format": "vmascope-program", "version": 1, "name": "x"}', 'damaged'],
    [
      '{"format": "vmascope-program", "version": 1, "name": "x", "source": "", "log": "", "execMaps": {"x": []}, "exitMaps": {}}',
      'damaged',
    ],
    [
      '{"format": "vmascope-program", "version": 1, "name": "x", "source": "", "log": "", "execMaps": {"1": [7]}, "exitMaps": {}}',
      'damaged',
    ],
    [
      '{"format": "vmascope-program", "version": 1, "name": "x", "source": "", "log": "", "execMaps": {}, "exitMaps": {"__proto__": ""}}',
      'damaged',
    ],
  ])('%s is refused: %s', (text, problem) => {
    expect(parseProgram(text)).toBe(problem);
    expect(describeProgramProblem(problem as never)).toMatch(/\w/);
  });

  test('any text is read without an exception', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof parseProgram(text) === 'string'));
  });
});
