import { describe, expect, test } from 'vitest';
import { areas, at, layout, mmap, mprotect, mremap, pageOf, RW } from '../testing/calls';
import { picture } from '../testing/picture-test';
import { toPages } from './addr';
import type { Call } from './call';
import { createWorld } from './create';
import { Edit } from './edit';
import { findVmaLinks } from './find';
import type { KernelName } from './kernel';
import { vmaLink } from './link';
import { record, run } from './run';
import { currentMm, vmaOf } from './select';
import { emptyTable } from './table';
import { validate } from './validate';
import { MREMAP, VM, VM_MAY } from './vm-flags';
import type { World } from './world';

describe('the range is a hole', () => {
  picture(
    'case 1: prev grows over the hole and next, next is removed',
    `
    before  PPP..NNN
    call       **      mmap w
    after   PPPPPPPP
    events  case 1 P -N
    `,
  );
  picture(
    'case 2: prev grows, there is no next',
    `
    before  PPP.....
    call       **      mmap w
    after   PPPPP...
    events  case 2 P
    `,
  );
  picture(
    'case 2: prev grows, next has other flags',
    `
    before  PPP..NNN
    prot    www..xxx
    call       **      mmap w
    after   PPPPPNNN
    events  case 2 P
    `,
  );
  picture(
    'case 3: next grows downwards, its page offset goes along',
    `
    before  ...NNN
    call    .**       mmap w
    after   .NNNNN
    pgoff   .12345
    events  case 3 N
    `,
  );
  picture(
    'case 3: prev has other flags',
    `
    before  PPP..NNN
    prot    xxx..www
    call       **      mmap w
    after   PPPNNNNN
    events  case 3 N
    `,
  );
  picture(
    'nothing merges with what is not adjacent',
    `
    before  PPP...NNN
    call        *       mmap w
    after   PPP.Q.NNN
    events  case 0
    `,
  );
  picture(
    'a file continues itself where the page offsets meet, and nowhere else',
    `
    before  PPP..NNN
    file    fff..fff
    pgoff   567..abc
    call    ***        mprotect x
    call    ***        mprotect w
    after   PPP..NNN
    events  case 0
    `,
  );
  picture(
    'read-only memory that was never writable does not join what was: VM_ACCOUNT differs',
    `
    before  PPP.....
    prot    RRR.....
    call       **      mmap r
    after   PPPQQ...
    prot    RRRrr...
    events  case 0
    `,
  );
  picture(
    'MAP_NORESERVE memory does not join charged memory',
    `
    before  PPP.....
    call       **      noreserve w
    after   PPPQQ...
    events  case 0
    `,
  );
  picture(
    'MAP_FIXED over the middle of a VMA with equal flags: split, unmapped, and one VMA again with the first object',
    `
    before  AAAAAAAAA
    call       ***     mmap w
    after   AAAAAAAAA
    events  split A at 3, split B at 6 below, case 1 A -B
    `,
  );
  picture(
    'MAP_FIXED over the middle with other flags: three VMAs',
    `
    before  AAAAAAAAA
    call       ***     mmap x
    after   AAACCCBBB
    events  split A at 3, split B at 6 below, case 0
    `,
  );
});

