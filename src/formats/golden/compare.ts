/** Comparing the engine's world with one row. A mismatch says what, what was recorded and what we have. */
import {
  type Addr,
  type Call,
  drop,
  hex,
  type KernelEvent,
  type Mm,
  permissions,
  type Ret,
  tableGet,
  toPages,
  VM,
  type Vma,
  type VmaRef,
  vmasInOrder,
  type World,
} from '../../engine';
import type { EventRow, Place, Range, Row, TreeNode, TreeState, VmaRow } from './rows';
import { smapsCodes } from './smaps-flags';

export interface Mismatch {
  readonly what: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Names that recordings give to objects, learned as the script goes on: two ways, so that no two are one. */
export class Renaming {
  private readonly there = new Map<number, string>();
  private readonly here = new Map<string, number>();

  /** May this object of ours bear that name? Learns the pair on first sight. */
  same(id: number, name: string): boolean {
    const known = this.there.get(id);
    const taken = this.here.get(name);
    if (known === undefined && taken === undefined) {
      this.there.set(id, name);
      this.here.set(name, id);
      return true;
    }
    return known === name && taken === id;
  }
}

/** Pages; no recording maps more at one go, and the next mappings are 2^34 pages away. */
const NEAR_ARENA = 2 ** 20;

export class Comparison {
  readonly mismatches: Mismatch[] = [];
  private readonly arena: Addr;
  private readonly npages: number;
  private readonly shmem = new Renaming();

  constructor(arena: Addr, npages: number) {
    this.arena = arena;
    this.npages = npages;
  }

  private differ(what: string, expected: unknown, actual: unknown): void {
    if (JSON.stringify(expected) !== JSON.stringify(actual)) this.mismatches.push({ what, expected, actual });
  }

  private inArena(addr: Addr): boolean {
    return addr >= this.arena && addr <= this.arena + this.npages * 4096;
  }
  /** As the recordings write it: an arena page, or hex. */
  private place(addr: Addr): Place {
    return this.inArena(addr) ? toPages(addr - this.arena) : hex(addr);
  }
  /** The recorder writes anonymous offsets of the arena, and of what was mapped right behind it, as arena pages. */
  private relativePgoff(pgoff: number): number {
    const pages = pgoff - toPages(this.arena);
    return pages >= 0 && pages < NEAR_ARENA ? pages : pgoff;
  }
  private range(ref: VmaRef | { vm_start: Addr; vm_end: Addr }): Range {
    return [this.place(ref.vm_start), this.place(ref.vm_end)];
  }

  ret(row: Row, ret: Ret, call: Call | null): void {
    const addressLike = call?.name === 'mmap' || call?.name === 'mremap';
    const actual =
      typeof ret === 'string'
        ? `-${ret}`
        : !addressLike
          ? ret
          : this.inArena(ret)
            ? toPages(ret - this.arena)
            : `0x${hex(ret)}`;
    this.differ('ret', row.ret, actual);
  }

  // --- layout

  layout(world: World, mm: Mm, row: Row): void {
    const all = vmasInOrder(world, mm.id);
    if (row.vmas !== undefined) {
      const inside = all.filter((vma) => this.inArena(vma.vm_start) && vma.vm_start < this.arena + this.npages * 4096);
      this.rows('vmas', world, row.vmas, inside, false);
    }
    if (row.all !== undefined) this.rows('all', world, row.all, all, true);
  }

  private rows(what: string, world: World, expected: readonly VmaRow[], actual: readonly Vma[], bounds: boolean): void {
    this.differ(
      `${what}: ranges`,
      expected.map((r) => [r.s, r.e]),
      actual.map((v) =>
        bounds ? [hex(v.vm_start), hex(v.vm_end)] : [toPages(v.vm_start - this.arena), toPages(v.vm_end - this.arena)],
      ),
    );
    expected.forEach((row, i) => {
      const vma = actual[i];
      if (vma === undefined) return;
      const at = `${what}[${row.s},${row.e})`;
      this.differ(`${at} perms`, row.prot, permissions(vma.vm_flags));
      this.differ(
        `${at} VmFlags`,
        row.flags
          .split(' ')
          .filter((code) => code !== 'sd' && code !== '')
          .sort(),
        smapsCodes(vma.vm_flags),
      );
      if (row.pgoff !== undefined && vma.vm_ops !== null && vma.vm_ops !== 'special')
        this.differ(`${at} pgoff`, row.pgoff, vma.vm_pgoff);
      if (!bounds) this.file(at, world, row, vma);
    });
  }

  private file(at: string, world: World, row: VmaRow, vma: Vma): void {
    const inode = inodeOf(world, vma);
    const name = inode === null ? null : inode.kind === 'shmem' ? 'shmem' : inode.kind === 'mem' ? 'D' : inode.name;
    const wanted = row.file === undefined ? null : row.file.startsWith('S') ? 'shmem' : row.file;
    this.differ(`${at} file`, wanted, name);
    if (inode !== null && row.file?.startsWith('S') && !this.shmem.same(inode.id, row.file))
      this.differ(`${at} shmem object`, row.file, `inode ${inode.id}`);
  }

