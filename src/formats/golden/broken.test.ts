/** Each comparison finds each field: a recording that agrees, then the same with one value changed. */
import { describe, expect, test } from 'vitest';
import { replayRecording } from './replay';
import { replayErrnoTable } from './replay-errno';
import { replayUmlFile } from './replay-uml';
import type { ScriptResult } from './result';
import type { Header, Recording, Row } from './rows';
import type { UmlCase, UmlDump, UmlTreeDump } from './uml-rows';

type Path = readonly (string | number)[];

/** A copy of a JSON value with the value at one path replaced. */
function changed<T>(value: T, path: Path, replacement: unknown): T {
  const copy = structuredClone(value);
  let inner: unknown = copy;
  for (const key of path.slice(0, -1)) inner = (inner as { [key: string | number]: unknown })[key];
  (inner as { [key: string | number]: unknown })[path.at(-1) ?? ''] = replacement;
  return copy;
}

const whats = (results: readonly ScriptResult[]): string[] => results.flatMap((r) => r.mismatches.map((m) => m.what));

const HEADER: Header = { script: 'one', kernel: '5.10.0', arena: '200000000000', npages: 256 };
const MAP = 'mmap(16, 12, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)';

describe('a hidden recording', () => {
  const rows: readonly Row[] = [
    { op: 'init', ret: 0, h: [], mc: 10 },
    { op: MAP, ret: 16, h: [[16, 28, '8100073', 16, null, []]], mc: 11 },
    { op: 'touch(16, 12, w)', ret: 12, h: [[16, 28, '8100073', 16, 5, [5]]], mc: 11 },
    {
      op: 'munmap(20, 4)',
      ret: 0,
      h: [
        [16, 20, '100073', 16, 5, [5]],
        [24, 28, '8100073', 24, 5, [5]],
      ],
      mc: 12,
    },
  ];
  const replayed = (path?: Path, value?: unknown): string[] => {
    const recording: Recording = { header: HEADER, rows };
    return whats([replayRecording(path === undefined ? recording : changed(recording, ['rows', ...path], value))]);
  };

  test('agrees, soft-dirty or not', () => expect(replayed()).toEqual([]));
  test.each<[string, Path, unknown, string]>([
    ['ret', [1, 'ret'], 17, 'ret'],
    ['start', [3, 'h', 1, 0], 23, 'hidden: ranges'],
    ['end', [3, 'h', 0, 1], 21, 'hidden: ranges'],
    ['number of VMAs', [3, 'h'], [], 'hidden: ranges'],
    ['vm_flags', [3, 'h', 0, 2], '100071', 'hidden[16,20) vm_flags'],
    ['VM_SEALED, bit 63', [3, 'h', 0, 2], '8000000000100073', 'hidden[16,20) vm_flags'],
    ['another bit of the upper half', [3, 'h', 0, 2], '100100073', 'hidden[16,20) vm_flags'],
    ['pgoff', [3, 'h', 1, 3], 20, 'hidden[24,28) pgoff'],
    ['no anon_vma', [2, 'h', 0, 4], null, 'hidden[16,28) anon_vma and chain'],
    ['chain', [2, 'h', 0, 5], [5, 6], 'hidden[16,28) anon_vma and chain'],
    ['two anon_vmas for one', [3, 'h', 1], [24, 28, '8100073', 24, 6, [6]], 'hidden[24,28) anon_vma and chain'],
    [
      'another anon_vma than a row before',
      [2, 'h', 0],
      [16, 28, '8100073', 16, 4, [4]],
      'hidden[16,20) anon_vma and chain',
    ],
    ['map_count', [3, 'mc'], 11, 'map_count since init'],
  ])('differs in %s', (_, path, value, what) => expect(replayed(path, value)).toContain(what));
});

