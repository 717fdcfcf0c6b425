import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, pageOf } from '../testing/calls';
import { printTree, treeFaults, treeInOrder } from '../testing/tree-picture';
import { createWorld } from './create';
import { Edit } from './edit';
import { findVmaLinks } from './find';
import { vmaLink, vmaUnlink } from './link';
import { rbErase } from './rb-tree';
import { currentMm, vmasInOrder } from './select';
import { vmaGapUpdate } from './subtree-gap';
import { VM } from './vm-flags';
import type { World } from './world';

/** Two pages a key, so that holes of many sizes come and go. */
const addrOf = (key: number): number => at(2 * key);
const keyOf = (addr: number): number => pageOf(addr) / 2;

/** An address space of one-page VMAs that never merge: keys go in and out by link and unlink alone. */
class Keys {
  readonly edit = new Edit(createWorld());
  private readonly ids = new Map<number, number>();
  private readonly mm = currentMm(this.edit.snapshot()).id;

  insert(key: number): void {
    const id = this.edit.addVma({
      vm_mm: this.mm,
      vm_start: addrOf(key),
      vm_end: addrOf(key) + 4096,
      vm_flags: VM.READ,
      vm_pgoff: 0,
      vm_file: null,
      vm_ops: null,
      vm_next: null,
      vm_prev: null,
      rb_parent: null,
      rb_left: null,
      rb_right: null,
      rb_colour: 'red',
      rb_subtree_gap: 0,
      anon_vma: null,
      anon_vma_chain: [],
      vm_policy: null,
      vm_userfaultfd_ctx: null,
      anon_name: null,
      vm_truncate_count: 0,
    });
    const place = findVmaLinks(this.edit, this.mm, addrOf(key), addrOf(key) + 4096);
    if (place === null) throw new Error(`key ${key} is taken`);
    vmaLink(this.edit, this.mm, id, place);
    this.ids.set(key, id);
  }

  erase(key: number): void {
    const id = this.ids.get(key) ?? 0;
    const { vm_next } = this.edit.vma(id);
    vmaUnlink(this.edit, this.mm, id);
    this.edit.editMm(this.mm).map_count--;
    this.edit.freeVma(id);
    this.ids.delete(key);
    if (vm_next !== null) vmaGapUpdate(this.edit, vm_next);
  }

  /** Out of the tree, still in the list: what munmap does first with each VMA of its range. */
  eraseFromTree(key: number): void {
    rbErase(this.edit, this.mm, this.ids.get(key) ?? 0);
  }

  world(): World {
    return this.edit.snapshot();
  }
  print(): string {
    const world = this.world();
    return printTree(world, currentMm(world).mm_rb, (vma) => keyOf(vma.vm_start));
  }
}

/** Key, colour, (left right); recorded from lib/rbtree.c of 2.6.32 and 5.10, which agree. */
const SEQUENCES: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'ascending, then erased one by one',
    text: `
      insert 1 2 3   2b(1r 3r)
      insert 4       2b(1b 3b(. 4r))
      insert 5       2b(1b 4b(3r 5r))
      insert 6       2b(1b 4r(3b 5b(. 6r)))
      insert 7       2b(1b 4r(3b 6b(5r 7r)))
      insert 8       4b(2r(1b 3b) 6r(5b 7b(. 8r)))
      insert 9       4b(2r(1b 3b) 6r(5b 8b(7r 9r)))
      insert 10      4b(2b(1b 3b) 6b(5b 8r(7b 9b(. 10r))))
      insert 11      4b(2b(1b 3b) 6b(5b 8r(7b 10b(9r 11r))))
      insert 12      4b(2b(1b 3b) 8b(6r(5b 7b) 10r(9b 11b(. 12r))))
      insert 13      4b(2b(1b 3b) 8b(6r(5b 7b) 10r(9b 12b(11r 13r))))
      insert 14      4b(2b(1b 3b) 8r(6b(5b 7b) 10b(9b 12r(11b 13b(. 14r)))))
      insert 15      4b(2b(1b 3b) 8r(6b(5b 7b) 10b(9b 12r(11b 14b(13r 15r)))))
      erase 8        4b(2b(1b 3b) 9r(6b(5b 7b) 12b(10b(. 11r) 14b(13r 15r))))
      erase 4        5b(2b(1b 3b) 9b(6b(. 7r) 12r(10b(. 11r) 14b(13r 15r))))
      erase 12       5b(2b(1b 3b) 9b(6b(. 7r) 13r(10b(. 11r) 14b(. 15r))))
      erase 1        9b(5b(2b(. 3r) 6b(. 7r)) 13b(10b(. 11r) 14b(. 15r)))
      erase 15       9b(5b(2b(. 3r) 6b(. 7r)) 13b(10b(. 11r) 14b))
      erase 2        9b(5b(3b 6b(. 7r)) 13b(10b(. 11r) 14b))
      erase 3        9b(6b(5b 7b) 13b(10b(. 11r) 14b))
      erase 5        9b(6b(. 7r) 13r(10b(. 11r) 14b))`,
  },
  {
    name: 'mixed order',
    text: `
      insert 50 20 80 10 30 70 90 60 75 65   70b(50r(20b(10r 30r) 60b(. 65r)) 80r(75b 90b))
      erase 50       70b(60r(20b(10r 30r) 65b) 80r(75b 90b))
      erase 20       70b(60r(30b(10r .) 65b) 80r(75b 90b))
      erase 80       70b(60r(30b(10r .) 65b) 90b(75r .))
      erase 10       70b(60r(30b 65b) 90b(75r .))
      erase 30       70b(60b(. 65r) 90b(75r .))`,
  },
  {
    name: 'descending',
    text: `
      insert 12 11 10 9 8 7 6 5 4 3 2 1   9b(5b(3r(2b(1r .) 4b) 7r(6b 8b)) 11b(10b 12b))
      erase 6        9b(5b(3r(2b(1r .) 4b) 7b(. 8r)) 11b(10b 12b))
      erase 12       5b(3b(2b(1r .) 4b) 9b(7b(. 8r) 11b(10r .)))
      erase 11       5b(3b(2b(1r .) 4b) 9b(7b(. 8r) 10b))`,
  },
];