describe('the range is part of a VMA', () => {
  picture(
    'case 4: next grows over the tail of prev',
    `
    before  PPPPNNNN
    prot    wwwwxxxx
    call      **       mprotect x
    after   PPNNNNNN
    prot    wwxxxxxx
    pgoff   01234567
    events  case 4 N
    `,
  );
  picture(
    'case 5: prev grows over the head of area',
    `
    before  PPPPAAAA
    prot    xxxxwwww
    call        **     mprotect x
    after   PPPPPPAA
    prot    xxxxxxww
    pgoff   01234567
    events  case 5 P
    `,
  );
  picture(
    'case 6: prev grows over area and next, both are removed',
    `
    before  PPAANN
    prot    xxwwxx
    call      **     mprotect x
    after   PPPPPP
    events  case 6 P -A -N
    `,
  );
  picture(
    'case 7: prev grows over area, next has other flags',
    `
    before  PPAANN
    prot    xxwwrr
    call      **     mprotect x
    after   PPPPNN
    events  case 7 P -A
    `,
  );
  picture(
    'case 7: there is no next',
    `
    before  PPAA
    prot    xxww
    call      **   mprotect x
    after   PPPP
    events  case 7 P -A
    `,
  );
  picture(
    'case 8: next grows over area, prev has other flags; it is area that is removed',
    `
    before  PPAANN
    prot    RRwwxx
    call      **     mprotect x
    after   PPNNNN
    pgoff   012345
    events  case 8 N -A
    `,
  );
  picture(
    'case 8: there is no prev',
    `
    before  .AANN
    prot    .wwxx
    call     **    mprotect x
    after   .NNNN
    events  case 8 N -A
    `,
  );
  picture(
    'no neighbour fits: all of the VMA changes, nothing is split',
    `
    before  PPAANN
    prot    wwwwww
    call      **     mprotect x
    after   PPAANN
    prot    wwxxww
    events  case 0
    `,
  );
});

describe('anon_vma decides where flags agree', () => {
  picture(
    'hole, only prev written to: case 1, prev keeps its anon_vma',
    `
    before  PP..NN
    anon    11....
    call      **     mmap w
    after   PPPPPP
    anon    111111
    events  case 1 P -N
    `,
  );
  picture(
    'hole, only next written to: case 1, prev takes over the anon_vma of next',
    `
    before  PP..NN
    anon    ....11
    call      **     mmap w
    after   PPPPPP
    anon    111111
    events  case 1 P -N
    `,
  );
  picture(
    'hole, both written to apart: prev grows alone',
    `
    before  PP..NN
    anon    11..22
    call      **     mmap w
    after   PPPPNN
    anon    111122
    events  case 2 P
    `,
  );
  picture(
    'hole between two parts of one anon_vma: case 1',
    `
    before  PP..NN
    anon    11..11
    call      **     mmap w
    after   PPPPPP
    events  case 1 P -N
    `,
  );
  picture(
    'an inherited anon_vma takes no fresh memory in: the chain is not singular',
    `
    before  PP....
    anon    aa....
    call      **     mmap w
    after   PPQQ..
    anon    aa....
    events  case 0
    `,
  );
  picture(
    'inherited pieces of one anon_vma still become one',
    `
    before  PPAA
    prot    xxww
    anon    aaaa
    call      **   mprotect x
    after   PPPP
    anon    aaaa
    events  case 7 P -A
    `,
  );
  picture(
    'tail of prev, nothing written to: case 4',
    `
    before  PPPPNN
    prot    wwwwxx
    anon    ....11
    call      **     mprotect x
    after   PPNNNN
    anon    ..1111
    events  case 4 N
    `,
  );
  picture(
    'tail of prev written to, next not: no merge, the reverse of the case before',
    `
    before  PPPPNN
    prot    wwwwxx
    anon    1111..
    call      **     mprotect x
    after   QQPPNN
    anon    1111..
    events  case 0, split P at 2 below
    `,
  );
  picture(
    'tail of prev and next with one anon_vma: case 4',
    `
    before  PPPPNN
    prot    wwwwxx
    anon    111111
    call      **     mprotect x
    after   PPNNNN
    events  case 4 N
    `,
  );
  picture(
    'tail of prev and next with two anon_vmas: split',
    `
    before  PPPPNN
    prot    wwwwxx
    anon    111122
    call      **     mprotect x
    after   QQPPNN
    events  case 0, split P at 2 below
    `,
  );
  picture(
    'head of area, only prev written to: case 5',
    `
    before  PPAAAA
    prot    xxwwww
    anon    11....
    call      **     mprotect x
    after   PPPPAA
    anon    1111..
    events  case 5 P
    `,
  );
  picture(
    'head of area, only area written to: split',
    `
    before  PPAAAA
    prot    xxwwww
    anon    ..1111
    call      **     mprotect x
    after   PPAAQQ
    anon    ..1111
    events  case 0, split A at 4
    `,
  );
  for (const anon of ['......', '11....', '....11'])
    picture(
      `all of area, anon_vmas ${anon}: case 6, the survivor is prev`,
      `
      before  PPAANN
      prot    xxwwxx
      anon    ${anon}
      call      **     mprotect x
      after   PPPPPP
      anon    ${anon === '......' ? anon : '111111'}
      events  case 6 P -A -N
      `,
    );
  picture(
    'all of area, only area written to: three VMAs stay',
    `
    before  PPAANN
    prot    xxwwxx
    anon    ..11..
    call      **     mprotect x
    after   PPAANN
    prot    xxxxxx
    events  case 0
    `,
  );
  picture(
    'all of area, prev and area share: case 7',
    `
    before  PPAANN
    prot    xxwwxx
    anon    1111..
    call      **     mprotect x
    after   PPPPNN
    events  case 7 P -A
    `,
  );
  picture(
    'all of area, area and next share: case 8',
    `
    before  PPAANN
    prot    xxwwxx
    anon    ..1111
    call      **     mprotect x
    after   PPNNNN
    anon    ..1111
    events  case 8 N -A
    `,
  );
  picture(
    'all of area not written to, prev and next written to apart: case 7',
    `
    before  PPAANN
    prot    xxwwxx
    anon    11..22
    call      **     mprotect x
    after   PPPPNN
    anon    111122
    events  case 7 P -A
    `,
  );
  picture(
    'area and next share, prev has another: case 8',
    `
    before  PPAANN
    prot    xxwwxx
    anon    221111
    call      **     mprotect x
    after   PPNNNN
    anon    221111
    events  case 8 N -A
    `,
  );
});

