import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expr, Statement } from './ast';
import { describeError } from './errors';
import { parseScript } from './index';
import { isLanguageError, parseLine } from './parse';
import { printExpr, printScript, printStatement } from './print';

const parsed = (line: string): Statement => {
  const statement = parseLine(line);
  if (statement === undefined || isLanguageError(statement)) throw new Error(`no statement: ${line}`);
  return statement;
};
const errorOf = (line: string) => {
  const [error] = parseScript(line).errors;
  if (error === undefined) throw new Error(`no error: ${line}`);
  return error;
};
/** What an error underlines. */
const underlined = (line: string): string => {
  const { column, length } = errorOf(line);
  return line.slice(column - 1, column - 1 + length);
};

describe('statements', () => {
  test('a name, a call with arguments, a comment', () => {
    const statement = parsed('a = mmap(NULL, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)  # the first');
    expect(statement.name?.text).toBe('a');
    expect(statement.call).toEqual({ text: 'mmap', span: { line: 1, column: 5, length: 4 } });
    expect(statement.args.map(({ value }) => printExpr(value))).toEqual([
      'NULL',
      '3p',
      'PROT_READ|PROT_WRITE',
      'MAP_PRIVATE|MAP_ANONYMOUS',
      '-1',
      '0',
    ]);
    expect(statement.comment).toBe('the first');
  });

  test('empty lines and comments are no statements; comments are kept', () => {
    const script = parseScript('# one\n\n  # two\nfork()\r\n');
    expect(script.statements.map((statement) => statement.call.text)).toEqual(['fork']);
    expect(script.comments).toEqual([
      { line: 1, text: 'one' },
      { line: 3, text: 'two' },
    ]);
    expect(script.errors).toEqual([]);
    expect(printScript(script)).toBe('# one\n# two\nfork()\n');
  });

  test('sums bind stronger than |, products stronger than sums, from the left', () => {
    const shape = (text: string) => printExpr(parsed(`f(${text})`).args[0]?.value as Expr);
    expect(shape('a-(b-c)')).toBe('a-(b-c)');
    expect(shape('(a - b) - c')).toBe('a-b-c');
    expect(shape('(a+2)*3p')).toBe('(a+2)*3p');
    expect(shape('a+(2*3)')).toBe('a+2*3');
  });

  test.each([
    '28487 mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f195351d000',
    '[pid 28487] brk(NULL)                         = 0x564444589000',
    '12:00:01.000123 mmap(NULL, 42527, PROT_READ, MAP_PRIVATE, 3</etc/ld.so.cache>, 0) = 0x7f1953512000 <0.000012>',
    'munmap(0x1000, 42527)     = -1 EINVAL (Invalid argument)',
    'exit_group(0)                     = ?',
    'clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD, child_tidptr=0x7fa2e64e1a10) = 28688',
    'clone3({flags=CLONE_VM|CLONE_FS, exit_signal=0, stack=0x7fe1be93d000} => {parent_tid=[29208]}, 88) = 29208',
    'mmap(NULL, 2097152, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_HUGETLB|21<<MAP_HUGE_SHIFT, -1, 0) = 0x7f0000000000',
    'madvise(0x7f0000000000, 4096, 0x19 /* MADV_??? */) = 0',
  ])('a line of a log is a statement: %s', (line) => {
    const { statements, errors } = parseScript(line);
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(1);
    expect(statements[0]?.recorded).toBeDefined();
  });

  test('the process, the file and the error of a line of a log', () => {
    const line =
      '7 mmap(NULL, 1, PROT_READ, MAP_PRIVATE, 3</tmp/a>b>(deleted), 0) = -1 ENOMEM (Cannot allocate memory)';
    const statement = parsed(line);
    expect(statement.pid).toBe(7);
    expect(statement.args[4]?.value).toMatchObject({ kind: 'fd', fd: 3, path: '/tmp/a>b' });
    expect(statement.recorded).toMatchObject({ kind: 'errno', errno: 'ENOMEM' });
  });
});

