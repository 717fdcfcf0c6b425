/**
 * A line of one call cut into the texts that a form shows, and put together again. Unlike the parser it minds no error:
 * what stands between two commas is an argument, whatever it says, so that form and line can be edited in turn.
 */
import type { CallName } from '../engine';
import { type Param, SIGNATURES, signatureOf } from './signatures';

export interface Piece {
  readonly text: string;
  /** Where it stands in the line, from 0; [from, to). */
  readonly from: number;
  readonly to: number;
}

export interface Pieces {
  /** The variable that the result is bound to; empty: none. */
  readonly name: string;
  readonly call: string;
  readonly args: readonly Piece[];
  /** What follows the closing parenthesis: a recorded result, a comment. */
  readonly tail: string;
}

const FRONT = /^\s*(?:([A-Za-z_]\w*)\s*=\s*)?([A-Za-z_]\w*)\s*\(/;

/** Cuts text[from…] at the commas of the outermost level; ends at the parenthesis that closes the call. */
function cutArguments(text: string, from: number): { args: Piece[]; end: number } {
  const args: Piece[] = [];
  let begin = from;
  let depth = 0;
  let isQuoted = false;
  let at = from;
  const push = (): void => {
    const raw = text.slice(begin, at);
    const lead = raw.length - raw.trimStart().length;
    const piece = raw.trim();
    if (piece !== '' || args.length > 0 || text[at] === ',')
      args.push({ text: piece, from: begin + lead, to: begin + lead + piece.length });
    begin = at + 1;
  };
  for (; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '\\' && isQuoted) at++;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && --depth < 0) break;
    else if (sign === ',' && depth === 0) push();
  }
  push();
  return { args, end: Math.min(text.length, at + 1) };
}

/** undefined where the line does not begin with a call. */
export function cutCall(text: string): Pieces | undefined {
  const front = FRONT.exec(text);
  if (front === null) return undefined;
  const [whole, name = '', call = ''] = front;
  const { args, end } = cutArguments(text, whole.length);
  return { name, call, args, tail: text.slice(end).trim() };
}

interface Said {
  readonly name: string;
  readonly call: string;
  readonly args: readonly string[];
  readonly tail: string;
}

const sayCall = ({ name, call, args, tail }: Said): string =>
  `${name === '' ? '' : `${name} = `}${call}(${args.join(', ')})${tail === '' ? '' : ` ${tail}`}`;

/** What a form gives a parameter before anything is known of it. */
const PLAIN: { readonly [K in Param['kind']]: string } = {
  addr: 'NULL',
  len: '1p',
  break: '+1p',
  file: '-1',
  pages: '512p',
  count: '0',
  value: '65530',
  pid: '1',
  sysctl: 'vm.max_map_count',
  rlimit: 'RLIMIT_AS',
  access: 'w',
  mode: 'rw',
  layout: 'topdown',
  text: '"name"',
  label: '"name"',
  nodes: '0',
  image: '""',
  vma: 'NULL',
  prot: 'PROT_READ|PROT_WRITE',
  map: 'MAP_PRIVATE|MAP_ANONYMOUS',
  mremap: 'MREMAP_MAYMOVE',
  mlock: 'MLOCK_ONFAULT',
  mcl: 'MCL_CURRENT',
  vm: 'VM_READ|VM_WRITE|VM_MAYREAD|VM_MAYWRITE|VM_MAYEXEC',
  clone: '0',
  advice: 'MADV_DONTFORK',
  mpol: 'MPOL_BIND',
};

const plainText = ({ kind, otherwise }: Param): string => {
  if (otherwise === undefined || kind === 'mremap') return PLAIN[kind];
  return typeof otherwise === 'number' || kind !== 'text' ? String(otherwise) : PLAIN.text;
};

const NAMED = /^([A-Za-z_]\w*)\s*=(?!=)\s*/;

/** The text of one argument; undefined where it is left out. */
export function pieceOf(pieces: Pieces, param: Param): Piece | undefined {
  const params = signatureOf(pieces.call)?.params ?? [];
  for (const piece of pieces.args) {
    const named = NAMED.exec(piece.text);
    if (named?.[1] === param.name)
      return { ...piece, text: piece.text.slice(named[0].length), from: piece.from + named[0].length };
  }
  if (param.named) return undefined;
  const place = params.filter((each) => !each.named).findIndex((each) => each.name === param.name);
  const piece = place === -1 ? undefined : pieces.args.filter(({ text }) => !isNamed(text, params))[place];
  return piece?.text === '' ? undefined : piece;
}

const isNamed = (text: string, params: readonly Param[]): boolean => {
  const name = NAMED.exec(text)?.[1];
  return name !== undefined && params.some((param) => param.name === name);
};

/** The line with one argument replaced. Those left out in front of it get the value that they have anyway. */
export function withPiece(pieces: Pieces, param: Param, text: string): string {
  const params = signatureOf(pieces.call)?.params ?? [];
  const byName = pieces.args.findIndex((piece) => NAMED.exec(piece.text)?.[1] === param.name);
  if (byName !== -1 && (text !== '' || !param.named)) {
    const written = pieces.args.map((piece, index) => (index === byName ? `${param.name}=${text}` : piece.text));
    return sayCall({ ...pieces, args: written });
  }
  const places = params.filter((each) => !each.named);
  const own = pieces.args.filter((piece) => !isNamed(piece.text, params)).map((piece) => piece.text);
  const named = pieces.args.filter((piece) => isNamed(piece.text, params)).map((piece) => piece.text);
  if (param.named) {
    const rest = named.filter((each) => NAMED.exec(each)?.[1] !== param.name);
    return sayCall({ ...pieces, args: [...own, ...rest, ...(text === '' ? [] : [`${param.name}=${text}`])] });
  }
  const place = places.findIndex((each) => each.name === param.name);
  const filled = places.slice(0, Math.max(own.length, place + 1)).map((each, index) => {
    if (index === place) return text;
    return own[index] || plainText(each);
  });
  // An empty text at the end leaves the argument out, where it may be.
  const last = places[filled.length - 1];
  if (filled[filled.length - 1] === '' && last?.otherwise !== undefined) filled.pop();
  return sayCall({ ...pieces, args: [...filled, ...own.slice(places.length), ...named] });
}

/** The line with another name for its result. */
export const withName = (pieces: Pieces, name: string): string =>
  sayCall({ ...pieces, name, args: pieces.args.map(({ text }) => text) });

/** A line for a call as a form begins with it; `known` are arguments by name, kept from the call before. */
export function plainCall(call: CallName, known: Readonly<Record<string, string>> = {}, name = ''): string {
  const params = SIGNATURES[call].filter((param) => !param.named);
  const isWhole = call === 'mmap' || call === 'touch' || call === 'mremap';
  const args = params.flatMap((param) => {
    const kept = known[param.name];
    if (kept !== undefined) return [kept];
    if (call === 'mremap' && param.name === 'new_addr') return [];
    return param.otherwise === undefined || isWhole ? [plainText(param)] : [];
  });
  return sayCall({ name, call, args, tail: '' });
}