interface GoldenStep {
  readonly verb: 'insert' | 'erase';
  readonly keys: readonly number[];
  readonly tree: string;
}

function parseSequence(text: string): GoldenStep[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [, verb = '', keys = '', tree = ''] = /^\s*(insert|erase)((?: \d+)+) +(\S.*)$/.exec(line) ?? [];
      if (verb !== 'insert' && verb !== 'erase') throw new SyntaxError(`not a step: ${line}`);
      return { verb, keys: keys.trim().split(' ').map(Number), tree };
    });
}

describe('the tree has the shape and the colours of lib/rbtree.c', () => {
  for (const { name, text } of SEQUENCES) {
    test(name, () => {
      const keys = new Keys();
      const steps = parseSequence(text);
      expect(steps.length).toBeGreaterThan(3);
      for (const { verb, keys: which, tree } of steps) {
        for (const key of which) keys[verb](key);
        expect(`${verb} ${which.join(' ')}: ${keys.print()}`).toBe(`${verb} ${which.join(' ')}: ${tree}`);
      }
    });
  }

  test('the mirror image of an insertion order gives the mirror image of the tree', () => {
    const mirrored = (tree: string): string => {
      const node = /^(\d+)([rb])(?:\((.*)\))?$/.exec(tree);
      if (node === null) return tree;
      const [, key, colour, inside] = node;
      const name = `${100 - Number(key)}${colour}`;
      if (inside === undefined) return name;
      let depth = 0;
      const cut = [...inside].findIndex((char) => {
        depth += char === '(' ? 1 : char === ')' ? -1 : 0;
        return char === ' ' && depth === 0;
      });
      return `${name}(${mirrored(inside.slice(cut + 1))} ${mirrored(inside.slice(0, cut))})`;
    };
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 40 }), (order) => {
        const one = new Keys();
        const other = new Keys();
        for (const key of order) {
          one.insert(key);
          other.insert(100 - key);
        }
        expect(mirrored(one.print())).toBe(other.print());
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

test('any insertions and erasures keep order, red-black rules and gaps; the list is the tree in order', () => {
  const operation = fc.record({ key: fc.integer({ min: 0, max: 60 }), erase: fc.boolean() });
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 160 }), (operations) => {
      const keys = new Keys();
      const model = new Set<number>();
      for (const { key, erase } of operations) {
        if (erase !== model.has(key)) continue;
        if (erase) {
          keys.erase(key);
          model.delete(key);
        } else {
          keys.insert(key);
          model.add(key);
        }
        const world = keys.world();
        const mm = currentMm(world);
        const sorted = [...model].sort((a, b) => a - b);
        expect(treeFaults(world, mm)).toEqual([]);
        expect(treeInOrder(world, mm.mm_rb).map((vma) => keyOf(vma.vm_start))).toEqual(sorted);
        expect(vmasInOrder(world, mm.id).map((vma) => keyOf(vma.vm_start))).toEqual(sorted);
        expect(mm.map_count).toBe(sorted.length);
      }
    }),
    { seed: 2, numRuns: 40 },
  );
});

test('an erasure leaves every gap right by itself, before the list is mended', () => {
  const keys = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 40, size: 'max' });
  fc.assert(
    fc.property(keys, fc.nat(), (order, which) => {
      const tree = new Keys();
      for (const key of order) tree.insert(key);
      const gone = order[which % order.length] ?? 0;
      tree.eraseFromTree(gone);
      const world = tree.world();
      const { mm_rb } = currentMm(world);
      expect(treeFaults(world, currentMm(world))).toEqual([]);
      const left = order.filter((key) => key !== gone).sort((a, b) => a - b);
      expect(treeInOrder(world, mm_rb).map((vma) => keyOf(vma.vm_start))).toEqual(left);
    }),
    { seed: 10, numRuns: 200 },
  );
});
