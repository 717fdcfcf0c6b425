import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

/** The command as a shell would run it, with the script as its standard input. */
function command(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'src/cli/run.ts', '-', ...args],
    { encoding: 'utf8', input: script },
  );
  return { status, stdout, stderr };
}

const RW = 'PROT_READ|PROT_WRITE';
const FIXED = 'MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED';
/** A hole between two equal mappings is filled. */
const CASE_1 = `a = mmap(0x7f0000000000, 4p, ${RW}, ${FIXED}, -1, 0)
mmap(a+6p, 4p, ${RW}, ${FIXED}, -1, 0)
mmap(a+4p, 2p, ${RW}, ${FIXED}, -1, 0)
`;

describe('run', () => {
  test('each call with its result, its merge case and who survives; the final map', () => {
    const { status, stdout } = command(CASE_1);
    expect(status).toBe(0);
    expect(stdout).toContain(`3: mmap(a+4p, 2p, ${RW}, ${FIXED}, -1, 0) = 0x7f0000004000`);
    expect(stdout).toContain('vma_merge [7f0000004000,7f0000006000): case 1, A survives, B removed');
    expect(stdout).toMatch(/\n1 init:\n {2}7f0000000000-7f000000a000 rw-p .*\n$/);
  });

  test('--steps: every line of the listings, with its locals', () => {
    const { stdout } = command(CASE_1, '--steps');
    expect(stdout).toMatch(/^ +vma_merge\.\w+/m);
    expect(stdout).toMatch(/ (yes|no) {2}\w+=/);
    expect(stdout).toContain('addr=0x7f0000004000');
  });

  test('--json: one object', () => {
    const report = JSON.parse(command(CASE_1, '--json', '--steps').stdout);
    expect(report).toMatchObject({ kernel: '5.10', errors: [] });
    expect(report.calls[2]).toMatchObject({ line: 3, ret: 0x7f0000004000, events: [{ kind: 'merge', mergeCase: 1 }] });
    expect(report.calls[2].steps.length).toBeGreaterThan(10);
    expect(report.maps).toHaveLength(1);
  });

  test('--c: the calls as a C program; why there is none', () => {
    const { status, stdout } = command(CASE_1, '--c', '--kernel', '6.18');
    expect(status).toBe(0);
    expect(stdout).toContain('CALL(mmap(a + 4 * PAGE, 2 * PAGE, ');
    expect(stdout).toContain('the model of Linux 6.18');
    const none = command('find_vma(0x1000)\n', '--c');
    expect(none).toMatchObject({ status: 1, stdout: '' });
    expect(none.stderr).toContain('no program can be made of it');
  });

  test('a result that the line names is compared', () => {
    const { status, stdout } = command('munmap(0x1000, 1p) = 0\nmunmap(0x1001, 1p) = 0\nmunmap(0x1001, 1p) = EINVAL\n');
    expect(status).toBe(1);
    expect(stdout).toContain('2: munmap(0x1001, 1p) = -EINVAL   EXPECTED 0\n');
    expect(stdout.match(/EXPECTED/g)).toHaveLength(1);
    expect(stdout).toContain('refused at ');
  });

  test('lines that are no calls are marked, and the others are run', () => {
    const { status, stdout, stderr } = command('munmapp(1, 2)\nmunmap(b, 1p)\nfork()\n');
    expect(status).toBe(1);
    expect(stdout).toContain('3: fork() = 2');
    expect(stderr).toContain('-:1:1: There is no call munmapp. Did you mean munmap?\n    munmapp(1, 2)\n    ^^^^^^^\n');
    expect(stderr).toContain('-:2:8: Nothing is named b.');
  });

  test('a line of a log is run at its recorded address, its file opened', () => {
    const { status, stdout } = command(
      '7 mmap(NULL, 42527, PROT_READ, MAP_PRIVATE, 3</etc/ld.so.cache>, 0) = 0x7f1953512000\n',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/7f1953512000-7f195351d000 r--p .* \/etc\/ld\.so\.cache/);
  });

  test('a wrong option is said with the usage', () => {
    const { status, stderr } = command('', '--step');
    expect(status).toBe(2);
    expect(stderr).toContain("Unknown option '--step'");
    expect(stderr).toContain('usage: npm run -s run');
  });
});
