import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, type KernelName, run } from '../../engine';
import '../../engine/all-calls';
import { bind, emptyScope, parseScript, printCall, printStatement, resolve } from '../../language';
import { CASES } from '../../scenario';
import { TOPICS } from '../../scenario/topics';
import { cProgram, type NoProgram, type SessionCall } from '.';
import { cName } from './c-place';
import { cLabel, cRemark, cString } from './c-text';

/** The calls of a script, as a session has them. */
function sessionOf(text: string, kernel: KernelName): SessionCall[] {
  let world = createWorld({ kernel });
  let scope = emptyScope;
  const calls: SessionCall[] = [];
  for (const statement of parseScript(text).statements) {
    const resolution = resolve(statement, scope, world);
    if (!resolution.ok) throw new Error(printStatement(statement));
    for (const call of resolution.before) {
      world = run(world, call).world;
      calls.push({ source: printCall(call), call, scope });
    }
    const { world: after, ret } = run(world, resolution.call);
    world = after;
    scope = bind(scope, statement.name?.text, resolution.call, ret);
    calls.push({ source: printStatement(statement), call: resolution.call, scope });
  }
  return calls;
}

const programOf = (text: string, kernel: KernelName = '6.18') =>
  cProgram({ title: 'a test', start: createWorld({ kernel }), startScope: emptyScope, calls: sessionOf(text, kernel) });

function textOf(script: string, kernel: KernelName = '6.18'): string {
  const program = programOf(script, kernel);
  if (!program.ok) throw new Error(program.why);
  return program.text;
}

/** The statements of the calls, each in one line without its place in the file. */
function statements(script: string, kernel: KernelName = '6.18'): string[] {
  const [, inside = ''] = /static void script\(void\)\n\{\n([\s\S]*?)\n\}\n/.exec(textOf(script, kernel)) ?? [];
  const joined = inside.replace(/,\n\s+/g, ', ').split('\n');
  return joined.slice(1).map((line) => line.trim());
}

const RW = 'PROT_READ|PROT_WRITE';
const ANON = 'MAP_PRIVATE|MAP_ANONYMOUS';
const FIXED = `${ANON}|MAP_FIXED`;

