/**
 * What strace puts in front of a call: a pid (-f), a time (-t, -tt, -ttt, -r), the name of the command (-Y), the
 * number of the call (-n) and the instruction pointer (-i), in this order. Works on code units: logs have millions of lines.
 */

const SPACE = 32;
const TAB = 9;
const ZERO = 48;
const NINE = 57;
/** PID_MAX_LIMIT: a larger whole number in front of a call is a time in seconds. */
const PID_MAX = 4_194_304;

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;
const isBlank = (code: number): boolean => code === SPACE || code === TAB;

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

export interface Prefix {
  /** -1 where there is none. */
  pid: number;
  /** Was it written as `[pid N]`? Then strace leaves it out while only one process is left. */
  bracketed: boolean;
  /** Where the rest of the line begins. */
  at: number;
}

/** `[pid 123]`, `[  9]`, `[00007f12deadbeef]`: undefined where the line goes on differently. */
function readBracket(text: string, from: number, end: number, prefix: Prefix): number | undefined {
  const close = text.indexOf(']', from);
  // `[pid 4194304]` and `[00007f12deadbeef]` are the longest.
  if (close === -1 || close >= end || close - from > 20) return undefined;
  const inner = text.slice(from + 1, close);
  const pid = /^pid +(\d+)(<.*>)?$/.exec(inner)?.[1];
  if (pid !== undefined) {
    prefix.pid = Number(pid);
    prefix.bracketed = true;
    return close + 1;
  }
  return /^( *\d+|[0-9a-f]{8,16}|\?+)$/.test(inner) ? close + 1 : undefined;
}

/** A pid or a time; undefined for anything else. */
function readNumber(text: string, from: number, end: number, prefix: Prefix): number | undefined {
  let at = from;
  let value = 0;
  let isTime = false;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) value = value * 10 + code - ZERO;
    else if (code === 46 || code === 58) isTime = true;
    else break;
  }
  if (!isTime && value <= PID_MAX && prefix.pid === -1) {
    if (text[at] === '<') at = text.indexOf('>', at) + 1;
    if (at === 0 || at > end) return undefined;
    prefix.pid = value;
  }
  return at >= end || isBlank(text.charCodeAt(at)) ? at : undefined;
}

/** Reads the front of text[from, end). What does not look like one is left alone. */
export function readPrefix(text: string, from: number, end: number): Prefix {
  const prefix: Prefix = { pid: -1, bracketed: false, at: from };
  let at = skipBlanks(text, from, end);
  // Five parts at most.
  for (let part = 0; part < 5; part++) {
    const code = text.charCodeAt(at);
    let next: number | undefined;
    if (at >= end) next = undefined;
    else if (isDigit(code)) next = readNumber(text, at, end, prefix);
    else if (code === 91) next = readBracket(text, at, end, prefix);
    else if (code === 40 && text[at + 1] === '+') {
      const close = text.indexOf(')', at);
      next = close !== -1 && close < end ? close + 1 : undefined;
    }
    if (next === undefined) break;
    at = skipBlanks(text, next, end);
  }
  prefix.at = at;
  return prefix;
}
