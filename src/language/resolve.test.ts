import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Call,
  createWorld,
  KERNELS,
  type KernelName,
  MADV,
  MAP,
  MREMAP,
  PROFILES,
  PROT,
  run,
  TASK_SIZE,
  type World,
} from '../engine';
import { describeError } from './errors';
import { asExpected, bind, emptyScope, parseStatement, printCall, type Resolution, resolve, type Scope } from './index';
import { paramsOn, SIGNATURES } from './signatures';

const world = createWorld();
const RW = PROT.READ + PROT.WRITE;
const PRIVATE = MAP.PRIVATE + MAP.ANONYMOUS;

function resolved(line: string, scope: Scope = emptyScope, at: World = world): Resolution {
  const statement = parseStatement(line);
  if (statement === undefined || 'length' in statement) throw new Error(`no statement: ${line}`);
  return resolve(statement, scope, at);
}
function callOf(line: string, scope: Scope = emptyScope, at: World = world): Call {
  const resolution = resolved(line, scope, at);
  if (!resolution.ok) throw new Error(resolution.errors.map(describeError).join(' '));
  return resolution.call;
}
/** What is wrong with a line, seen at once or only in the world. */
const errorsOf = (line: string, scope: Scope = emptyScope): string[] => {
  const statement = parseStatement(line);
  if (statement !== undefined && 'length' in statement) return statement.map(describeError);
  const resolution = resolved(line, scope);
  return resolution.ok ? [] : resolution.errors.map(describeError);
};
const scope: Scope = new Map([
  ['a', { kind: 'addr', value: 0x10000 }],
  ['f', { kind: 'file', value: 7 }],
  ['c', { kind: 'pid', value: 3 }],
]);

describe('units and names', () => {
  test('pages, K, M, G, T, hex, octal, sums and products', () => {
    const len = (text: string) => {
      const call = callOf(`munmap(a, ${text})`, scope);
      return call.name === 'munmap' ? call.len : 0;
    };
    expect(len('3p')).toBe(12288);
    expect(len('0x3p')).toBe(12288);
    expect(len('64K + 1M')).toBe(65536 + 2 ** 20);
    expect(len('2G*2')).toBe(2 ** 32);
    expect(len('1T')).toBe(2 ** 40);
    expect(len('010')).toBe(8);
    expect(len('4p-(1p-1)')).toBe(12289);
    expect(len('18446744073709551615')).toBe(2 ** 64);
  });

  test('a name stands for the result it was bound to; NULL is 0', () => {
    expect(callOf('munmap(a+1p, 1p)', scope)).toEqual({ name: 'munmap', addr: 0x11000, len: 4096 });
    expect(callOf('find_vma(NULL)')).toEqual({ name: 'find_vma', addr: 0 });
    expect(callOf('switch(c)', scope)).toEqual({ name: 'switch', pid: 3 });
    expect(errorsOf('munmap(b, 1p)', scope)).toEqual(['Nothing is named b. Did you mean a?']);
  });

  test('every wrong argument is reported, not only the first', () => {
    expect(errorsOf('munmap(x, y)', scope)).toHaveLength(2);
  });

  test('the name of a file is no address and the other way round', () => {
    expect(errorsOf('mmap(NULL, 1p, PROT_READ, MAP_PRIVATE, a, 0)', scope)).toEqual(['fd must be a file.']);
  });

  test('what find_vma found is used by where it begins', () => {
    const mapped = run(world, {
      name: 'mmap',
      addr: 0x20000,
      len: 8192,
      prot: RW,
      flags: PRIVATE + MAP.FIXED,
      fd: -1,
      offset: 0,
    });
    const found = run(mapped.world, { name: 'find_vma', addr: 0x21000 });
    const statement = parseStatement('v = find_vma(0x21000)');
    if (statement === undefined || 'length' in statement) throw new Error('no statement');
    const names = bind(emptyScope, statement.name?.text, { name: 'find_vma', addr: 0x21000 }, found.ret);
    expect(callOf('munmap(v, 1p)', names, found.world)).toEqual({ name: 'munmap', addr: 0x20000, len: 4096 });
  });

  test('a failed call binds no name', () => {
    const statement = parseStatement('a = mmap(NULL, 0, PROT_NONE, MAP_PRIVATE)');
    if (statement === undefined || 'length' in statement) throw new Error('no statement');
    expect(bind(emptyScope, statement.name?.text, callOf('munmap(0, 1)'), 'EINVAL').size).toBe(0);
  });
});

