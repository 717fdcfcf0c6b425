/** What the red-black code is doing, by the names of its cases: insert 1 to 3, erase 1 to 4 and the relinking before. */
import type { Step } from '../engine';

type Anchor = Step['anchor'];

export const TREE_CASES = [
  'insertRoot',
  'insertBlack',
  'insert1',
  'insert2',
  'insert3',
  'eraseTwo',
  'eraseOne',
  'eraseLeaf',
  'eraseDone',
  'eraseDeficit',
  'erase1',
  'erase2',
  'erase3',
  'erase4',
] as const;
export type TreeCase = (typeof TREE_CASES)[number];

type Named = TreeCase | null;

/** A line that belongs to a case whatever it finds, or a question by its two answers; null: not decided there. */
const CASES: { readonly [A in Anchor]?: TreeCase | { readonly yes: Named; readonly no: Named } } = {
  'rb_insert.root': { yes: 'insertRoot', no: null },
  'rb_insert.paintRoot': 'insertRoot',
  'rb_insert.parentBlack': { yes: 'insertBlack', no: null },
  'rb_insert.uncleRed': { yes: 'insert1', no: null },
  'rb_insert.recolour': 'insert1',
  'rb_insert.inner': { yes: 'insert2', no: 'insert3' },
  'rb_insert.rotateParent': 'insert2',
  'rb_insert.rotateGparent': 'insert3',
  'rb_insert.swapColours': 'insert3',
  'rb_erase.two': { yes: 'eraseTwo', no: null },
  'rb_erase.successor': 'eraseTwo',
  'rb_erase.relink': 'eraseTwo',
  'rb_erase.gapsInner': 'eraseTwo',
  'rb_erase.deficit': { yes: 'eraseDeficit', no: 'eraseDone' },
  'rb_erase_color.siblingRed': { yes: 'erase1', no: null },
  'rb_erase_color.rotateParent': 'erase1',
  'rb_erase_color.swapColours': 'erase1',
  'rb_erase_color.outerRed': { yes: 'erase4', no: null },
  'rb_erase_color.innerRed': { yes: 'erase3', no: 'erase2' },
  'rb_erase_color.siblingPaint': 'erase2',
  'rb_erase_color.parentRed': { yes: 'erase2', no: 'erase2' },
  'rb_erase_color.parentPaint': 'erase2',
  'rb_erase_color.atRoot': { yes: 'erase2', no: 'erase2' },
  'rb_erase_color.rotateSibling': 'erase3',
  'rb_erase_color.innerPaint': 'erase3',
  'rb_erase_color.rotateLast': 'erase4',
  'rb_erase_color.lastPaint': 'erase4',
};

/** The case that a step belongs to; null outside of the red-black code and before it is decided. */
export function treeCaseAt(step: Step | null): TreeCase | null {
  if (step === null) return null;
  if (step.anchor === 'rb_erase.replace') return step.locals.child === null ? 'eraseLeaf' : 'eraseOne';
  const named = CASES[step.anchor];
  if (named === undefined || typeof named === 'string') return named ?? null;
  return step.outcome === true ? named.yes : named.no;
}