// --- all combinations against KERNEL's rules, written down a second time

/** How a neighbour differs from the request; at most one way at a time, the order of rules is tested below. */
const DIFFERENCES = ['none', 'flags', 'file', 'close', 'userfaultfd', 'policy', 'pgoff'] as const;
/** Names of anonymous memory count from 5.17 on. */
type Difference = (typeof DIFFERENCES)[number] | 'anon_name';
/** NULL; anon_vma 1 alone in its chain; 1 with an ancestor; 2 alone. */
const ANONS = ['null', 'one', 'oneInherited', 'two'] as const;
type Anon = (typeof ANONS)[number];
interface Neighbour {
  readonly differs: readonly Difference[];
  readonly anon: Anon;
  readonly adjacent: boolean;
}
/** Where the range lies: in a hole, the tail of P, the head of A, all of A. */
const KINDS = ['hole', 'tail', 'head', 'whole'] as const;
type Kind = (typeof KINDS)[number];

const FLAGS = VM.READ + VM.WRITE + VM_MAY + VM.ACCOUNT;
const OTHER_FLAGS = VM.READ + VM_MAY + VM.ACCOUNT;
/** Pages: P begins at 0, the range is [4,6), N ends at 9; what is moved comes from [20,22). */
const START = 4;
const END = 6;
const FAR = 20;
const DRIFT = 7;

interface Expected {
  readonly mergeCase: number;
  /** name, start, end, page of the arena that vm_pgoff stands for; of each VMA, ascending. */
  readonly vmas: readonly Line[];
  /** Which chain the survivor has. */
  readonly anon: Anon;
}
type Line = readonly [string, number, number, number];

const identity = (anon: Anon): string => (anon === 'oneInherited' ? 'one' : anon);
const sameAnon = (a: Anon, b: Anon): boolean => identity(a) === identity(b);
const CHAIN_LENGTH: { readonly [A in Anon]: number } = { null: 0, one: 1, oneInherited: 2, two: 1 };