describe('a layout recording', () => {
  const vma = { s: 16, e: 28, prot: 'rw-p', flags: 'rd wr mr mw me ac sd' };
  const rows: readonly Row[] = [
    { op: 'init', ret: 0, vmas: [] },
    { op: MAP, ret: 16, vmas: [vma] },
  ];
  const replayed = (path?: Path, value?: unknown): string[] => {
    const recording: Recording = { header: HEADER, rows };
    return whats([replayRecording(path === undefined ? recording : changed(recording, ['rows', ...path], value))]);
  };

  test('agrees, soft-dirty or not', () => expect(replayed()).toEqual([]));
  test.each<[string, Path, unknown, string]>([
    ['a range', [1, 'vmas', 0, 'e'], 27, 'vmas: ranges'],
    ['permissions', [1, 'vmas', 0, 'prot'], 'r--p', 'vmas[16,28) perms'],
    ['VmFlags', [1, 'vmas', 0, 'flags'], 'rd wr mr mw me', 'vmas[16,28) vm_flags'],
    ['a code that nobody knows', [1, 'vmas', 0, 'flags'], 'rd wr mr mw me ac zz', 'vmas[16,28) vm_flags'],
    ['a file', [1, 'vmas', 0, 'file'], 'A', 'vmas[16,28) file'],
  ])('differs in %s', (_, path, value, what) => expect(replayed(path, value)).toContain(what));
});

describe('dumps of a user-mode kernel', () => {
  const vma = {
    start: 0,
    end: 4,
    pgoff: 0,
    pgoffRelToBase: true,
    flags: ['READ', 'WRITE', 'ACCOUNT'],
    id: 'v1',
    anonVma: 'a1',
    anonVmaIsRoot: true,
    chainLength: 1,
    file: false,
  };
  const child = { ...vma, id: 'v2', anonVma: 'a2', anonVmaIsRoot: false, chainLength: 2 };
  const one: UmlCase<UmlDump> = {
    name: 'one',
    body: 'm(0,4,RW);f(0);dump("a");if(!fork()){dump("child");_exit(0);}mp(0,8,RW);um(2,2);dump("b")',
    results: ['mprotect fail Cannot allocate memory'],
    dumps: [
      { label: 'a', vmas: [vma] },
      { label: 'child', vmas: [child] },
      { label: 'b', vmas: [{ ...vma, end: 2 }] },
    ],
  };
  const replayed = (path?: Path, value?: unknown): string[] =>
    whats(replayUmlFile({ kind: 'arena', cases: [path === undefined ? one : changed(one, path, value)] }, '5.10'));

  test('agree', () => expect(replayed()).toEqual([]));
  test.each<[string, Path, unknown, string]>([
    ['a range', ['dumps', 2, 'vmas', 0, 'end'], 4, 'ranges'],
    ['pgoff', ['dumps', 0, 'vmas', 0, 'pgoff'], 1, '[0,4) vm_pgoff'],
    ['what pgoff counts from', ['dumps', 0, 'vmas', 0, 'pgoffRelToBase'], false, '[0,4) vm_pgoff'],
    ['flags', ['dumps', 0, 'vmas', 0, 'flags'], ['READ'], '[0,4) vm_flags'],
    ['the object of a VMA that lives on', ['dumps', 2, 'vmas', 0, 'id'], 'v3', '[0,2) object'],
    ['the object of a child', ['dumps', 1, 'vmas', 0, 'id'], 'v1', '[0,4) object'],
    ['anon_vma', ['dumps', 2, 'vmas', 0, 'anonVma'], 'a3', '[0,2) anon_vma'],
    ['no anon_vma', ['dumps', 0, 'vmas', 0, 'anonVma'], null, '[0,4) anon_vma'],
    ['the root', ['dumps', 1, 'vmas', 0, 'anonVmaIsRoot'], true, '[0,4) anon_vma is a root'],
    ['the chain', ['dumps', 1, 'vmas', 0, 'chainLength'], 1, '[0,4) length of anon_vma_chain'],
    ['a file', ['dumps', 0, 'vmas', 0, 'file'], true, '[0,4) file'],
    ['a label', ['dumps', 1, 'label'], 'b', 'dump'],
    ['the number of dumps', ['dumps', 3], { label: 'c', vmas: [] }, 'number of dumps'],
    ['what was printed', ['results'], [], 'what it printed'],
    ['a fragment that is none', ['body'], 'm(0,4', 'replay'],
  ])('differ in %s', (_, path, value, what) => expect(replayed(path, value)).toContain(what));

  test('are left out with a reason where nothing was recorded', () => {
    const [result] = replayUmlFile({ kind: 'arena', cases: [{ name: 'brk', body: '', dumps: [] }] }, '5.10');
    expect(result?.excluded).toBe('nothing was recorded');
  });
});

