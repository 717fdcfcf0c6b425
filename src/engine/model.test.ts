import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf } from '../listing';
import { mlock, mmap, mmapFile, mprotect, mremap, munmap, PRIVATE_FIXED, R, RW, write } from '../testing/calls';
import { type Content, F, LOCK_BITS, minus, PAGE, plus } from '../testing/page-map';
import { type ModelRet, PageModel } from '../testing/page-model';
import { plainWorld } from '../testing/plain-world';
import { callIn, type RandomCall, randomCall } from '../testing/random-calls';
import type { Call } from './call';
import { createWorld } from './create';
import type { Ret } from './errno';
import { openBulk, record, run } from './run';
import { currentTask, vmasInOrder } from './select';
import { tableEntries, tableGet } from './table';
import { validate } from './validate';
import { MAP, MREMAP, PROT } from './vm-flags';
import type { Mm, PageRun, Vma, World } from './world';

const FILES = [
  { path: 'A', pages: 40, mode: 'rw' },
  { path: 'B', pages: 6, mode: 'rw' },
  { path: 'A', pages: 40, mode: 'rw' },
  { path: 'A', pages: 40, mode: 'r' },
  { path: 'B', pages: 6, mode: 'w' },
  { path: '/dev/mem', pages: 100, mode: 'rw' },
] as const;

const CHARGES = LOCK_BITS + F.account;

/** Both sides, and the names that one has for the objects of the other. */
class Twins {
  world: World;
  readonly model: PageModel;
  readonly files: number[] = [];
  private readonly frames = new Map<number, number>();
  private readonly frameNames = new Map<number, number>();
  private readonly objects = new Map<string, number>();

  constructor() {
    this.world = createWorld();
    const [mm] = [...tableEntries(this.world.mms)].map(([, value]) => value);
    this.model = new PageModel(mm?.start_brk ?? 0, mm?.mmap_base ?? 0);
    for (const { path, pages, mode } of FILES) {
      const { world, ret } = run(this.world, { name: 'open', path, pages, mode });
      this.world = world;
      this.files.push(Number(ret));
      this.model.files.set(Number(ret), { inode: path, pages, readable: mode !== 'w', writable: mode !== 'r' });
    }
  }

  /** Where VMAs begin: all that the model is told. */
  cuts(): Set<number> {
    const { mm } = currentTask(this.world);
    return new Set(mm === null ? [] : vmasInOrder(this.world, mm).map((vma) => vma.vm_start / PAGE));
  }

  /** What the model says the return is, in the engine's terms. */
  returned(ret: ModelRet): Ret | string {
    if (typeof ret !== 'object') return ret;
    const { mm } = currentTask(this.world);
    const holder = mm === null ? undefined : vmasInOrder(this.world, mm).find((vma) => vma.vm_end / PAGE > ret.holds);
    return holder?.id ?? 0;
  }

  /** Every difference between world and model, in words. */
  differences(): string[] {
    const out: string[] = [];
    for (const [pid, task] of tableEntries(this.world.tasks)) {
      const space = this.model.tasks.get(pid)?.space ?? null;
      const mm = task.mm === null ? null : (tableGet(this.world.mms, task.mm) ?? null);
      if ((mm === null) !== (space === null)) out.push(`task ${pid}: one side is gone`);
      if (mm === null || space === null) continue;
      const seen = new Map<number, string>();
      for (const vma of vmasInOrder(this.world, mm.id)) this.expand(mm, vma, seen, out);
      for (const [page, own] of space.pages) {
        const ours = seen.get(page);
        const theirs = `${own.flags.toString(16)} ${own.backing === null ? '' : `${this.objectOf(own.backing.object, ours)}+${own.backing.index}`} ${this.contentOf(own.content, ours)}`;
        if (ours !== theirs) out.push(`task ${pid} page ${page.toString(16)}: engine ${ours}, model ${theirs}`);
        seen.delete(page);
      }
      for (const page of seen.keys()) out.push(`task ${pid} page ${page.toString(16)}: not mapped in the model`);
      const counts = [space.pages.size, space.lockedVm, space.brk, space.defFlags];
      const ours = [mm.total_vm, mm.locked_vm, mm.brk, mm.def_flags];
      if (String(counts) !== String(ours))
        out.push(`task ${pid} total, locked, brk, def_flags: engine ${ours}, model ${counts}`);
      out.push(...classDifferences(mm, vmasInOrder(this.world, mm.id)));
    }
    if (this.world.committed !== this.model.committed)
      out.push(`committed: engine ${this.world.committed}, model ${this.model.committed}`);
    if (this.world.current !== this.model.current) out.push('another task is current');
    return out;
  }

