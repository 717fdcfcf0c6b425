/** What a step does to the tree, for its picture. The page opens in no such step: this loads once somebody does something. */
import type { Mm } from '../engine';
import type { TreeModel } from '../layout/model';
import { descentAt, slotAt } from './descent';
import type { Moment } from './moment';
import { rekeyedAt } from './rekey';
import { treeCaseAt } from './tree-case';
import type { PictureWords } from './words';

/** Two addresses by their last digits, at least four: from where they differ. */
function tails(a: number, b: number): [string, string] {
  const [one, other] = [a.toString(16), b.toString(16)];
  let common = 0;
  while (one.length === other.length && common < one.length - 4 && one[common] === other[common]) common++;
  const mark = common > 0 ? '…' : '';
  return [mark + one.slice(common), mark + other.slice(common)];
}

/** The case it belongs to, the keys that it writes in place, the way of its search, and where a node is going to hang. */
export function treeStep(
  moment: Moment,
  mm: Mm,
  words: PictureWords,
): Pick<TreeModel, 'caption' | 'notes' | 'descent' | 'slot'> {
  const named = treeCaseAt(moment.executed);
  return {
    caption: named && words.treeCase(named),
    notes: rekeyedAt(moment, mm).map(({ id, from, to }) => ({ id, text: words.rekeyed(...tails(from, to)) })),
    descent: descentAt(moment).map((visit) => ({ id: visit.id, went: visit.went, ...words.visit(visit) })),
    slot: slotAt(moment),
  };
}
