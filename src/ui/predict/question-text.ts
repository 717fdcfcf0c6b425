/** Questions, options and reasons as sentences. */
import { type RuleName, vmaName, type World } from '../../engine';
import { addrText } from '../../store';
import type { Fact, Option, Question, Refusal } from '../../store/predict';
import { rulesOf } from '../../store/why-view';
import type { Page } from '../context';
import { retText } from '../say';
import type { PredictWords } from './words';

export interface Saying {
  readonly q: PredictWords;
  readonly t: Page['t'];
  /** The text of a line and its function, as far as they are loaded. */
  readonly lineAt: (anchor: string) => { readonly text: string; readonly fn: string } | null;
  readonly shortAddresses: boolean;
}

/** What is asked. `anchor` is the line that a decision is about. */
export function questionText(
  { q, lineAt, shortAddresses }: Saying,
  { options, range }: Question,
  anchor: string,
): string {
  const kind = options[0]?.kind ?? 'count';
  // A short address is not cut in two behind its dots.
  const address = (addr: number): string => addrText(addr, shortAddresses).replace('…', '…\u2060');
  const place = range && { addr: address(range.addr), end: address(range.end) };
  const line = lineAt(anchor);
  return q(`ask.${kind}`, { ...place, fn: line?.fn ?? '', line: line?.text ?? anchor });
}

const namesOf = (ids: readonly number[], q: PredictWords): string => ids.map(vmaName).join(q('and'));

export function optionText(q: PredictWords, option: Option): string {
  switch (option.kind) {
    case 'case':
      return q(`option.case.${option.mergeCase}`);
    case 'holder':
      return option.id === null ? q('option.holder.new') : vmaName(option.id);
    case 'freed':
      return option.ids.length === 0 ? q('option.freed.none') : namesOf(option.ids, q);
    case 'count':
      return String(option.count);
    case 'rotations':
      return option.times === 0 ? q('option.rotations.0') : q('option.rotations', { n: option.times });
    case 'result':
      return option.errno === null ? q('option.result.success') : q('option.result.errno', { errno: option.errno });
    case 'answer':
      return q(option.yes ? 'option.yes' : 'option.no');
  }
}

/** The rule that said no, with what both sides have. */
function refusalText({ q, t }: Saying, world: World, { question, vma, check }: Refusal): string {
  const [rule] = rulesOf(world, [check]).rules;
  const name = vma === null ? '' : vmaName(vma);
  if (rule === undefined || (check.rule satisfies RuleName) === 'adjacent') return q('fact.refusal.adjacent', { name });
  const params = { name, rule: t(`rule.${check.rule}`), expected: rule.expected.text, actual: rule.actual.text };
  if (question === 'range') return q('fact.refusal.range', params);
  return q(question === 'both' ? 'fact.refusal.both' : 'fact.refusal', params);
}

const list = (q: PredictWords, ids: readonly number[]): { readonly names: string; readonly n: number } => ({
  names: ids.map(vmaName).join(q('list')),
  n: ids.length,
});

function mergeParts(saying: Saying, world: World, fact: Extract<Fact, { kind: 'merge' }>): string[] {
  const { q } = saying;
  const { mergeCase, holder, freed, refusals } = fact;
  const refused = refusals.map((refusal) => refusalText(saying, world, refusal));
  const freedText = freed.length > 0 ? [q('fact.freed', list(q, freed))] : [];
  if (mergeCase === 0) return [q('fact.none'), ...(refused.length > 0 ? refused : [q('fact.apart')]), ...freedText];
  const name = holder === null ? q('option.holder.new') : vmaName(holder);
  return [
    q('fact.case', { n: mergeCase, name }),
    ...(freedText.length > 0 ? freedText : [q('fact.freed.none')]),
    ...refused,
  ];
}

/** At which node a line rotates: the last rotation of an erase is at the parent. */
const PLACES: Readonly<Record<string, string>> = {
  rotateParent: 'parent',
  rotateGparent: 'gparent',
  rotateSibling: 'sibling',
  rotateLast: 'parent',
};

function factParts(saying: Saying, world: World, fact: Fact): string[] {
  const { q, lineAt, shortAddresses } = saying;
  switch (fact.kind) {
    case 'merge':
      return mergeParts(saying, world, fact);
    case 'count': {
      const { before, after, created, freed } = fact;
      const out = [q(before === after ? 'fact.count.same' : 'fact.count', { before, after })];
      if (created.length > 0) out.push(q('fact.created', list(q, created)));
      if (freed.length > 0) out.push(q('fact.freed', list(q, freed)));
      return out;
    }
    case 'rotations': {
      const way = fact.inserts ? 'insert' : 'erase';
      const places = fact.anchors.map((anchor) => PLACES[anchor.slice(anchor.indexOf('.') + 1)] ?? anchor);
      return [
        places.length === 0
          ? q(`fact.rotations.${way}.none`)
          : q(`fact.rotations.${way}`, { places: places.join(q('list')) }),
      ];
    }
    case 'result': {
      const { ret, refusedAt } = fact;
      if (typeof ret === 'number') return [q('fact.result.ok', { value: retText(ret, shortAddresses) })];
      const line = refusedAt === null ? null : lineAt(refusedAt);
      if (line === null) return [q('fact.result.errno', { errno: ret })];
      return [q('fact.result.refused', { errno: ret, line: line.text, fn: line.fn })];
    }
    case 'decision':
      return fact.refusal === null ? [] : [refusalText(saying, world, fact.refusal)];
  }
}

/** Why the right answer is right, in one sentence; empty where the line's own sentence says it all. */
export function reasonText(saying: Saying, world: World, { fact }: Question): string {
  const parts = factParts(saying, world, fact).join(saying.q('semicolon'));
  return parts === '' ? '' : saying.q('sentence', { text: parts.charAt(0).toUpperCase() + parts.slice(1) });
}