  private objectOf(object: number | string, ours: string | undefined): number {
    if (typeof object === 'number') return object;
    const known = this.objects.get(object);
    if (known !== undefined) return known;
    const id = Number(/ (\d+)\+/.exec(ours ?? '')?.[1] ?? -1);
    this.objects.set(object, id);
    return id;
  }

  /** Frames have one name on each side for ever. */
  private contentOf(content: Content, ours: string | undefined): string {
    if (typeof content !== 'number') return content ?? 'none';
    const pfn = Number(/pfn(\d+)$/.exec(ours ?? '')?.[1] ?? -1);
    const known = this.frames.get(content);
    if (known === undefined && !this.frameNames.has(pfn)) {
      this.frames.set(content, pfn);
      this.frameNames.set(pfn, content);
    }
    return `pfn${this.frames.get(content) ?? 'unknown'}`;
  }

  private expand(mm: Mm, vma: Vma, into: Map<number, string>, faults: string[]): void {
    const first = vma.vm_start / PAGE;
    const runs: PageRun[] = [];
    for (const [, table] of tableEntries(mm.pgd, Math.floor(first / 512), Math.floor(vma.vm_end / PAGE / 512) + 1))
      runs.push(...table);
    for (let page = first; page < vma.vm_end / PAGE; page++) {
      const own = runs.find((other) => other.page <= page && page < other.page + other.count);
      const index = vma.vm_pgoff + page - first;
      const content = own === undefined ? 'none' : own.kind === 'anon' ? `pfn${own.pfn + page - own.page}` : own.kind;
      into.set(
        page,
        `${vma.vm_flags.toString(16)} ${vma.vm_file === null ? '' : `${vma.vm_file}+${index}`} ${content}`,
      );
      if (own === undefined || own.kind === 'zero') continue;
      // What reverse mapping rests on: the page's index is the VMA's, its mapping is one that the VMA knows.
      if (own.index + page - own.page !== index)
        faults.push(`page ${page.toString(16)}: page->index is not that of vma ${vma.id}`);
      if (own.kind === 'anon' && !vma.anon_vma_chain.includes(own.mapping ?? -1))
        faults.push(`page ${page.toString(16)}: its anon_vma is not in the chain of vma ${vma.id}`);
    }
  }

  /**
   * MREMAP_DONTUNMAP of 5.10 has faults that only VMAs can tell: it unlocks the VMA that the source became part of,
   * marks an unrelated one as charged and charges for all of the target's VMA. The recordings have them.
   */
  private takeOverCharges(): void {
    const { space } = this.model;
    const { mm } = currentTask(this.world);
    if (space === null || mm === null) return;
    for (const { vm_start, vm_end, vm_flags } of vmasInOrder(this.world, mm))
      for (let page = vm_start / PAGE; page < vm_end / PAGE; page++)
        space.set(page, {
          flags: plus(minus(space.get(page)?.flags ?? 0, CHARGES), vm_flags & CHARGES),
        });
    space.lockedDrift += (tableGet(this.world.mms, mm)?.locked_vm ?? 0) - space.lockedVm;
    this.model.committedDrift += this.world.committed - this.model.committed;
  }

  step(call: Call): { ret: Ret; expected: Ret | string } {
    const cuts = this.cuts();
    const result = run(this.world, call);
    const modelled = this.model.apply(call, cuts);
    this.world = result.world;
    if (call.name === 'mremap' && call.flags >= MREMAP.DONTUNMAP) this.takeOverCharges();
    return { ret: result.ret, expected: this.returned(modelled) };
  }
}