describe('errors', () => {
  test('a bad line never loses the others', () => {
    const script = parseScript('a = mmap(NULL, 1p\nfork()\nmunmapp(a, 1p)\nfork(');
    expect(script.statements.map(({ span }) => span.line)).toEqual([2]);
    expect(script.errors.map(({ line, code }) => [line, code])).toEqual([
      [1, 'expected'],
      [3, 'unknown-call'],
      [4, 'expected'],
    ]);
  });

  test.each([
    ['munmapp(a, 1p)', 'munmapp', 'There is no call munmapp. Did you mean munmap?'],
    ['mprotect(a, 1p, PROT_REED)', 'PROT_REED', 'prot has no flag PROT_REED. Did you mean PROT_READ?'],
    ['mmap(0, 1p, 3, PRIVATE|MAP_ANON)', 'PRIVATE', 'flags has no flag PRIVATE. Did you mean MAP_PRIVATE?'],
    ['munmap(a)', '(a)', 'munmap takes 2 arguments, 1 given.'],
    ['munmap(a, 1p, 2)', '2', 'munmap takes 2 arguments, 3 given.'],
    ['mmap(addr=0, prot=0, flags=MAP_PRIVATE)', '(addr=0, prot=0, flags=MAP_PRIVATE)', 'mmap needs the argument len.'],
    ['exit(pidd=3, pid=3, pid=4)', 'pid=4', 'The argument pid of exit is given twice.'],
    ['switch(pid=1, to=2)', 'to=2', 'switch has no argument to.'],
    ['munmap(a, 12q)', '12q', '"12q" is not a number. Write 4096, 0x1000, 4K or 1p.'],
    ['munmap(a, 09)', '09', '"09" is not a number. Write 4096, 0x1000, 4K or 1p.'],
    ['munmap(a, 99999999999T)', '99999999999T', '99999999999T does not fit into 64 bits.'],
    ['munmap(a, 0-1)', '0-1', 'len cannot be -1.'],
    ['munmap("a", 1p)', '"a"', 'addr must be a number.'],
    ['munmap(a|1, 1p)', 'a|1', 'addr must be a number.'],
    ['open(a)', 'a', 'path must be a text in double quotes.'],
    ['open("a)', '"a)', 'The closing quote is missing.'],
    ['sysctl(vm.max_map_cuont, 24)', 'vm.max_map_cuont', 'vm.max_map_cuont is no key. Did you mean vm.max_map_count?'],
    ['munmap(a, 1p) nonsense', 'nonsense', '"nonsense" is left over behind the call.'],
    ['munmap', 'munmap', '"munmap" is not a call. Write name(arguments).'],
    ['PROT_READ = fork()', 'PROT_READ', 'PROT_READ has a meaning already and cannot name a result.'],
    [
      'mprotect(0x1000, 8192 <unfinished ...>',
      '<unfinished ...>',
      'This is half of a line of a log. Import the whole log instead.',
    ],
    [
      '7 <... mmap resumed>) = 0',
      '<... mmap resumed>) = 0',
      'This is half of a line of a log. Import the whole log instead.',
    ],
    ['munmap(§, 1p)', '§', '"§" cannot stand here.'],
    ['munmap(, 1p)', ',', 'Expected a value, found ,.'],
    ['fork(/* never closed', '/*', 'The closing */ is missing.'],
    [
      'execve("x", ["x"], 0x7ffc)',
      '["x"]',
      'What execve leaves behind is not in the line. Import the log together with its memory maps.',
    ],
  ])('%s', (line, part, sentence) => {
    expect(describeError(errorOf(line))).toBe(sentence);
    expect(underlined(line)).toBe(part);
  });

  test('nesting is bounded', () => {
    expect(errorOf(`munmap(${'('.repeat(100_000)}`).code).toBe('nested-too-deep');
    expect(errorOf(`munmap(${'-'.repeat(100_000)}1, 1)`).code).toBe('nested-too-deep');
    expect(errorOf(`munmap(${'1+'.repeat(100_000)}1, 1)`).code).toBe('nested-too-deep');
    expect(errorOf(`munmap(${'1'.repeat(2_000_000)}, 1)`).code).toBe('line-too-long');
  });

  test('any text gives statements and errors, never an exception, and places lie inside the line', () => {
    const pieces = fc.constantFrom(
      'mmap(',
      'a',
      '=',
      ')',
      '"',
      '3<',
      '>',
      '{',
      '[',
      '/*',
      '*/',
      '\\',
      '|',
      '0x',
      '7 ',
      '<unfinished ...>',
      '\0',
      '💥',
      ',',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (line) => {
        const lines = line.split('\n');
        const script = parseScript(line);
        for (const error of script.errors) {
          expect(describeError(error)).not.toContain('undefined');
          expect(error.column).toBeGreaterThanOrEqual(1);
          expect(error.column).toBeLessThanOrEqual((lines[error.line - 1] ?? '').length + 1);
          expect(error.length).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the printer', () => {
  const span = { line: 1, column: 1, length: 1 };
  const word = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/);
  const leaf: fc.Arbitrary<Expr> = fc.oneof(
    fc.record({
      kind: fc.constant('number' as const),
      value: fc.oneof(fc.nat(), fc.constantFrom(0, 7, 2 ** 47, 2 ** 64)),
      unit: fc.constant('' as const),
      base: fc.constantFrom(10 as const, 16 as const),
      span: fc.constant(span),
    }),
    fc.record({
      kind: fc.constant('number' as const),
      value: fc.nat(100_000),
      unit: fc.constantFrom('p' as const, 'K' as const, 'T' as const),
      base: fc.constantFrom(10 as const, 16 as const),
      span: fc.constant(span),
    }),
    fc.record({ kind: fc.constant('name' as const), text: word, span: fc.constant(span) }),
    fc.record({ kind: fc.constant('text' as const), value: fc.string({ unit: 'binary' }), span: fc.constant(span) }),
  );
  /** A file is a whole argument, never a part of a sum. */
  const fd: fc.Arbitrary<Expr> = fc.record({
    kind: fc.constant('fd' as const),
    fd: fc.nat(99),
    path: fc.stringMatching(/^\/[a-z\\ .<>,)]{0,9}$/),
    span: fc.constant(span),
  });
  const { expr } = fc.letrec<{ expr: Expr }>((tie) => ({
    expr: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.record({
        kind: fc.constant('sign' as const),
        op: fc.constantFrom('+' as const, '-' as const),
        operand: tie('expr'),
        span: fc.constant(span),
      }),
      fc.record({
        kind: fc.constant('op' as const),
        op: fc.constantFrom('+' as const, '-' as const, '*' as const, '|' as const),
        left: tie('expr'),
        right: tie('expr'),
        span: fc.constant(span),
      }),
    ),
  }));
  const statement: fc.Arbitrary<Statement> = fc.record(
    {
      source: fc.constant(''),
      span: fc.constant(span),
      name: word.map((text) => ({ text, span })),
      call: word.map((text) => ({ text, span })),
      args: fc.array(
        fc.record(
          { name: word, value: fc.oneof(expr, fd), span: fc.constant(span) },
          { requiredKeys: ['value', 'span'] },
        ),
        { maxLength: 6 },
      ),
      recorded: fc.oneof(
        leaf.map((value) => ({ kind: 'value' as const, value, span })),
        fc.constantFrom('ENOMEM', 'EINVAL').map((errno) => ({ kind: 'errno' as const, errno, span })),
        fc.constant({ kind: 'unknown' as const, span }),
      ),
      comment: fc.stringMatching(/^[ -~]*$/).map((text) => text.trim()),
    },
    { requiredKeys: ['source', 'span', 'call', 'args'] },
  );

  /** A tree without its places. */
  const bare = (tree: unknown): unknown =>
    JSON.parse(
      JSON.stringify(tree, (key, value) => (key === 'span' || key === 'source' || key === 'base' ? undefined : value)),
    );

  test('what is printed is read back as the same', () => {
    fc.assert(
      fc.property(statement, (written) => {
        // = ENOMEM and = -EINVAL are errors, not variables.
        fc.pre(
          !(
            written.recorded?.kind === 'value' &&
            written.recorded.value.kind === 'name' &&
            /^E[A-Z0-9]{2,}$/.test(written.recorded.value.text)
          ),
        );
        const text = printStatement(written);
        const read = parseLine(text);
        expect(bare(read), text).toEqual(bare(written));
      }),
      { numRuns: 1000 },
    );
  });
});
