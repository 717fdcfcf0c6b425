/** Comparing the engine's world with one row. A mismatch says what, what was recorded and what we have. */
import {
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
import type { Arena } from './arena';
import { namesOfCodes, namesOfFlags, withoutSoftDirty } from './flag-names';
import { Renaming } from './identity';
import type { Differences } from './result';
import type { EventRow, Place, Range, Row, TreeNode, TreeState, VmaRow } from './rows';

/** The kinds of events that the recorder watched. */
type RecordedEvent = Extract<KernelEvent, { kind: 'merge' | 'split' | 'adjust' }>;
const isRecorded = (event: KernelEvent): event is RecordedEvent =>
  event.kind === 'merge' || event.kind === 'split' || event.kind === 'adjust';

export class Comparison {
  private readonly differences: Differences;
  private readonly arena: Arena;
  private readonly shmem = new Renaming();

  constructor(arena: Arena, differences: Differences) {
    this.arena = arena;
    this.differences = differences;
  }

  private range(ref: Pick<VmaRef, 'vm_start' | 'vm_end'>): Range {
    return [this.arena.place(ref.vm_start), this.arena.place(ref.vm_end)];
  }

  ret(row: Row, ret: Ret, call: Call | null): void {
    const addressLike = call?.name === 'mmap' || call?.name === 'mremap';
    const actual =
      typeof ret === 'string'
        ? `-${ret}`
        : !addressLike
          ? ret
          : this.arena.includes(ret)
            ? this.arena.page(ret)
            : `0x${hex(ret)}`;
    this.differences.compare('ret', row.ret, actual);
  }

  // --- layout

  layout(world: World, mm: Mm, row: Row): void {
    const all = vmasInOrder(world, mm.id);
    if (row.vmas !== undefined) {
      const inside = all.filter((vma) => this.arena.holds(vma.vm_start));
      this.rows('vmas', world, row.vmas, inside, false);
    }
    if (row.all !== undefined) this.rows('all', world, row.all.filter(isOfProcess), all, true);
  }

  private rows(what: string, world: World, expected: readonly VmaRow[], actual: readonly Vma[], bounds: boolean): void {
    this.differences.compare(
      `${what}: ranges`,
      expected.map((r) => [r.s, r.e]),
      actual.map((v) =>
        bounds ? [hex(v.vm_start), hex(v.vm_end)] : [this.arena.page(v.vm_start), this.arena.page(v.vm_end)],
      ),
    );
    expected.forEach((row, i) => {
      const vma = actual[i];
      if (vma === undefined) return;
      const at = `${what}[${row.s},${row.e})`;
      this.differences.compare(`${at} perms`, row.prot, permissions(vma.vm_flags));
      this.differences.compare(`${at} vm_flags`, namesOfCodes(row.flags), namesOfFlags(vma.vm_flags));
      if (row.pgoff !== undefined && vma.vm_ops !== null && vma.vm_ops !== 'special')
        this.differences.compare(`${at} pgoff`, row.pgoff, vma.vm_pgoff);
      if (!bounds) this.file(at, world, row, vma);
    });
  }

  private file(at: string, world: World, row: VmaRow, vma: Vma): void {
    const inode = inodeOf(world, vma);
    const name = inode === null ? null : inode.kind === 'shmem' ? 'shmem' : inode.kind === 'mem' ? 'D' : inode.name;
    const wanted = row.file === undefined ? null : row.file.startsWith('S') ? 'shmem' : row.file;
    this.differences.compare(`${at} file`, wanted, name);
    if (inode !== null && row.file?.startsWith('S') && !this.shmem.same(inode.id, row.file))
      this.differences.compare(`${at} shmem object`, row.file, `inode ${inode.id}`);
  }

  // --- tree

  tree(world: World, mm: Mm, t: TreeState, events: readonly KernelEvent[] | null): void {
    const nodes = this.preOrder(world, mm);
    const shape = (n: TreeNode): unknown => [n[0], n[1], n[2], n[3], n[4]];
    this.differences.compare('tree: ranges, colours, links', t.n.map(shape), nodes.map(shape));
    this.differences.compare(
      'tree: rb_subtree_gap',
      t.n.map((n) => [n[0], n[5]]),
      nodes.map((n) => [n[0], n[5]]),
    );
    this.differences.compare(
      'tree: vm_flags',
      t.n.map((n) => [n[0], withoutSoftDirty(n[6]).toString(16)]),
      nodes.map((n) => [n[0], n[6]]),
    );
    this.differences.compare(
      'tree: pgoff',
      t.n.map((n) => [n[0], n[7]]),
      nodes.map((n) => [n[0], n[7]]),
    );
    this.anonVmas(t.n, nodes);
    this.differences.compare('map_count', t.mc, mm.map_count);
    this.differences.compare('highest_vm_end', t.hi, hex(mm.highest_vm_end));
    this.differences.compare('mmap_base', t.base, hex(mm.mmap_base));
    this.differences.compare('brk', t.brk, [hex(mm.start_brk), hex(mm.brk)]);
    this.differences.compare('total, data, exec, stack, locked', t.stat, [
      mm.total_vm,
      mm.data_vm,
      mm.exec_vm,
      mm.stack_vm,
      mm.locked_vm,
    ]);
    if (events !== null)
      this.differences.compare(
        'events',
        t.ev,
        events.filter(isRecorded).map((event) => this.event(event)),
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
        this.differences.add(`anon_vma and chain of ${node[0]}`, [node[8], node[9]], [ours[8], ours[9]]);
    });
  }

  private preOrder(world: World, mm: Mm): TreeNode[] {
    const out: TreeNode[] = [];
    const at = (id: number | null): Place | null => (id === null ? null : this.arena.place(get(world, id).vm_start));
    const visit = (id: number | null): void => {
      if (id === null) return;
      const v = get(world, id);
      const relative = v.vm_ops === null ? this.arena.relativePgoff(v.vm_pgoff) : v.vm_pgoff;
      out.push([
        this.arena.place(v.vm_start),
        this.arena.place(v.vm_end),
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

  private event(event: RecordedEvent): EventRow {
    switch (event.kind) {
      case 'merge':
        return {
          k: 'merge',
          case: event.mergeCase,
          a: this.arena.place(event.addr),
          e: this.arena.place(event.end),
          ...(event.prev && { prev: this.range(event.prev) }),
          ...(event.area && { area: this.range(event.area) }),
          ...(event.next && { next: this.range(event.next) }),
        };
      case 'split':
        return {
          k: 'split',
          vma: this.range(event.vma),
          at: this.arena.place(event.at),
          new_below: event.new_below ? 1 : 0,
        };
      case 'adjust':
        return { k: 'adjust', vma: this.range(event.vma), to: this.range(event) };
    }
  }
}

/** [vsyscall] is shown with every process and belongs to none. */
const isOfProcess = (row: VmaRow): boolean => row.file !== '[vsyscall]';

function get(world: World, id: number): Vma {
  const vma = tableGet(world.vmas, id);
  if (vma === undefined) throw new Error(`no vma ${id}`);
  return vma;
}

function inodeOf(world: World, vma: Vma): { id: number; name: string; kind: string } | null {
  const file = vma.vm_file === null ? undefined : tableGet(world.files, vma.vm_file);
  return file === undefined ? null : (tableGet(world.inodes, file.inode) ?? null);
}
