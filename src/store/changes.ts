/** What became of whom between two pictures, read off the ranges: an animation follows it. */
import type { Vma } from '../engine';
import type { Change } from '../layout/model';
import type { Scene } from './pictures';

/** Beyond this many VMAs things fade in and out in place. */
const MOST_COMPARED = 2000;

/** The VMA of `vmas` that lies over the middle of `of`. */
function over(vmas: readonly Vma[], of: Vma): Vma | undefined {
  const middle = (of.vm_start + of.vm_end) / 2;
  return vmas.find(({ id, vm_start, vm_end }) => id !== of.id && vm_start <= middle && middle < vm_end);
}

export function changesBetween(from: Scene | null, to: Scene | null): readonly Change[] {
  if (from === null || to === null || from.mm.id !== to.mm.id || from.moment.world === to.moment.world) return [];
  const was = from.linked.all;
  const is = to.linked.all;
  if (was.length > MOST_COMPARED || is.length > MOST_COMPARED) return [];
  const isIds = new Set(is.map(({ id }) => id));
  const wasIds = new Set(was.map(({ id }) => id));
  const gone = was.filter(({ id }) => !isIds.has(id));
  const born = is.filter(({ id }) => !wasIds.has(id));
  return [
    ...gone.map((vma): Change => {
      const into = over(is, vma);
      return into ? { kind: 'absorbed', id: vma.id, into: into.id } : { kind: 'unmapped', id: vma.id };
    }),
    ...born.map((vma): Change => {
      const origin = over(was, vma);
      return origin ? { kind: 'split', id: vma.id, from: origin.id } : { kind: 'mapped', id: vma.id };
    }),
  ];
}
