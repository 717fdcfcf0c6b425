/** The way that a search took through the tree, read off the steps of its frame. */
import { type Step, tableGet, type VmaId } from '../engine';
import type { DescentStep, TreeModel } from '../layout/model';
import type { Moment } from './moment';

/** The steps of the frame under way, up to the one executed. */
function stepsOfFrame({ steps, cursor, executed }: Moment): Step[] {
  const out: Step[] = [];
  for (let at = cursor.step - 1; at >= 0; at--) {
    const step = steps[at];
    if (step === undefined || step.frame.depth < (executed?.frame.depth ?? 0)) break;
    if (step.frame === executed?.frame) out.unshift(step);
  }
  return out;
}

/** Nodes in the order they were looked at; empty outside of a search. */
export function descentAt(moment: Moment): DescentStep[] {
  const { executed, world } = moment;
  if (!executed?.frame.fn.startsWith('find_vma')) return [];
  const visited: VmaId[] = [];
  for (const { locals } of stepsOfFrame(moment)) {
    const { node } = locals;
    if (typeof node === 'number' && node !== visited[visited.length - 1]) visited.push(node);
  }
  return visited.map((id, index) => {
    const vma = tableGet(world.vmas, id);
    const then = visited[index + 1];
    const went = then === undefined ? null : then === vma?.rb_left ? 'left' : then === vma?.rb_right ? 'right' : null;
    const text = went === 'left' ? 'addr < vm_end' : went === 'right' ? 'addr ≥ vm_end' : '';
    return { id, text, went };
  });
}

/** Where the new node is going to hang, once the search has found it and until it is linked. */
export function slotAt({ executed }: Moment): TreeModel['slot'] {
  const { rb_parent: parent, side } = executed?.locals ?? {};
  if (typeof parent !== 'number' || (side !== 'left' && side !== 'right')) return null;
  const vma = tableGet((executed as Step).world.vmas, parent);
  const taken = side === 'left' ? vma?.rb_left : vma?.rb_right;
  return vma === undefined || taken !== null ? null : { parent, side };
}
