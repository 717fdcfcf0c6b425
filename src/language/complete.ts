/** What can stand at the caret: calls, flags, names, words. */
import { RLIMITS } from '../engine';
import { flagNamesOf } from './flags';
import type { Scope } from './scope';
import { CALL_NAMES, type Param, type ParamKind, SIGNATURES, signatureOf, wordsOf } from './signatures';

export interface Candidate {
  readonly text: string;
  readonly kind: 'call' | 'flag' | 'name' | 'word';
  /** Of a call: its arguments. */
  readonly detail?: string;
}

export interface Completion {
  /** The piece of the line that a candidate replaces, in UTF-16 units from 0. */
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly Candidate[];
  /** The call and the argument that the caret is in. */
  readonly call?: string;
  readonly argument?: string;
}

const WORD_BEFORE = /[A-Za-z_][A-Za-z0-9_.]*$/;
const WORD_AFTER = /^[A-Za-z0-9_.]*/;
const CALL_BEGIN = /^\s*(?:[A-Za-z_]\w*\s*=\s*)?(\w+)\s*\(/;

/** The argument under the caret: how many commas are before it, and what it begins with. */
function argumentBefore(text: string): { index: number; text: string } | undefined {
  let index = 0;
  let from = 0;
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '\\' && isQuoted) at++;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && --depth < 0) return undefined;
    else if (sign === '#') return undefined;
    else if (sign === ',' && depth === 0) {
      index++;
      from = at + 1;
    }
  }
  return isQuoted ? undefined : { index, text: text.slice(from) };
}

const describeParam = ({ name, otherwise, optional, named }: Param): string => {
  const text = named ? `${name}=` : name;
  return otherwise === undefined && !optional ? text : `[${text}]`;
};
const describe = (call: string): string => `(${(signatureOf(call)?.params ?? []).map(describeParam).join(', ')})`;

function names(scope: Scope, kinds: readonly string[]): Candidate[] {
  return [...scope].filter(([, bound]) => kinds.includes(bound.kind)).map(([text]) => ({ text, kind: 'name' }));
}

function flags(kind: ParamKind, argument: string): Candidate[] {
  const used = new Set(
    argument
      .split('|')
      .slice(0, -1)
      .map((flag) => flag.trim()),
  );
  const table = kind as Parameters<typeof flagNamesOf>[0];
  return flagNamesOf(table)
    .filter((name) => !used.has(name))
    .map((text) => ({ text, kind: 'flag' }));
}

function candidatesFor({ kind }: Param, argument: string, scope: Scope): Candidate[] {
  switch (kind) {
    case 'addr':
    case 'break':
    case 'vma':
      return [{ text: 'NULL', kind: 'word' }, ...names(scope, ['addr', 'vma'])];
    case 'len':
    case 'pages':
    case 'count':
    case 'nodes':
      return names(scope, ['number']);
    case 'file':
      return [{ text: '-1', kind: 'word' }, ...names(scope, ['file'])];
    case 'pid':
      return names(scope, ['pid']);
    case 'value':
      return [{ text: 'RLIM_INFINITY', kind: 'word' }];
    case 'sysctl':
    case 'rlimit':
    case 'access':
    case 'mode':
    case 'layout':
      return wordsOf(kind, RLIMITS).map((text) => ({ text, kind: 'word' }));
    case 'label':
      return [{ text: 'NULL', kind: 'word' }];
    case 'text':
    case 'image':
      return [];
    default:
      return flags(kind, argument);
  }
}

const startsWith = (candidate: Candidate, word: string): boolean => {
  const text = candidate.text.toUpperCase();
  const wanted = word.toUpperCase();
  // `anon` finds MAP_ANONYMOUS.
  return text.startsWith(wanted) || text.slice(text.indexOf('_') + 1).startsWith(wanted);
};

/** What can stand where the caret is: before the character at `column`, which counts from 1. */
export function complete(text: string, column: number, scope: Scope): Completion {
  const caret = Math.max(0, Math.min(text.length, column - 1));
  const before = text.slice(0, caret);
  const word = WORD_BEFORE.exec(before)?.[0] ?? '';
  const from = caret - word.length;
  const to = caret + (WORD_AFTER.exec(text.slice(caret))?.[0].length ?? 0);
  const begin = CALL_BEGIN.exec(before);
  if (begin === null) {
    const isAtCall = /^\s*(?:[A-Za-z_]\w*\s*=)?\s*$/.test(before.slice(0, from));
    const calls = CALL_NAMES.map((name): Candidate => ({ text: name, kind: 'call', detail: describe(name) }));
    return { from, to, candidates: isAtCall ? calls.filter((call) => startsWith(call, word)) : [] };
  }
  const name = begin[1] ?? '';
  const call = signatureOf(name)?.call;
  const argument = argumentBefore(before.slice(begin[0].length));
  if (call === undefined || argument === undefined) return { from, to, candidates: [] };
  const params = SIGNATURES[call];
  const named = NAMED.exec(argument.text);
  const byName = params.find(({ name }) => name === named?.[1]);
  const param = byName ?? params.filter((each) => !each.named)[argument.index];
  const own =
    param === undefined ? [] : candidatesFor(param, argument.text.slice(byName ? named?.[0].length : 0), scope);
  const isBegun = argument.text.trim() === word;
  const others = byName === undefined && isBegun ? namesOfOthers(params, before) : [];
  const candidates = [...own, ...others].filter((candidate) => startsWith(candidate, word));
  return { from, to, candidates, ...((param ?? others[0]) && { call }), ...(param && { argument: param.name }) };
}

const NAMED = /^\s*([A-Za-z_]\w*)\s*=(?!=)\s*/;

/** `prev=`: the arguments that are given by name, without those that stand there already. */
const namesOfOthers = (params: readonly Param[], before: string): Candidate[] =>
  params
    .filter(({ name, named }) => named && !new RegExp(`\\b${name}\\s*=`).test(before))
    .map(({ name }) => ({ text: `${name}=`, kind: 'word' }));
