/** A list and its strays are made of those of the step before; here they are compared with plain walks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createWorld,
  type KernelName,
  liveMm,
  type Mm,
  record,
  tableGet,
  type Vma,
  type VmaId,
  type World,
} from '../engine';
import { CORPUS } from '../testing/corpus';
import { callIn, randomCall } from '../testing/random-calls';
import { heldBy, linkedVmas } from './linked';

function plainList(world: World, mm: Mm): Vma[] {
  const out: Vma[] = [];
  for (let id = mm.mmap; id !== null && out.length <= world.vmas.size; ) {
    const vma: Vma | undefined = tableGet(world.vmas, id);
    if (vma === undefined) break;
    out.push(vma);
    id = vma.vm_next;
  }
  return out;
}

function treeMembers(world: World, mm: Mm): Set<VmaId> {
  const seen = new Set<VmaId>();
  const open = mm.mm_rb === null ? [] : [mm.mm_rb];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const vma = tableGet(world.vmas, id);
    if (vma === undefined || seen.has(id)) continue;
    seen.add(id);
    if (vma.rb_left !== null) open.push(vma.rb_left);
    if (vma.rb_right !== null) open.push(vma.rb_right);
  }
  return seen;
}

/** What linkedVmas says, from plain walks. */
function plain(world: World, mm: Mm, held: readonly VmaId[]) {
  const list = plainList(world, mm);
  const listed = new Set(list.map(({ id }) => id));
  const inTree = [...treeMembers(world, mm)];
  const ofMm = (id: VmaId): boolean => !listed.has(id) && tableGet(world.vmas, id)?.vm_mm === mm.id;
  const hanging = inTree.filter(ofMm);
  const loose = [...new Set(held)].filter((id) => ofMm(id) && !inTree.includes(id));
  return { list, members: new Set([...listed, ...hanging, ...loose]), loose: new Set(loose) };
}

function checkSteps(before: World, call: Parameters<typeof record>[1]): World {
  const { world, steps } = record(before, call);
  // To and fro, as a user walks.
  for (const step of [...steps, ...steps.toReversed()]) {
    const mm = liveMm(step.world);
    if (mm === null) continue;
    const linked = linkedVmas(step.world, mm, step.locals);
    const expected = plain(step.world, mm, heldBy(step.locals));
    expect(linked.list).toEqual(expected.list);
    expect(linked.list.every((vma, k) => vma === expected.list[k])).toBe(true);
    expect(new Set(linked.all.map(({ id }) => id))).toEqual(expected.members);
    expect(linked.loose).toEqual(expected.loose);
    const starts = linked.all.map(({ vm_start }) => vm_start);
    if (linked.all !== linked.list) expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  }
  return world;
}

describe.each<KernelName>(['2.6.32', '5.10', '6.12'])('on %s', (kernel) => {
  test.each(CORPUS)('at every step of: $name', ({ calls }) => {
    let world = createWorld({ kernel });
    for (const call of calls) world = checkSteps(world, call);
  });

  test('at every step of random calls', () => {
    fc.assert(
      fc.property(fc.array(randomCall, { maxLength: 25 }), (drafts) => {
        let world = createWorld({ kernel });
        for (const draft of drafts) world = checkSteps(world, callIn(world, draft, []));
      }),
      { numRuns: 25 },
    );
  });
});

test('where nothing of the list is another, it is the same array', () => {
  const world = createWorld();
  const { steps } = record(world, {
    name: 'mmap',
    addr: 0x10000000,
    len: 4096,
    prot: 3,
    flags: 0x32,
    fd: -1,
    offset: 0,
  });
  const lists = steps.map((step) => linkedVmas(step.world, liveMm(step.world) as Mm, step.locals).list);
  expect(new Set(lists).size).toBeLessThan(steps.length / 2);
});