describe('a tree of a user-mode kernel', () => {
  const none = { parent: null, left: null, right: null };
  const flags = ['READ', 'WRITE', 'ACCOUNT'];
  const low = {
    start: '0x400000',
    end: '0x401000',
    id: 'v1',
    color: 'black' as const,
    flags,
    rbSubtreeGap: '0x400000',
  };
  const start = { ...low, ...none };
  const parent = { ...low, ...none, right: '0x10000000', rbSubtreeGap: '0xfbff000' };
  const child = {
    start: '0x10000000',
    end: '0x10002000',
    flags,
    id: 'v2',
    color: 'red' as const,
    ...none,
    parent: '0x400000',
    rbSubtreeGap: '0xfbff000',
  };
  const one: UmlCase<UmlTreeDump> = {
    name: 'one',
    body: 'dump("start");m(0,2,RW);dump("1")',
    dumps: [
      { label: 'start', vmas: [start], mapCount: 1, totalVm: 1, highestVmEnd: '0x401000' },
      { label: '1', vmas: [parent, child], mapCount: 2, totalVm: 3, highestVmEnd: '0x10002000' },
    ],
  };
  const replayed = (path?: Path, value?: unknown): string[] => {
    const cases = [path === undefined ? one : changed(one, ['dumps', 1, ...path], value)];
    return whats(replayUmlFile({ kind: 'tree', cases }, '5.10'));
  };

  test('agrees', () => expect(replayed()).toEqual([]));
  test.each<[string, Path, unknown, string]>([
    ['a range', ['vmas', 1, 'end'], '0x10003000', 'ranges'],
    ['map_count', ['mapCount'], 3, 'map_count'],
    ['total_vm', ['totalVm'], 4, 'total_vm'],
    ['highest_vm_end', ['highestVmEnd'], '0x10003000', 'highest_vm_end'],
    ['flags', ['vmas', 1, 'flags'], ['READ'], '[0x10000000,0x10002000) vm_flags'],
    ['a colour', ['vmas', 1, 'color'], 'black', '[0x10000000,0x10002000) colour'],
    ['the parent', ['vmas', 1, 'parent'], null, '[0x10000000,0x10002000) parent, left, right'],
    ['a left child', ['vmas', 0, 'left'], '0x10000000', '[0x400000,0x401000) parent, left, right'],
    ['a right child', ['vmas', 0, 'right'], null, '[0x400000,0x401000) parent, left, right'],
    ['rb_subtree_gap', ['vmas', 0, 'rbSubtreeGap'], '0x0', '[0x400000,0x401000) rb_subtree_gap'],
    ['an object', ['vmas', 0, 'id'], 'v3', '[0x400000,0x401000) object'],
  ])('differs in %s', (_, path, value, what) => expect(replayed(path, value)).toContain(what));
});

describe('the errno table', () => {
  const results = (...lines: string[]): ScriptResult[] =>
    replayErrnoTable(['call\t5.10(UML)\t5.10(x86-64)', ...lines, ''].join('\n'));

  test('agrees', () => expect(whats(results('mmap len=0\tEINVAL\tEINVAL', 'munmap unmapped\tok\tok'))).toEqual([]));
  test('differs in a result of one column', () => {
    expect(whats(results('mmap len=0\tEINVAL\tok'))).toEqual(['result']);
    expect(whats(results('munmap unmapped\tEINVAL\tok'))).toEqual(['result']);
  });
  test('differs in a row that nobody knows', () => {
    expect(whats(results('mmap sideways\tok\tok'))).toEqual(['calls of this row', 'calls of this row']);
  });
  test('takes EFAULT for the EFAULT without a sign', () => {
    expect(whats(results('mremap grow unmapped\t+14(bug: positive EFAULT)\tEFAULT'))).toEqual([]);
  });
  test('leaves out what was not run, with the reason', () => {
    const excluded = results('madvise len0\tn/a (madvise not configured)\tn/a').map((result) => result.excluded);
    expect(excluded).toEqual(['madvise not configured', 'not run on this kernel']);
  });
});
