/** Memory as a line of pages: what an exercise shows on screen and on paper. */
import { hex, permissions, tableGet, toPages, type VmaId, vmaName, type World } from '../../engine';
import { vmasOf } from './facts';

export interface LineVma {
  readonly id: VmaId;
  readonly name: string;
  /** Pages from the first one of the line. */
  readonly from: number;
  readonly to: number;
  readonly perm: string;
  /** α1 where a page was written to. */
  readonly anonVma: string | null;
  /** The page of the file that it begins with; null: no file. */
  readonly filePage: number | null;
  /** As /proc/PID/maps has it. */
  readonly range: string;
}

export interface NumberLine {
  readonly start: number;
  readonly pages: number;
  readonly vmas: readonly LineVma[];
}

/** The memory of the process from its first VMA to its last one. */
export function numberLine(world: World): NumberLine {
  const vmas = vmasOf(world);
  const start = vmas[0]?.vm_start ?? 0;
  const page = (addr: number): number => toPages(addr - start);
  const line = vmas.map(
    (vma): LineVma => ({
      id: vma.id,
      name: vmaName(vma.id),
      from: page(vma.vm_start),
      to: page(vma.vm_end),
      perm: permissions(vma.vm_flags),
      anonVma: vma.anon_vma === null ? null : `α${vma.anon_vma}`,
      filePage: vma.vm_file === null || tableGet(world.files, vma.vm_file) === undefined ? null : vma.vm_pgoff,
      range: `${hex(vma.vm_start)}-${hex(vma.vm_end)}`,
    }),
  );
  return { start, pages: line[line.length - 1]?.to ?? 0, vmas: line };
}

/**
 * The line in letters:
 *
 *     AAAA..BBBB
 *     0    5
 */
export function lineText({ pages, vmas }: NumberLine): string {
  const cells = Array.from({ length: pages }, (_, page) => {
    const vma = vmas.find(({ from, to }) => from <= page && page < to);
    return vma === undefined ? '.' : (vma.name[0] ?? '?');
  });
  const ticks = Array.from({ length: Math.ceil(pages / 5) }, (_, nth) => String(nth * 5).padEnd(5));
  return `${cells.join('')}\n${ticks.join('').trimEnd()}`;
}