/** data, exec and stack pages: a VMA is in one class. */
function classDifferences(mm: Mm, vmas: readonly Vma[]): string[] {
  let [data, exec, stack] = [0, 0, 0];
  for (const { vm_flags, vm_start, vm_end } of vmas) {
    const pages = (vm_end - vm_start) / PAGE;
    const [write, isExec, shared, down] = [2, 4, 8, 0x100].map((bit) => Math.floor(vm_flags / bit) % 2 === 1);
    if (isExec && !write && !down) exec += pages;
    else if (down) stack += pages;
    else if (write && !shared) data += pages;
  }
  const counted = String([data, exec, stack]);
  const kept = String([mm.data_vm, mm.exec_vm, mm.stack_vm]);
  return counted === kept ? [] : [`data, exec, stack: kept ${kept}, counted ${counted}`];
}

const RUNS = 1500;
const CALLS = 60;

/** Plays random calls; each is handed out with the world before it. */
function playRandom(runs: number, seed: number, play: (randoms: readonly RandomCall[], twins: Twins) => void): void {
  const calls = fc.array(randomCall, { maxLength: CALLS, size: 'max' });
  fc.assert(
    fc.property(calls, (randoms) => play(randoms, new Twins())),
    { seed, numRuns: runs },
  );
}

describe('random calls', () => {
  const errors = new Set<string>();
  const names = new Map<string, number>();

  test('engine and page map agree on every return value and on every page; all invariants hold after each', () => {
    playRandom(RUNS, 20, (randoms, twins) => {
      const told: string[] = [];
      for (const random of randoms) {
        const call = callIn(twins.world, random, twins.files);
        const { ret, expected } = twins.step(call);
        told.push(`${JSON.stringify(call)} = ${ret}`);
        names.set(call.name, (names.get(call.name) ?? 0) + 1);
        if (typeof ret === 'string') errors.add(`${call.name} ${ret}`);
        const faults = [
          ...(ret === expected ? [] : [`returned ${ret}, expected ${expected}`]),
          ...twins.differences(),
          ...validate(twins.world),
        ];
        if (faults.length > 0) throw new Error([...told, ...faults].join('\n'));
      }
    });
  });

  test('they met every call and every error that such calls can have', () => {
    expect(Math.min(...names.values())).toBeGreaterThan(10);
    expect([...names.keys()].sort()).toEqual(ALL_CALLS);
    expect(ALL_ERRORS.filter((error) => !errors.has(error))).toEqual([]);
  });

  test('run, record and bulk give the same; only lines marked critical break an invariant', () => {
    playRandom(80, 21, (randoms, twins) => {
      const bulk = openBulk(twins.world);
      for (const random of randoms) {
        const before = twins.world;
        const call = callIn(before, random, twins.files);
        const { steps, world, ret, events } = record(before, call);
        const plain = run(before, call);
        twins.world = plain.world;
        const inBulk = bulk.apply(call);
        for (const other of [inBulk, plain]) expect([other.ret, other.events]).toEqual([ret, events]);
        if (plainWorld(world) !== plainWorld(plain.world)) throw new Error(`${call.name}: record made another world`);
        let broken = false;
        for (const { anchor, world: now } of steps) {
          const faults = validate(now);
          if (faults.length > 0 && !broken && lineOf(anchor).critical !== true)
            throw new Error(`${call.name}, after ${anchor}: ${faults.join('; ')}`);
          broken = faults.length > 0;
        }
      }
      expect(plainWorld(bulk.world())).toBe(plainWorld(twins.world));
    });
  });

  test('a world that was handed out is never changed, nor is the world of a step', () => {
    playRandom(40, 22, (randoms, twins) => {
      const kept: { readonly world: World; readonly text: string }[] = [];
      const keep = (world: World): void => {
        kept.push({ world, text: plainWorld(world) });
      };
      keep(twins.world);
      const bulk = openBulk(twins.world);
      randoms.forEach((random, i) => {
        const call = callIn(twins.world, random, twins.files);
        const { steps, world } = record(twins.world, call);
        for (const step of steps.filter((_, k) => (k + i) % 9 === 0)) keep(step.world);
        twins.world = world;
        keep(world);
        bulk.apply(call);
        // Bulk edits go on in place, except on what it has handed out.
        if (i % 4 === 0) keep(bulk.world());
      });
      for (const { world, text } of kept) if (plainWorld(world) !== text) throw new Error('a world has changed');
    });
  });
});