describe('calls', () => {
  test.each<[string, Call]>([
    [
      'mmap(NULL, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)',
      { name: 'mmap', addr: 0, len: 12288, prot: RW, flags: PRIVATE, fd: -1, offset: 0 },
    ],
    [
      'mmap(0, 1p, PROT_NONE, MAP_PRIVATE|MAP_ANON)',
      { name: 'mmap', addr: 0, len: 4096, prot: 0, flags: PRIVATE, fd: -1, offset: 0 },
    ],
    ['mprotect(a, 1p, 3)', { name: 'mprotect', addr: 0x10000, len: 4096, prot: RW }],
    [
      'mremap(a, 2p, 4p, MREMAP_MAYMOVE)',
      { name: 'mremap', addr: 0x10000, old_len: 8192, new_len: 16384, flags: MREMAP.MAYMOVE, new_addr: 0 },
    ],
    ['madvise(a, 1p, MADV_DONTFORK)', { name: 'madvise', addr: 0x10000, len: 4096, advice: MADV.DONTFORK }],
    ['mlockall(MCL_CURRENT|MCL_FUTURE)', { name: 'mlockall', flags: 3 }],
    ['touch(a, 2p)', { name: 'touch', addr: 0x10000, len: 8192, write: true }],
    ['touch(a, 2p, r)', { name: 'touch', addr: 0x10000, len: 8192, write: false }],
    ['open("libc.so.6", 512p)', { name: 'open', path: 'libc.so.6', pages: 512, mode: 'rw' }],
    ['open("x", 1, r)', { name: 'open', path: 'x', pages: 1, mode: 'r' }],
    ['sysctl(vm.max_map_count, 24)', { name: 'sysctl', key: 'max_map_count', value: 24 }],
    ['rlimit(RLIMIT_AS, 64M)', { name: 'rlimit', resource: 'RLIMIT_AS', value: 64 * 2 ** 20 }],
    ['rlimit(RLIMIT_AS, RLIM_INFINITY)', { name: 'rlimit', resource: 'RLIMIT_AS', value: Number.POSITIVE_INFINITY }],
    ['fork(CLONE_VM)', { name: 'fork', thread: true }],
    ['vfork() = 9', { name: 'fork', thread: true, pid: 9 }],
    ['exit(3)', { name: 'exit' }],
    ['exit(pid=3)', { name: 'exit', pid: 3 }],
    ['exit_group(0) = ?', { name: 'exit' }],
    [
      'clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD, child_tidptr=0x7f) = 28688',
      { name: 'fork', pid: 28688 },
    ],
    [
      'clone3({flags=CLONE_VM|CLONE_FS, stack=0x7f} => {parent_tid=[29208]}, 88) = 29208',
      { name: 'fork', thread: true, pid: 29208 },
    ],
    ['pkey_mprotect(a, 1p, PROT_READ, 1)', { name: 'mprotect', addr: 0x10000, len: 4096, prot: 1 }],
    ['find_vma_intersection(a, a+2p)', { name: 'find_vma_intersection', addr: 0x10000, end: 0x12000 }],
    ['get_unmapped_area(NULL, 4p)', { name: 'get_unmapped_area', addr: 0, len: 16384, flags: 0 }],
    ['insert_vm_struct(a, 1p, VM_READ|VM_WRITE)', { name: 'insert_vm_struct', addr: 0x10000, len: 4096, vm_flags: 3 }],
    [
      'mbind(a, 1p, MPOL_BIND, [0x0000000000000001], 64, MPOL_MF_MOVE) = 0',
      { name: 'mbind', addr: 0x10000, len: 4096, mode: 2, nodes: 1 },
    ],
    ['set_vma_anon_name(a, 1p, NULL)', { name: 'set_vma_anon_name', addr: 0x10000, len: 4096, anon_name: null }],
    [
      'vma_merge(addr=a, end=a+2p, vm_flags=VM_READ)',
      { name: 'vma_merge', addr: 0x10000, end: 0x12000, vm_flags: 1, pgoff: null },
    ],
    ['munmap(len=1p, addr=a)', { name: 'munmap', addr: 0x10000, len: 4096 }],
  ])('%s', (line, call) => {
    expect(callOf(line, scope)).toEqual(call);
  });

  test('brk(+4p) counts from the present break', () => {
    const grown = run(world, { name: 'brk', addr: 0x555555570000 });
    expect(callOf('brk(+4p)', emptyScope, grown.world)).toEqual({ name: 'brk', addr: 0x555555574000 });
    expect(callOf('brk(-1p)', emptyScope, grown.world)).toEqual({ name: 'brk', addr: 0x55555556f000 });
    expect(callOf('brk(NULL)', emptyScope, grown.world)).toEqual({ name: 'brk', addr: 0 });
  });

  test('an image that overlaps itself, or leaves user space, is refused', () => {
    expect(errorsOf('execve("x", "1000-3000 rw-p 00000000", "2000-4000 rw-p 00000000")')).toHaveLength(1);
    expect(errorsOf('execve("x", "ffffffffff600000-ffffffffff601000 r-xp 00000000 [vsyscall]")')).toHaveLength(1);
    expect(errorsOf('execve("x", "nonsense")')).toEqual(['"nonsense" is no line of a memory map.']);
  });
});

