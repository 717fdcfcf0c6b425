/** The way that a search took through the tree, read off the steps of its frame: each node with what was asked there. */
import { type Step, tableGet, type VmaId } from '../engine';
import type { TreeModel } from '../layout/model';
import type { Moment } from './moment';

/** One node of a search, in order from the root. */
export interface Visit {
  readonly id: VmaId;
  /** The last question asked there, in the names of the code; null: none yet. */
  readonly test: string | null;
  readonly outcome: boolean;
  /** Where it went on. */
  readonly went: 'left' | 'right' | null;
  /** It went to where nothing is. */
  readonly isNull: boolean;
}

/** What a line asks. Searches by address compare with the node's ends; those for a hole with the stored gaps. */
const QUESTIONS: { readonly [fn: string]: { readonly [line: string]: string } } = {
  find_vma: { above: 'addr < vm_end?', contains: 'vm_start ≤ addr?' },
  find_vma_links: { above: 'addr < vm_end?', overlap: 'vm_start < end?' },
  unmapped_area: { rootHolds: 'gap ≥ len?', left: 'left gap ≥ len?', own: 'own gap ≥ len?', right: 'right gap ≥ len?' },
  unmapped_area_topdown: {
    rootHolds: 'gap ≥ len?',
    left: 'left gap ≥ len?',
    own: 'own gap ≥ len?',
    right: 'right gap ≥ len?',
  },
};

/** `find_vma.above` → `above`. */
const keyOf = (anchor: Step['anchor']): string => anchor.slice(anchor.indexOf('.') + 1);

/** The steps of the frame under way, up to the one executed. */
function stepsOfFrame({ steps, cursor, executed }: Moment): Step[] {
  const out: Step[] = [];
  for (let at = cursor.step - 1; at >= 0; at--) {
    const step = steps[at];
    if (step === undefined || step.frame.depth < (executed?.frame.depth ?? 0)) break;
    if (step.frame === executed?.frame) out.push(step);
  }
  return out.reverse();
}

/** At `id`: a node further down, or one on the way back up. */
function arrive(visits: Visit[], id: VmaId): void {
  const known = visits.findIndex((visit) => visit.id === id);
  if (known >= 0) visits.length = known + 1;
  else visits.push({ id, test: null, outcome: false, went: null, isNull: false });
}

function follow(visits: Visit[], { anchor, locals, outcome, world }: Step, asks: { readonly [line: string]: string }) {
  const line = keyOf(anchor);
  const side = line === 'left' || line === 'right' ? line : null;
  const node = locals.node ?? locals.root;
  const change = (to: Partial<Visit>) => {
    const last = visits.pop();
    if (last) visits.push({ ...last, ...to });
  };
  const test = asks[line];
  if (test !== undefined) {
    if (typeof node === 'number') arrive(visits, node);
    change({ test, outcome: outcome === true, went: null, isNull: false });
    // A search for a hole goes where the answer is yes; one by address says so in a line of its own.
    const child = side !== null && outcome === true ? (locals.child ?? null) : null;
    if (side !== null && typeof child === 'number') {
      change({ went: side });
      if (tableGet(world.vmas, child)) arrive(visits, child);
    }
  } else if (side !== null) {
    change({ went: side, isNull: locals.node === null });
    if (typeof node === 'number') arrive(visits, node);
  } else if (line === 'climb') {
    if (typeof locals.parent === 'number') arrive(visits, locals.parent);
    change({ test: null, went: null });
  } else if (typeof node === 'number') arrive(visits, node);
}

/** Nodes in the order they were looked at; empty outside of a search. */
export function descentAt(moment: Moment): Visit[] {
  const { executed } = moment;
  const asks = executed === null ? undefined : QUESTIONS[executed.frame.fn];
  if (asks === undefined) return [];
  const visits: Visit[] = [];
  for (const step of stepsOfFrame(moment)) follow(visits, step, asks);
  return visits;
}

/** Where the new node is going to hang, once the search has found it and until it is linked. */
export function slotAt({ executed }: Moment): TreeModel['slot'] {
  const { rb_parent: parent, side } = executed?.locals ?? {};
  if (typeof parent !== 'number' || (side !== 'left' && side !== 'right')) return null;
  const vma = tableGet((executed as Step).world.vmas, parent);
  const taken = side === 'left' ? vma?.rb_left : vma?.rb_right;
  return vma === undefined || taken !== null ? null : { parent, side };
}