/** One NULL: only where the neighbour's chain is singular. Else they must be the same. */
const anonFits = (range: Anon, neighbour: Anon): boolean =>
  ((range === 'null' || neighbour === 'null') && CHAIN_LENGTH[neighbour] === 1) || sameAnon(range, neighbour);

const fits = (neighbour: Neighbour | null, range: Anon): boolean =>
  neighbour?.adjacent === true && neighbour.differs.length === 0 && anonFits(range, neighbour.anon);

/** The rules of vma_merge for the shapes of this test; null where nothing merges. */
function expectedMerge(kind: Kind, prev: Neighbour | null, next: Neighbour | null, range: Anon): Expected | null {
  const drift = (neighbour: Neighbour | null): number => (neighbour?.differs.includes('pgoff') ? DRIFT : 0);
  const p = (end: number): Line => ['P', 0, end, drift(prev)];
  const n = (start: number): Line => ['N', start, 9, drift(next) + start];
  const anonP = prev?.anon ?? 'null';
  const anonN = next?.anon ?? 'null';
  const prevFits = kind !== 'tail' && fits(prev, range);
  const nextFits = kind !== 'head' && fits(next, range);
  const oneAnon = anonP === 'null' || anonN === 'null' || sameAnon(anonP, anonN);
  if (prevFits && nextFits && oneAnon)
    return { mergeCase: kind === 'hole' ? 1 : 6, vmas: [p(9)], anon: anonP === 'null' ? anonN : anonP };
  if (prevFits) {
    const behind: Line[] =
      kind === 'head' ? [['A', END, 9, END]] : next === null ? [] : [n(next.adjacent ? END : END + 1)];
    return { mergeCase: { hole: 2, tail: 4, head: 5, whole: 7 }[kind], vmas: [p(END), ...behind], anon: anonP };
  }
  if (!nextFits) return null;
  if (kind === 'tail') return { mergeCase: 4, vmas: [p(START), n(START)], anon: anonN };
  const before: Line[] = prev === null ? [] : [p(prev.adjacent ? START : START - 1)];
  return { mergeCase: kind === 'hole' ? 3 : 8, vmas: [...before, n(START)], anon: anonN };
}

/** Two anon_vmas, an ancestor of the first, and VMAs by name. */
class Scene {
  private readonly edit: Edit;
  private readonly mm: number;
  private readonly names = new Map<number, string>();
  private readonly ancestor: number;
  private readonly one: number;
  private readonly two: number;

  constructor(kernel: KernelName = '5.10') {
    this.edit = new Edit(createWorld({ kernel }));
    this.mm = currentMm(this.edit.snapshot()).id;
    [this.ancestor, this.one, this.two] = [this.newAnon(), this.newAnon(), this.newAnon()];
  }

  private newAnon(): number {
    return this.edit.addAnonVma((id) => ({
      root: id,
      parent: id,
      num_children: 1,
      num_active_vmas: 0,
      vmas: emptyTable(),
    }));
  }

  chain(anon: Anon): readonly number[] {
    if (anon === 'null') return [];
    if (anon === 'two') return [this.two];
    return anon === 'one' ? [this.one] : [this.one, this.ancestor];
  }