describe('lines of a log', () => {
  test('the recorded address becomes the address of the call, where nothing may lie', () => {
    const line = 'mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f195351d000';
    const resolution = resolved(line);
    expect(resolution).toMatchObject({
      ok: true,
      call: { addr: 0x7f195351d000, flags: PRIVATE + MAP.FIXED_NOREPLACE },
      expected: { kind: 'value', value: 0x7f195351d000 },
    });
    expect(resolution.ok && run(world, resolution.call).ret).toBe(0x7f195351d000);
  });

  test('a fixed mapping stays as it is; a failed call too', () => {
    expect(
      callOf('mmap(0x10000, 4096, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, -1, 0) = 0x10000'),
    ).toMatchObject({ flags: PRIVATE + MAP.FIXED });
    const failed = resolved(
      'mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM (Cannot allocate memory)',
    );
    expect(failed).toMatchObject({ call: { addr: 0, flags: PRIVATE }, expected: { kind: 'errno', errno: 'ENOMEM' } });
  });

  test('mremap stays where it stayed and goes where it went', () => {
    expect(callOf('mremap(0x10000, 4096, 8192, MREMAP_MAYMOVE) = 0x10000')).toMatchObject({ flags: 0, new_addr: 0 });
    expect(callOf('mremap(0x10000, 4096, 8192, MREMAP_MAYMOVE) = 0x20000')).toMatchObject({
      flags: MREMAP.MAYMOVE + MREMAP.FIXED,
      new_addr: 0x20000,
    });
  });

  test('a file that the line takes for open is opened first, and once', () => {
    const line = 'mmap(NULL, 42527, PROT_READ, MAP_PRIVATE, 3</etc/ld.so.cache>, 0) = 0x7f1953512000';
    const first = resolved(line);
    if (!first.ok) throw new Error('refused');
    expect(first.before).toEqual([{ name: 'open', path: '/etc/ld.so.cache', pages: 512, mode: 'rw' }]);
    const opened = first.before.reduce((at, call) => run(at, call).world, world);
    const mapped = run(opened, first.call);
    expect(mapped.ret).toBe(0x7f1953512000);
    const second = resolved(
      'mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3</etc/ld.so.cache>, 0)',
      emptyScope,
      mapped.world,
    );
    expect(second).toMatchObject({ before: [], call: { fd: first.call.name === 'mmap' ? first.call.fd : -2 } });
  });

  test('a descriptor of a log without paths is a file of its own', () => {
    expect(resolved('mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0)')).toMatchObject({ before: [{ path: 'fd 3' }] });
    expect(resolved('mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, 3, 0)')).toMatchObject({
      before: [],
      call: { fd: -1 },
    });
  });

  test('results are compared', () => {
    expect(asExpected({ kind: 'value', value: 0 }, 0)).toBe(true);
    expect(asExpected({ kind: 'errno', errno: 'ENOMEM' }, 'ENOMEM')).toBe(true);
    expect(asExpected({ kind: 'errno', errno: 'ENOMEM' }, 0)).toBe(false);
    expect(resolved('munmap(0, 1p) = ?')).not.toHaveProperty('expected');
  });
});

