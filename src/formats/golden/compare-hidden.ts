/** Comparing with what a module read out of a 6.x kernel: the arena's VMAs with anon_vmas, and map_count. */
import { type Mm, type Vma, vmasInOrder, type World } from '../../engine';
import type { Arena } from './arena';
import { namesOfFlags, namesOfWord } from './flag-names';
import { type Census, censusOfAnonVmas, Identity, Renaming } from './identity';
import type { Differences } from './result';
import type { HiddenVma, Row } from './rows';

export class HiddenComparison {
  private readonly differences: Differences;
  private readonly arena: Arena;
  /** anon_vmas over all rows of the script. */
  private readonly anonVmas = new Identity();
  /** map_count at init, theirs and ours: the rest of the process is not shown. */
  private base: { readonly theirs: number; readonly ours: number } | null = null;

  constructor(arena: Arena, differences: Differences) {
    this.arena = arena;
    this.differences = differences;
  }

  row(world: World, mm: Mm, { h, mc }: Row): void {
    if (h === undefined) return;
    const vmas = vmasInOrder(world, mm.id).filter((vma) => this.arena.holds(vma.vm_start));
    this.differences.compare(
      'hidden: ranges',
      h.map(([s, e]) => [s, e]),
      vmas.map((vma) => [this.arena.place(vma.vm_start), this.arena.place(vma.vm_end)]),
    );
    const names = new Renaming();
    const census = censusOfAnonVmas(world);
    h.forEach((row, i) => {
      const vma = vmas[i];
      if (vma !== undefined) this.vma(row, vma, names, census);
    });
    if (mc !== undefined) this.mapCount(mc, mm);
  }

  private vma([s, e, flags, pgoff, av, chain]: HiddenVma, vma: Vma, names: Renaming, census: Census): void {
    const at = `hidden[${s},${e})`;
    this.differences.compare(`${at} vm_flags`, namesOfWord(flags), namesOfFlags(vma.vm_flags));
    const ours = vma.vm_ops === null ? this.arena.relativePgoff(vma.vm_pgoff) : vma.vm_pgoff;
    this.differences.compare(`${at} pgoff`, pgoff, ours);
    const same = (id: number | null, name: number | null): boolean =>
      id === null || name === null
        ? id === name
        : names.same(id, String(name)) && this.anonVmas.same(id, String(name), census);
    const chained = vma.anon_vma_chain;
    const chainIsSame = chain.length === chained.length && chain.every((name, k) => same(chained[k] ?? null, name));
    if (!same(vma.anon_vma, av) || !chainIsSame)
      this.differences.add(`${at} anon_vma and chain`, [av, chain], [vma.anon_vma, chained]);
  }

  private mapCount(mc: number, mm: Mm): void {
    this.base ??= { theirs: mc, ours: mm.map_count };
    this.differences.compare('map_count since init', mc - this.base.theirs, mm.map_count - this.base.ours);
  }
}