const ALL_CALLS = [
  'brk',
  'exit',
  'find_vma',
  'fork',
  'get_unmapped_area',
  'madvise',
  'mlock',
  'mlock2',
  'mlockall',
  'mmap',
  'mprotect',
  'mremap',
  'munlock',
  'munlockall',
  'munmap',
  'populate',
  'rlimit',
  'switch',
  'sysctl',
  'touch',
];
const ALL_ERRORS = [
  'fork ENOMEM',
  'get_unmapped_area ENOMEM',
  'madvise EINVAL',
  'madvise ENOMEM',
  'mlock ENOMEM',
  'mlock EPERM',
  'mlock2 EINVAL',
  'mlock2 ENOMEM',
  'mlockall EINVAL',
  'mlockall ENOMEM',
  'mlockall EPERM',
  'mmap EACCES',
  'mmap EAGAIN',
  'mmap EEXIST',
  'mmap EINVAL',
  'mmap ENOMEM',
  'mmap EPERM',
  'mprotect EACCES',
  'mprotect EINVAL',
  'mprotect ENOMEM',
  'mremap EFAULT',
  'mremap EINVAL',
  'mremap ENOMEM',
  'munlock ENOMEM',
  'munmap EINVAL',
  'switch ESRCH',
  'touch EFAULT',
];

describe('what random calls once found', () => {
  const twins = (...calls: readonly Call[]): string[] => {
    const both = new Twins();
    return calls.flatMap((call) => {
      const { ret, expected } = both.step(call);
      return [
        ...(ret === expected ? [] : [`${call.name} returned ${ret}, expected ${expected}`]),
        ...both.differences(),
      ];
    });
  };

  test('growth that fails gives back what it has charged', () => {
    expect(twins(mmap(0, 2, RW), mremap(0, 1, 2))).toEqual([]);
  });
  test('a fixed move that fails gives back what it has charged', () => {
    const low = { ...mremap(0, 1, 2, MREMAP.MAYMOVE + MREMAP.FIXED), new_addr: 4096 };
    expect(twins(mmap(0, 2, RW), low)).toEqual([]);
  });
  test('MAP_LOCKED without the right to lock: EPERM, not EAGAIN', () => {
    const none = { name: 'rlimit', resource: 'RLIMIT_MEMLOCK', value: 0 } as const;
    expect(twins(none, mmap(0, 1, RW, PRIVATE_FIXED + MAP.LOCKED))).toEqual([]);
  });
  test('mlock of no bytes in the middle of PROT_NONE memory: ok', () => {
    expect(twins(mmap(0, 2, PROT.NONE), mlock(1, 0))).toEqual([]);
  });
  test('pages of files and zero pages of another process are no sharing of frames', () => {
    const shared = mmap(0, 2, RW, MAP.SHARED + MAP.ANONYMOUS + MAP.FIXED);
    expect(twins(shared, write(0, 2), { name: 'fork' }, mmap(4, 2, RW), write(4, 2), write(4, 2))).toEqual([]);
  });
  test('where a child has dropped half of what it shares, only the rest is copied on write', () => {
    const child = [{ name: 'switch', pid: 2 }, munmap(1, 1), { name: 'switch', pid: 1 }] as const;
    expect(twins(mmap(0, 2, RW), write(0, 2), { name: 'fork' }, ...child, write(0, 2))).toEqual([]);
  });
  test('locked pages behind the end of a file are not filled when they become writable', () => {
    // File 4 has six pages.
    const beyond = mmapFile(0, 2, R, 4, 5, MAP.PRIVATE + MAP.LOCKED);
    expect(twins(beyond, mprotect(0, 2, RW))).toEqual([]);
  });
});