describe('vma_merge with arguments of its own', () => {
  const page: Call = {
    name: 'mmap',
    addr: 0x10000,
    len: 8192,
    prot: RW,
    flags: PRIVATE + MAP.FIXED,
    fd: -1,
    offset: 0,
  };
  const on = (kernel: KernelName) => run(createWorld({ kernel }), page).world;
  const wrong = (line: string, kernel: KernelName): string[] => {
    const resolution = resolved(line, scope, on(kernel));
    return resolution.ok ? [] : resolution.errors.map(describeError);
  };

  test('each is read by its name', () => {
    const line =
      'vma_merge(a, a+1p, VM_READ, prev=NULL, anon_vma=a+1p, file=-1, policy=MPOL_BIND, nodes=3, userfaultfd_ctx=7, anon_name="heap")';
    expect(callOf(line, scope, on('5.17'))).toEqual({
      name: 'vma_merge',
      addr: 0x10000,
      end: 0x11000,
      vm_flags: 1,
      pgoff: null,
      prev: null,
      anon_vma: 0x11000,
      file: null,
      policy: '2:3',
      userfaultfd_ctx: 7,
      anon_name: 'heap',
    });
  });

  test('NULL, 0 and MPOL_DEFAULT are NULL, which is not the same as left out', () => {
    const line =
      'vma_merge(a, a+1p, 0, anon_vma=NULL, file=NULL, policy=MPOL_DEFAULT, userfaultfd_ctx=0, anon_name=NULL)';
    expect(callOf(line, scope, on('6.18'))).toMatchObject({
      anon_vma: null,
      file: null,
      policy: null,
      userfaultfd_ctx: null,
      anon_name: null,
    });
    expect(callOf('vma_merge(a, a+1p, 0)', scope, on('6.18'))).toEqual({
      name: 'vma_merge',
      addr: 0x10000,
      end: 0x11000,
      vm_flags: 0,
      pgoff: null,
    });
  });

  test('an address without a VMA, a name that is no file, a word that is no policy: said at the argument', () => {
    expect(wrong('vma_merge(a, a+1p, 0, prev=a+9p)', '5.10')).toEqual([
      'No VMA contains 0x19000; prev takes an address inside of one, or NULL.',
    ]);
    expect(wrong('vma_merge(a, a+1p, 0, file=a)', '5.10')).toEqual(['file must be a file.']);
    expect(errorsOf('vma_merge(a, a+1p, 0, policy=MPOL_BINT)', scope)).toEqual([
      'policy has no flag MPOL_BINT. Did you mean MPOL_BIND?',
    ]);
    expect(errorsOf('vma_merge(a, a+1p, 0, prew=a)', scope)).toEqual([
      'vma_merge has no argument prew. Did you mean prev?',
    ]);
  });

  test('what a generation does not have is refused in words', () => {
    const named = 'vma_merge(a, a+1p, 0, anon_name="x")';
    const watched = 'vma_merge(a, a+1p, 0, userfaultfd_ctx=1)';
    const lacking = KERNELS.filter((kernel) => wrong(named, kernel).length > 0);
    expect(lacking).toEqual(['2.6.32', '4.4', '5.10', '5.10-openeuler']);
    expect(wrong(named, '4.4')).toEqual(['vma_merge of Linux 4.4 has no anon_name.']);
    expect(KERNELS.filter((kernel) => wrong(watched, kernel).length > 0)).toEqual(['2.6.32']);
    expect(paramsOn(SIGNATURES.vma_merge, PROFILES['2.6.32']).map(({ name }) => name)).not.toContain('userfaultfd_ctx');
    expect(paramsOn(SIGNATURES.vma_merge, PROFILES['4.4']).map(({ name }) => name)).toContain('userfaultfd_ctx');
  });
});