  /** pgoff: the page of the arena for which the VMA's first page stands. */
  add(
    name: string,
    start: number,
    end: number,
    like: Omit<Neighbour, 'adjacent'>,
    vm_flags = FLAGS,
    pgoff = start,
  ): void {
    const { edit, mm } = this;
    const chain = this.chain(like.anon);
    const is = (difference: Difference): boolean => like.differs.includes(difference);
    const id = edit.addVma({
      vm_mm: mm,
      vm_start: at(start),
      vm_end: at(end),
      vm_flags: is('flags') ? vm_flags + VM.DONTDUMP : vm_flags,
      vm_pgoff: toPages(at(pgoff + (is('pgoff') ? DRIFT : 0))),
      vm_file: is('file') ? this.newFile() : null,
      vm_ops: is('close') ? 'special' : null,
      vm_next: null,
      vm_prev: null,
      rb_parent: null,
      rb_left: null,
      rb_right: null,
      rb_colour: 'red',
      rb_subtree_gap: 0,
      anon_vma: chain[0] ?? null,
      anon_vma_chain: chain,
      vm_policy: is('policy') ? 'bind:0' : null,
      vm_userfaultfd_ctx: is('userfaultfd') ? 1 : null,
      anon_name: is('anon_name') ? 'heap' : null,
      vm_truncate_count: 0,
    });
    for (const av of chain) edit.addAvc(av, id);
    const [own] = chain;
    if (own !== undefined) edit.editAnonVma(own).num_active_vmas++;
    const place = findVmaLinks(edit, mm, at(start), at(end));
    if (place === null) throw new Error(`${name} overlaps another`);
    vmaLink(edit, mm, id, place);
    this.names.set(id, name);
  }

  private newFile(): number {
    const inode = this.edit.addInode({
      name: 'f',
      pages: 99,
      kind: 'regular',
      i_mmap: emptyTable(),
      truncate_count: 0,
    });
    return this.edit.addFile({ inode, readable: true, writable: true });
  }

  world(): World {
    return this.edit.snapshot();
  }
  lines(world: World): Line[] {
    return areas(world).map((vma) => [
      this.names.get(vma.id) ?? '?',
      pageOf(vma.vm_start),
      pageOf(vma.vm_end),
      vma.vm_pgoff - toPages(at(0)),
    ]);
  }
}

/** The call that asks for the merge: mprotect inside a VMA; mmap in a hole, or a move where an anon_vma comes along. */
function askFor(kind: Kind, range: Anon): Call {
  if (kind !== 'hole') return mprotect(START, END - START, RW);
  if (range === 'null') return mmap(START, END - START, RW);
  return mremap(FAR, END - START, END - START, MREMAP.MAYMOVE + MREMAP.FIXED, START);
}

function sceneOf(kind: Kind, prev: Neighbour | null, next: Neighbour | null, range: Anon): Scene {
  const scene = new Scene();
  const own = { differs: [], anon: range };
  if (kind === 'tail') scene.add('P', 0, END, own, OTHER_FLAGS);
  else if (prev !== null) scene.add('P', 0, prev.adjacent ? START : START - 1, prev);
  if (kind === 'head' || kind === 'whole') scene.add('A', START, kind === 'head' ? 9 : END, own, OTHER_FLAGS);
  if (next !== null) scene.add('N', next.adjacent ? END : END + 1, 9, next);
  if (kind === 'hole' && range !== 'null') scene.add('far', FAR, FAR + END - START, own, FLAGS, START);
  return scene;
}

const SIDES: readonly (Neighbour | null)[] = [
  null,
  ...ANONS.map((anon): Neighbour => ({ adjacent: false, differs: [], anon })),
  ...DIFFERENCES.flatMap((difference) =>
    ANONS.map((anon): Neighbour => ({ adjacent: true, differs: difference === 'none' ? [] : [difference], anon })),
  ),
];

