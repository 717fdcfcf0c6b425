import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseProgram } from '../formats';

const folder = mkdtempSync(join(tmpdir(), 'vmascope-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as a shell would run it. */
function command(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'src/cli/replay.ts', ...args],
    { encoding: 'utf8', input },
  );
  return { status, stdout, stderr, last: stdout.trimEnd().split('\n').at(-1) };
}
const TRACES = 'fixtures/traces';

describe('replay', () => {
  test('a log with its maps: each process is compared', () => {
    const { status, stdout, last } = command([`${TRACES}/bash.strace`, '--maps', `${TRACES}/bash`]);
    expect(last).toBe('3 passed, 0 failed');
    expect(status).toBe(0);
    expect(stdout.match(/^ {2}exact$/gm)).toHaveLength(3);
    expect(stdout).toContain('28689 /usr/bin/wc, child of 28632');
  });

  test('a difference: the first one is told, and the code is 1', () => {
    for (const name of ['cat.28487.exec0.maps', 'cat.28487.exit.maps']) cpSync(`${TRACES}/${name}`, join(folder, name));
    const path = join(folder, 'cat.28487.exit.maps');
    writeFileSync(path, readFileSync(path, 'utf8').replace('rw-p', 'rwxp'));
    const { status, stdout, last } = command([`${TRACES}/cat.strace`, '--maps', join(folder, 'cat')]);
    expect(last).toBe('0 passed, 1 failed');
    expect(status).toBe(1);
    expect(stdout).toMatch(/DIFFERENT: expected [0-9a-f-]+ rwxp .*, found [0-9a-f-]+ rw-p/);
  });

  test('without maps: the final map, and what was there before', () => {
    const { status, stdout, last } = command([`${TRACES}/spie.strace`]);
    expect(last).toBe('0 passed, 0 failed');
    expect(status).toBe(0);
    expect(stdout).toContain('there before: 7f742e041000-7f742e045000');
    expect(stdout).toMatch(/^ {2}55557926b000-55557928d000 rw-p .*\[heap\]$/m);
  });

  test('--json: one object', () => {
    const { stdout } = command([`${TRACES}/static.strace`, '--maps', `${TRACES}/static`, '--json', '--kernel', '6.18']);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ kernel: '6.18', lines: 24, problemCount: 0, passed: 1, failed: 0 });
    expect(report.processes[0]).toMatchObject({ pid: 30585, command: './hello-static', exact: true, vmas: 11 });
    expect(report.processes[0].map).toHaveLength(11);
  });

  test('the standard input; lines that cannot be used are reported', () => {
    const { status, stdout } = command(['-'], readFileSync(`${TRACES}/shapes/broken.strace`, 'utf8'));
    expect(status).toBe(0);
    expect(stdout).toContain('line 2 not used, not a line of strace: this is no line of strace');
  });

  test('--bundle writes what the page opens', () => {
    const path = join(folder, 'cat.json');
    command([`${TRACES}/cat.strace`, '--maps', `${TRACES}/cat`, '--bundle', path, '--source', 'a test']);
    const program = parseProgram(readFileSync(path, 'utf8'));
    expect(program).toMatchObject({ name: 'cat', source: 'a test', log: readFileSync(`${TRACES}/cat.strace`, 'utf8') });
  });

  test('a log that is noise gives no process and no crash', () => {
    const { status, stdout, last } = command(['-'], '\0\x1b[2J\n'.repeat(100));
    expect(status).toBe(0);
    expect(last).toBe('0 passed, 0 failed');
    expect(stdout).not.toContain('\x1b');
  });

  test.each([
    [['/nonexistent.strace'], 'cannot read /nonexistent.strace: no such file'],
    [[TRACES], `cannot read ${TRACES}: it is a folder`],
    [[`${TRACES}/cat.strace`, '--maps', `${TRACES}/nothing`], `no maps ${TRACES}/nothing.PID.execN.maps`],
    [[`${TRACES}/cat.strace`, '--kernel', '1.0'], 'no kernel 1.0; there are 2.6.32'],
    [[`${TRACES}/cat.strace`, '--colour'], "Unknown option '--colour'"],
    [[], 'expected 1 file, got 0'],
  ])('%s: said in one line, with the usage and code 2', (args, message) => {
    const { status, stderr } = command(args);
    expect(status).toBe(2);
    expect(stderr.split('\n')[0]).toContain(message);
    expect(stderr).toContain('usage: npm run -s replay');
  });
});