describe('printing calls', () => {
  const addr = fc.oneof(fc.nat(2 ** 31 - 1), fc.constantFrom(0, 4096, 0x7f0000000000, TASK_SIZE, 2 ** 64));
  const len = fc.oneof(
    fc.nat(),
    fc.nat(1000).map((pages) => pages * 4096),
    fc.constant(2 ** 64),
  );
  const flags = fc.oneof(fc.nat(0xffffffff), fc.constantFrom(0, 0x22, 0x100022, 0x15));
  const name = fc.string();
  const pid = fc.integer({ min: 1, max: 4_194_304 });
  const vma = fc.record({
    vm_flags: fc.nat(0xffffffff),
    pages: fc.integer({ min: 1, max: 9 }),
    vm_pgoff: fc.nat(99),
    name: fc.stringMatching(/^(|\/[ -~]*|\[heap\])$/),
  });
  const image = fc
    .tuple(
      fc.array(vma, { maxLength: 5 }),
      name,
      fc.option(fc.nat(), { nil: undefined }),
      fc.constantFrom(undefined, 'legacy' as const),
    )
    .map(([vmas, named, brk, layout]) => {
      let at = 0x400000;
      const placed = vmas.map(({ pages, ...rest }) => {
        const vm_start = at;
        at += pages * 4096;
        return { vm_start, vm_end: at, ...rest };
      });
      return {
        name: named,
        vmas: placed,
        ...(brk !== undefined && { brk, start_brk: brk }),
        ...(layout && { layout }),
      };
    });
  const range = { addr, len };
  const calls: { readonly [N in Call['name']]: fc.Arbitrary<object> } = {
    mmap: fc.record({ ...range, prot: flags, flags, fd: fc.constantFrom(-1, 2), offset: len }),
    munmap: fc.record(range),
    mprotect: fc.record({ ...range, prot: flags }),
    mremap: fc.record({ addr, old_len: len, new_len: len, flags, new_addr: addr }),
    brk: fc.record({ addr }),
    madvise: fc.record({ ...range, advice: fc.nat(200) }),
    mlock: fc.record(range),
    mlock2: fc.record({ ...range, flags }),
    munlock: fc.record(range),
    mlockall: fc.record({ flags }),
    munlockall: fc.record({}),
    mbind: fc.record({ ...range, mode: fc.nat(9), nodes: fc.nat() }),
    userfaultfd_register: fc.record({ ...range, ctx: fc.nat() }),
    userfaultfd_unregister: fc.record(range),
    set_vma_anon_name: fc.record({ ...range, anon_name: fc.option(name) }),
    vma_merge: fc.record(
      {
        addr,
        end: addr,
        vm_flags: flags,
        pgoff: fc.option(fc.nat()),
        prev: fc.constantFrom(null, 0x20000, 0x20abc),
        anon_vma: fc.constantFrom(null, 0x20fff),
        file: fc.constantFrom(null, 2),
        policy: fc.option(
          fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat()).map(([mode, nodes]) => `${mode}:${nodes}`),
        ),
        userfaultfd_ctx: fc.option(fc.integer({ min: 1 })),
        anon_name: fc.option(name),
      },
      { requiredKeys: ['addr', 'end', 'vm_flags', 'pgoff'] },
    ),
    mseal: fc.record({ ...range, flags: fc.nat(9) }),
    populate: fc.record(range),
    touch: fc.record({ ...range, write: fc.boolean() }),
    fork: fc.record({ thread: fc.constant(true), pid }, { requiredKeys: [] }),
    execve: fc.record({ image }),
    exit: fc.record({ pid }, { requiredKeys: [] }),
    switch: fc.record({ pid }),
    open: fc.record(
      { path: name, pages: fc.nat(), mode: fc.constantFrom('r', 'w', 'rw'), truncate_count: fc.nat() },
      { requiredKeys: ['path', 'pages', 'mode'] },
    ),
    sysctl: fc.record({
      key: fc.constantFrom('max_map_count', 'commit_limit'),
      value: fc.oneof(fc.nat(), fc.constant(Number.POSITIVE_INFINITY)),
    }),
    rlimit: fc.record({
      resource: fc.constantFrom('RLIMIT_AS', 'RLIMIT_STACK'),
      value: fc.oneof(fc.nat(), fc.constant(Number.POSITIVE_INFINITY)),
    }),
    find_vma: fc.record({ addr }),
    find_vma_prev: fc.record({ addr }),
    find_vma_intersection: fc.record({ addr, end: addr }),
    get_unmapped_area: fc.record({ ...range, flags }),
    insert_vm_struct: fc.record({ ...range, vm_flags: flags }),
  };
  // A world with one open file, number 2, and one page mapped at 0x20000; a kernel that has every argument.
  const opened = run(createWorld({ kernel: '6.18' }), { name: 'open', path: 'a file', pages: 1, mode: 'rw' }).world;
  const fixed = PRIVATE + MAP.FIXED;
  const page: Call = { name: 'mmap', addr: 0x20000, len: 4096, prot: RW, flags: fixed, fd: -1, offset: 0 };
  const withFile = run(opened, page).world;

  test('every call of the engine can be written', () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(SIGNATURES).sort());
  });

  test.each(Object.keys(calls) as Call['name'][])('%s: what is printed is read back as the same call', (which) => {
    fc.assert(
      fc.property(calls[which], (fields) => {
        const call = { name: which, ...fields } as Call;
        const text = printCall(call);
        expect(callOf(text, emptyScope, withFile), text).toEqual(call);
      }),
      { numRuns: 200 },
    );
  });

  test('with names, what is printed is read back with the same names', () => {
    const near = fc
      .tuple(fc.nat(2000), fc.nat(4095))
      .map(([pages, bytes]) => 0x10000 + pages * 4096 + (bytes % 2) * bytes);
    fc.assert(
      fc.property(near, len, (at, bytes) => {
        const call: Call = { name: 'munmap', addr: at, len: bytes };
        expect(callOf(printCall(call, scope), scope)).toEqual(call);
      }),
    );
    expect(printCall({ name: 'munmap', addr: 0x12000, len: 4096 }, scope)).toBe('munmap(a+2p, 1p)');
    expect(printCall({ name: 'mmap', addr: 0, len: 1, prot: 0, flags: 2, fd: 7, offset: 0 }, scope)).toBe(
      'mmap(NULL, 1, PROT_NONE, MAP_PRIVATE, f, 0)',
    );
  });
});