describe('every combination of neighbours, anon_vmas and kinds of range gives what the rules say', () => {
  for (const kind of KINDS) {
    test(`the range is ${kind === 'hole' ? 'a hole' : `the ${kind} of a VMA`}`, () => {
      const seen = new Set<number>();
      const wrong: unknown[] = [];
      for (const range of ANONS)
        for (const prev of kind === 'tail' ? [null] : SIDES)
          for (const next of kind === 'head' ? [null] : SIDES) {
            const scene = sceneOf(kind, prev, next, range);
            const expected = expectedMerge(kind, prev, next, range);
            const { events, world } = run(scene.world(), askFor(kind, range));
            const merge = events.find((event) => event.kind === 'merge');
            seen.add(expected?.mergeCase ?? 0);
            const survivor = merge?.survivor ?? null;
            const got = [
              merge?.mergeCase,
              survivor !== null && [scene.lines(world), vmaOf(world, survivor).anon_vma_chain],
              validate(world),
            ];
            const wanted = [
              expected?.mergeCase ?? 0,
              expected !== null && [expected.vmas, scene.chain(expected.anon)],
              [],
            ];
            // One comparison of texts for each combination: thousands of expect() cost seconds.
            if (JSON.stringify(got) !== JSON.stringify(wanted)) wrong.push({ prev, next, range, got, wanted });
          }
      expect(wrong).toEqual([]);
      const cases = { hole: [0, 1, 2, 3], tail: [0, 4], head: [0, 5], whole: [0, 6, 7, 8] }[kind];
      expect([...seen].sort()).toEqual(cases);
    });
  }
});

test('VM_SPECIAL memory never merges, whichever of its four bits is set', () => {
  for (const bit of [VM.IO, VM.DONTEXPAND, VM.PFNMAP, VM.MIXEDMAP]) {
    const scene = new Scene();
    const like = { differs: [], anon: 'null' } as const;
    scene.add('P', 0, START, like, FLAGS + bit);
    scene.add('A', START, END, like, OTHER_FLAGS + bit);
    scene.add('N', END, 9, like, FLAGS + bit);
    const { events, world } = run(scene.world(), mprotect(START, END - START, RW));
    expect(events).toMatchObject([{ kind: 'merge', mergeCase: 0 }]);
    expect(layout(world)).toBe('0-4 4-6 6-9');
  }
});

describe('the predicates tell which rules fail, in the order of the kernel', () => {
  const ORDER = ['policy', 'flags', 'file', 'close', 'userfaultfd', 'anon_name', 'anon_vma', 'pgoff'] as const;

  test('for all 2^8 sets of broken rules, on both sides', () => {
    for (let set = 0; set < 2 ** ORDER.length; set++) {
      const broken = ORDER.filter((_, i) => Math.floor(set / 2 ** i) % 2 === 1);
      const like: Neighbour = {
        adjacent: true,
        differs: broken.filter((rule) => rule !== 'anon_vma'),
        anon: broken.includes('anon_vma') ? 'oneInherited' : 'one',
      };
      for (const side of ['after', 'before'] as const) {
        const scene = new Scene('5.17');
        if (side === 'after') scene.add('P', 0, START, like);
        else scene.add('N', END, 9, like);
        const { steps } = record(scene.world(), askFor('hole', 'null'));
        const [why] = steps.flatMap((step) => step.why ?? []).filter(({ question }) => question !== 'range');
        expect(why?.question).toBe(side);
        expect(why?.checks.map(({ rule }) => rule)).toEqual(ORDER);
        expect(why?.checks.filter(({ ok }) => !ok).map(({ rule }) => rule)).toEqual(broken);
      }
    }
  });

  test('a name of anonymous memory keeps two apart from 5.17 on, not before', () => {
    const named = (kernel: KernelName): string => {
      const scene = new Scene(kernel);
      scene.add('P', 0, START, { differs: ['anon_name'], anon: 'null' });
      return layout(run(scene.world(), askFor('hole', 'null')).world);
    };
    expect([named('5.10'), named('5.17')]).toEqual(['0-6', '0-4 4-6']);
  });

  test('VM_SOFTDIRTY alone keeps nobody apart', () => {
    const scene = new Scene();
    scene.add('P', 0, START, { differs: [], anon: 'null' }, FLAGS + VM.SOFTDIRTY);
    expect(layout(run(scene.world(), mmap(START, 2, RW)).world)).toBe('0-6');
  });
});
