/** Comparing with a dump of a user-mode kernel: the arena's VMAs, or the whole tree; and which object is which. */
import {
  type Addr,
  currentMm,
  flagNames,
  tableGet,
  toPages,
  type Vma,
  type VmaId,
  vmaOf,
  vmasInOrder,
  type World,
} from '../../engine';
import { censusOfAnonVmas, censusOfVmas, Identity } from './identity';
import type { Differences } from './result';
import type { UmlDump, UmlNode, UmlTreeDump, UmlVma } from './uml-rows';
import { UML_ARENA_END, UML_BASE, UML_FLAGS } from './uml-start';

const shownFlags = (vma: Vma): string[] =>
  flagNames(vma.vm_flags)
    .filter((name) => UML_FLAGS.includes(name))
    .sort();
const hex = (x: number): string => `0x${x.toString(16)}`;
const page = (addr: Addr): number => toPages(addr - UML_BASE);

export class UmlComparison {
  private readonly differences: Differences;
  /** Objects over all dumps of a case, parents' and children's. */
  private readonly vmas = new Identity();
  private readonly anonVmas = new Identity();

  constructor(differences: Differences) {
    this.differences = differences;
  }

  // --- the arena

  arena(world: World, { vmas }: UmlDump): void {
    const ours = vmasInOrder(world, currentMm(world).id).filter(
      ({ vm_start }) => vm_start >= UML_BASE && vm_start < UML_ARENA_END,
    );
    this.differences.compare(
      'ranges',
      vmas.map(({ start, end }) => [start, end]),
      ours.map(({ vm_start, vm_end }) => [page(vm_start), page(vm_end)]),
    );
    vmas.forEach((row, i) => {
      const vma = ours[i];
      if (vma !== undefined) this.vma(world, row, vma);
    });
  }

  private vma(world: World, row: UmlVma, vma: Vma): void {
    const at = `[${row.start},${row.end})`;
    const { differences } = this;
    differences.compare(`${at} vm_pgoff`, row.pgoff + (row.pgoffRelToBase ? toPages(UML_BASE) : 0), vma.vm_pgoff);
    differences.compare(`${at} vm_flags`, [...row.flags].sort(), shownFlags(vma));
    differences.compare(`${at} file`, row.file, vma.vm_file !== null);
    differences.compare(`${at} length of anon_vma_chain`, row.chainLength, vma.anon_vma_chain.length);
    const root = vma.anon_vma === null ? null : tableGet(world.anon_vmas, vma.anon_vma)?.root === vma.anon_vma;
    differences.compare(`${at} anon_vma is a root`, row.anonVmaIsRoot, root);
    this.object(world, at, row.id, vma.id);
    const same =
      vma.anon_vma === null || row.anonVma === null
        ? vma.anon_vma === row.anonVma
        : this.anonVmas.same(vma.anon_vma, row.anonVma, censusOfAnonVmas(world));
    if (!same) differences.add(`${at} anon_vma`, row.anonVma, vma.anon_vma);
  }

  private object(world: World, at: string, name: string, id: VmaId): void {
    if (!this.vmas.same(id, name, censusOfVmas(world))) this.differences.add(`${at} object`, name, `vma ${id}`);
  }

  // --- the whole tree

  tree(world: World, dump: UmlTreeDump): void {
    const mm = currentMm(world);
    const ours = vmasInOrder(world, mm.id);
    const { differences } = this;
    differences.compare(
      'ranges',
      dump.vmas.map(({ start, end }) => [start, end]),
      ours.map(({ vm_start, vm_end }) => [hex(vm_start), hex(vm_end)]),
    );
    differences.compare('map_count', dump.mapCount, mm.map_count);
    differences.compare('total_vm', dump.totalVm, mm.total_vm);
    differences.compare('highest_vm_end', dump.highestVmEnd, hex(mm.highest_vm_end));
    dump.vmas.forEach((row, i) => {
      const vma = ours[i];
      if (vma !== undefined) this.node(world, row, vma);
    });
  }

  private node(world: World, row: UmlNode, vma: Vma): void {
    const at = `[${row.start},${row.end})`;
    const { differences } = this;
    const startOf = (id: VmaId | null): string | null => (id === null ? null : hex(vmaOf(world, id).vm_start));
    differences.compare(`${at} vm_flags`, [...row.flags].sort(), shownFlags(vma));
    differences.compare(`${at} colour`, row.color, vma.rb_colour);
    differences.compare(
      `${at} parent, left, right`,
      [row.parent, row.left, row.right],
      [startOf(vma.rb_parent), startOf(vma.rb_left), startOf(vma.rb_right)],
    );
    differences.compare(`${at} rb_subtree_gap`, row.rbSubtreeGap, hex(vma.rb_subtree_gap));
    this.object(world, at, row.id, vma.id);
  }
}