describe('a C program of a session', () => {
  test('calls with names, pages and flags by name, and what the model says of each', () => {
    expect(
      statements(
        `a = mmap(0x7f0000000000, 4p, ${RW}, ${FIXED}, -1, 0)\nmunmap(a+1p, 1p)\nmunmap(a+1, 1p)\ntouch(a, 2p, w)`,
      ),
    ).toEqual([
      `a = (char *)compare("a = mmap(0x7f0000000000, 4p, ${RW}, ${FIXED}, -1, 0)", CALL(mmap((char *)0x7f0000000000, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS, -1, 0)), 0x7f0000000000);`,
      'compare("munmap(a+1p, 1p)", CALL(munmap(a + 1 * PAGE, 1 * PAGE)), 0);',
      'compare("munmap(a+1, 1p)", CALL(munmap((char *)0x7f0000000001, 1 * PAGE)), -EINVAL);',
      'compare("touch(a, 2p, w)", CALL(touch(a, 2 * PAGE, 1)), -EFAULT);',
      'map_of_1();',
    ]);
  });

  test('the map that the model ends with, and the places that have to be free', () => {
    const text = textOf(`a = mmap(0x7f0000000000, 4p, ${RW}, ${FIXED}, -1, 0)\nmprotect(a, 1p, PROT_READ)`);
    expect(text).toContain('{ 0x7f0000000000, 0x7f0000001000, "r--p", 0x0, -1 },');
    expect(text).toContain('{ 0x7f0000001000, 0x7f0000004000, "rw-p", 0x0, -1 },');
    expect(text).toMatch(/spans\[\] = \{\n\t\t\{ 0x7f0000000000, 0x7f0000004000 \},\n\t\};/);
  });

  test('a place that the kernel chose is asked for, and nothing else would be taken', () => {
    const [remark, mapped] = statements(`mmap(NULL, 3p, ${RW}, ${ANON}, -1, 0)`);
    expect(remark).toMatch(/^\/\* the kernel chooses the place/);
    expect(mapped).toContain('| MAP_FIXED_NOREPLACE, -1, 0)), 0x7ffff7ffc000);');
    expect(mapped).toContain('mmap((char *)(0x7ffff7ffc000), ');
    // One that it could refuse is made as it is.
    expect(statements(`mmap(NULL, 0, ${RW}, ${ANON}, -1, 0)`)[0]).toContain('CALL(mmap(NULL, 0, ');
    const moved = statements(
      `a = mmap(0x7f0000000000, 2p, ${RW}, ${FIXED}, -1, 0)\nmmap(a+2p, 2p, PROT_READ, ${FIXED}, -1, 0)\nmremap(a, 2p, 4p, MREMAP_MAYMOVE)`,
    );
    expect(moved.at(-2)).toMatch(
      /mremap\(a, 2 \* PAGE, 4 \* PAGE, MREMAP_MAYMOVE \| MREMAP_FIXED, \(char \*\)\(0x7ff\w+\)\)/,
    );
  });

  test('the heap is where the program has its own', () => {
    const text = textOf('b = brk(+4p)\nmprotect(b-1p, 1p, PROT_READ)\nbrk(NULL)');
    expect(text).toContain(
      'b = (char *)compare("b = brk(+4p)",\n\t\tCALL(syscall(SYS_brk, heap + 4 * PAGE)), (long)heap + 4 * PAGE);',
    );
    expect(text).toContain('CALL(mprotect(heap + 3 * PAGE, 1 * PAGE, PROT_READ))');
    expect(text).toContain('CALL(syscall(SYS_brk, 0L)), (long)heap + 4 * PAGE);');
    expect(text).toContain('{ (long)heap, (long)heap + 3 * PAGE, "rw-p", 0x0, -1 },');
    expect(text).not.toContain('find_places');
  });

  test('what no program can do is left out, in the model too', () => {
    const script = `a = mmap(0x7f0000000000, 2p, ${RW}, ${FIXED}, -1, 0)\ninsert_vm_struct(a+2p, 2p, VM_READ)\nsysctl(vm.max_map_count, 1)\nmprotect(a, 1p, PROT_READ)`;
    expect(statements(script).slice(1, 4)).toEqual([
      'leave_out("insert_vm_struct(a+2p, 2p, VM_READ)", "only the kernel itself can call it");',
      'leave_out("sysctl(vm.max_map_count, 1)", "it is for the whole machine: set it yourself");',
      'compare("mprotect(a, 1p, PROT_READ)", CALL(mprotect(a, 1 * PAGE, PROT_READ)), 0);',
    ]);
    expect(textOf(script)).not.toContain('0x7f0000004000');
  });

  test('the memory of the machine is never mapped', () => {
    const text = textOf(
      `m = open("/dev/mem", 4p)\nmmap(0x7f0000000000, 2p, PROT_READ, MAP_SHARED|MAP_FIXED, m, 0)\nmunmap(0x7f0000000000, 2p)`,
    );
    expect(text.match(/leave_out\("/g)).toHaveLength(2);
    expect(text).not.toMatch(/open_file|[^"]\/dev\/mem[^"]*\d\)/);
  });

  test('nobody touches more real memory than there may be', () => {
    expect(statements('touch(0x7f0000000000, 7000000p, w)\nmunmap(0x1000, 1p)')[0]).toContain('leave_out("touch(');
  });

  test('files are memory with a name; each open is a struct file of its own, with its rights', () => {
    const text = textOf(
      'f = open("a", 8p)\ng = open("a", 8p, r)\nmmap(0x7f0000000000, 2p, PROT_READ, MAP_PRIVATE|MAP_FIXED, g, 1p)',
    );
    expect(text).toContain('{ "a", 8 * PAGE, -1, 0 },');
    expect(text).toMatch(/fd_2 = open_file\(0, O_RDWR\);/);
    expect(text).toMatch(/fd_3 = open_file\(0, O_RDONLY\);/);
    expect(text).toContain('MAP_PRIVATE | MAP_FIXED, fd_3, 1 * PAGE)');
    expect(text).toContain('{ 0x7f0000000000, 0x7f0000002000, "r--p", 0x1000, 0 },');
  });

  test('several processes take turns, and each shows its map', () => {
    const lines = statements(
      `a = mmap(0x7f0000000000, 4p, ${RW}, ${FIXED}, -1, 0)\nchild = fork()\nswitch(child)\nmunmap(a, 1p)\nexit()\nmunmap(a+1p, 1p)`,
    );
    expect(lines).toEqual([
      'if (me == 1)',
      expect.stringMatching(/^compare\("a = mmap/),
      'if (me == 1) {',
      'fflush(stdout);',
      'long child = CALL(fork());',
      'if (child == 0)',
      'me = 2;',
      'else',
      'compare("child = fork()", child < 0 ? child : 0, 0);',
      '}',
      'hand_over("switch(child)", 1, 2);',
      'if (me == 2)',
      'compare("munmap(a, 1p)", CALL(munmap((char *)0x7f0000000000, 1 * PAGE)), 0);',
      'hand_over("exit()", 2, 1);',
      'leave(2);',
      'if (me == 1)',
      'compare("munmap(a+1p, 1p)", CALL(munmap((char *)0x7f0000001000, 1 * PAGE)), 0);',
      'hand_over(NULL, 1, 1);',
      'if (me == 1)',
      'map_of_1();',
    ]);
  });

  test('what a thread does its process does', () => {
    const text = textOf(
      `a = mmap(0x7f0000000000, 4p, ${RW}, ${FIXED}, -1, 0)\nt = fork(CLONE_VM)\nswitch(t)\nmunmap(a, 1p)\nexit(pid=t)`,
    );
    expect(text.match(/leave_out\("/g)).toHaveLength(3);
    expect(text).not.toContain('me ==');
    expect(text).toContain('CALL(munmap(a, 1 * PAGE))');
  });

  test.each<[string, NoProgram]>([
    ['', 'nothing'],
    ['find_vma(0x1000)', 'nothing'],
    ['execve("cat", "00400000-00401000 r-xp 00000000 08:01 7 /bin/cat")', 'image'],
    [`${'munmap(0x1000, 1p)\n'.repeat(3001)}`, 'long'],
  ])('%j: none, and why', (script, why) => {
    expect(programOf(script)).toEqual({ ok: false, why });
  });

  test('every call of every prepared script is in its program', () => {
    let made = 0;
    for (const topic of [...TOPICS, ...CASES.map(({ id, script }) => ({ id, script, kernel: '5.10' as const }))]) {
      if (!('script' in topic)) continue;
      const session = sessionOf(topic.script, topic.kernel);
      const program = cProgram({
        title: topic.id,
        start: createWorld({ kernel: topic.kernel }),
        startScope: emptyScope,
        calls: session,
      });
      if (!program.ok) continue;
      made++;
      for (const { source, call } of session)
        if (call.name !== 'exit') expect(program.text, topic.id).toContain(cString(source));
      expect(program.text, topic.id).not.toMatch(/undefined|NaN|Infinity|null/);
    }
    expect(made).toBeGreaterThan(170);
  });
});

/** What a C compiler makes of a string literal: bytes as characters. */
function literal(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(\d{3}|.)/g, (_, sign: string) =>
      sign.length === 3 ? String.fromCharCode(Number.parseInt(sign, 8)) : sign,
    );
}
const bytesOf = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

describe('text from outside', () => {
  test('stays inside of its string and is the same for the compiler', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const c = cString(text);
        expect(c).toMatch(/^"(?:[ !#->@-[\]-~]|\\[0-7]{3}|\\["\\?])*"$/);
        expect(literal(c)).toBe(bytesOf(text));
      }),
    );
  });
  test('stays inside of its comment', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('*', '/', '\\', '\n', '?', 'a', '\u0000', '\u202e', '虚'), { maxLength: 60 }),
        (signs) => {
          expect(cRemark(signs.join(''))).toMatch(/^(?!.*(?:\*\/|\/\*|\\))[ -~]*$/);
        },
      ),
    );
  });
  test('what is printed does not steer a terminal', () => {
    expect(cLabel('a\u001b[2J\u0007\u202eb')).toBe('"a\\?[2J\\?\\?b"');
  });
  test('a long line is cut', () => {
    expect(cString('x'.repeat(10_000_000)).length).toBeLessThan(300);
  });
  test.each([
    ['a', 'a'],
    ['if', 'v_if'],
    ['heap', 'v_heap'],
    ['errno', 'v_errno'],
    ['B', 'v_B'],
    ['a1', 'a1'],
    ['abs', 'v_abs'],
    ['y0', 'v_y0'],
    ['me', 'v_me'],
  ])('the name %s is the variable %s', (name, variable) => expect(cName(name)).toBe(variable));
});