  // --- tree

  tree(world: World, mm: Mm, t: TreeState, events: readonly KernelEvent[] | null): void {
    const nodes = this.preOrder(world, mm);
    const shape = (n: TreeNode): unknown => [n[0], n[1], n[2], n[3], n[4]];
    this.differ('tree: ranges, colours, links', t.n.map(shape), nodes.map(shape));
    this.differ(
      'tree: rb_subtree_gap',
      t.n.map((n) => [n[0], n[5]]),
      nodes.map((n) => [n[0], n[5]]),
    );
    this.differ(
      'tree: vm_flags',
      t.n.map((n) => [n[0], withoutSoftDirty(n[6])]),
      nodes.map((n) => [n[0], n[6]]),
    );
    this.differ(
      'tree: pgoff',
      t.n.map((n) => [n[0], n[7]]),
      nodes.map((n) => [n[0], n[7]]),
    );
    this.anonVmas(t.n, nodes);
    this.differ('map_count', t.mc, mm.map_count);
    this.differ('highest_vm_end', t.hi, hex(mm.highest_vm_end));
    this.differ('mmap_base', t.base, hex(mm.mmap_base));
    this.differ('brk', t.brk, [hex(mm.start_brk), hex(mm.brk)]);
    this.differ('total, data, exec, stack, locked', t.stat, [
      mm.total_vm,
      mm.data_vm,
      mm.exec_vm,
      mm.stack_vm,
      mm.locked_vm,
    ]);
    if (events !== null)
      this.differ(
        'events',
        t.ev,
        events.map((event) => this.event(event)),
      );
  }

  /** Up to renaming, within one row: a freed anon_vma's address may come again. */
  private anonVmas(expected: readonly TreeNode[], actual: readonly TreeNode[]): void {
    const names = new Renaming();
    const same = (a: number | null, b: number | null): boolean =>
      a === null || b === null ? a === b : names.same(a, String(b));
    expected.forEach((node, i) => {
      const ours = actual[i];
      if (ours === undefined) return;
      const chain = node[9].length === ours[9].length && node[9].every((av, k) => same(ours[9][k] ?? null, av));
      if (!same(ours[8], node[8]) || !chain)
        this.mismatches.push({
          what: `anon_vma and chain of ${node[0]}`,
          expected: [node[8], node[9]],
          actual: [ours[8], ours[9]],
        });
    });
  }

  private preOrder(world: World, mm: Mm): TreeNode[] {
    const out: TreeNode[] = [];
    const at = (id: number | null): Place | null => (id === null ? null : this.place(get(world, id).vm_start));
    const visit = (id: number | null): void => {
      if (id === null) return;
      const v = get(world, id);
      const relative = v.vm_ops === null ? this.relativePgoff(v.vm_pgoff) : v.vm_pgoff;
      out.push([
        this.place(v.vm_start),
        this.place(v.vm_end),
        v.rb_colour === 'red' ? 'r' : 'b',
        at(v.rb_left),
        at(v.rb_right),
        toPages(v.rb_subtree_gap),
        drop(v.vm_flags, VM.SOFTDIRTY).toString(16),
        relative,
        v.anon_vma,
        v.anon_vma_chain,
      ]);
      visit(v.rb_left);
      visit(v.rb_right);
    };
    visit(mm.mm_rb);
    return out;
  }

  private event(event: KernelEvent): EventRow {
    switch (event.kind) {
      case 'merge':
        return {
          k: 'merge',
          case: event.mergeCase,
          a: this.place(event.addr),
          e: this.place(event.end),
          ...(event.prev && { prev: this.range(event.prev) }),
          ...(event.area && { area: this.range(event.area) }),
          ...(event.next && { next: this.range(event.next) }),
        };
      case 'split':
        return { k: 'split', vma: this.range(event.vma), at: this.place(event.at), new_below: event.new_below ? 1 : 0 };
      case 'adjust':
        return { k: 'adjust', vma: this.range(event.vma), to: this.range(event) };
    }
  }
}

const withoutSoftDirty = (flags: string): string => drop(Number.parseInt(flags, 16), VM.SOFTDIRTY).toString(16);

function get(world: World, id: number): Vma {
  const vma = tableGet(world.vmas, id);
  if (vma === undefined) throw new Error(`no vma ${id}`);
  return vma;
}

function inodeOf(world: World, vma: Vma): { id: number; name: string; kind: string } | null {
  const file = vma.vm_file === null ? undefined : tableGet(world.files, vma.vm_file);
  return file === undefined ? null : (tableGet(world.inodes, file.inode) ?? null);
}
