/**
 * strace logs: `strace -f -y`, with or without pids and times, with calls cut in two and processes that come and go.
 * Text goes in piece by piece, so that a large file is never in memory as a whole; a line that cannot be used is reported,
 * and the others stay.
 *
 *   7 mmap(NULL, 4096, … <unfinished ...>      event 0: the call begins
 *   8 munmap(0x7f0000000000, 4096) = 0         event 1
 *   7 <... mmap resumed>) = 0x7f0000000000     event 2: the same call ends
 */
import { readPrefix } from '../language';
import type { LogOp, LogProblem, LogProblemCode, LogRet, StraceLog } from './log';
import { type CallReader, RecentReaders, readerOf } from './strace-calls';
import { TraceePids } from './strace-pids';
import { StraceScanner } from './strace-scan';

/** Longer than any line that strace prints unless told to print whole environments. */
const LINE_LIMIT = 1_000_000;
/** Kept to be shown; beyond that they are counted only. */
const PROBLEMS_KEPT = 1000;
const PROBLEM_TEXT = 120;
/** Searches for a closing sign stay inside one piece. */
const PIECE = 65_536;

const UNFINISHED = '<unfinished ...>';
const PID_CHANGED = /<pid changed to (\d+) \.\.\.>$/;
const RESUMED = /^<\.\.\. ([a-z0-9_]+) resumed>/;
const GONE = /^\+\+\+ (exited|killed|superseded by execve in pid (\d+))/;
/** On a terminal, strace writes this into the middle of a call's line, which goes on in the next line. */
const TORN = /^(.+?)strace: Process (\d+) attached$/s;
const MESSAGE = /^(?:strace: )?Process (\d+) (attached|detached)/;
/** Lines of strace that are no calls: signals, messages, stack traces, the summary of -c, remarks of people. */
const REMARK = /^(#|---|\+\+\+|\[ ?Process|strace: |> |%|-{6}| *\d+\.\d+ )/;

interface Draft {
  op: LogOp;
  pid: number;
  ret: LogRet;
  readonly line: number;
  endLine: number;
  readonly enter: number;
  leave: number;
}

/** The first half of a call that was cut in two. */
interface Half {
  readonly name: string;
  readonly text: string;
  readonly call: Draft;
}

export class StraceReader {
  private readonly events: Draft[] = [];
  private readonly problems: LogProblem[] = [];
  private problemCount = 0;
  private otherLines = 0;
  private lines = 0;
  private rest = '';
  private isSkipping = false;
  /** The front of a line that a message tore apart. */
  private torn = '';
  /** The table of -c has begun. */
  private isSummary = false;
  private readonly scan = new StraceScanner();
  private readonly readers = new RecentReaders();
  private readonly pids = new TraceePids();
  private readonly halves = new Map<number, Half>();

  /** The next piece of the log, cut anywhere. */
  push(text: string): void {
    for (let from = 0; from < text.length; from += PIECE) this.pushPiece(text.slice(from, from + PIECE));
  }

  private pushPiece(piece: string): void {
    const text = this.rest + piece;
    let from = 0;
    for (let end = text.indexOf('\n', Math.max(0, this.rest.length)); end !== -1; end = text.indexOf('\n', from)) {
      this.takeLine(text, from, end);
      from = end + 1;
    }
    this.rest = text.slice(from);
    if (this.rest.length <= LINE_LIMIT) return;
    if (!this.isSkipping) this.report('too-long', this.rest, this.lines + 1);
    this.isSkipping = true;
    this.rest = '';
  }

  /** All that was read. A last line without its end is used where it is whole. */
  end(): StraceLog {
    if (this.rest !== '' || this.isSkipping) this.takeLine(this.rest, 0, this.rest.length);
    if (this.torn !== '') this.takeText(this.torn, 0, this.torn.length);
    this.rest = '';
    for (const { name, text, call } of this.halves.values()) {
      this.report('never-resumed', text, call.line);
      this.complete(call, readerOf(name), text, name.length + 1, text.length);
    }
    this.halves.clear();
    this.pids.settle(this.events);
    const { events, problems, problemCount, lines, otherLines } = this;
    return { events, problems, problemCount, lines, otherLines, hasPids: this.pids.seen };
  }

  private report(code: LogProblemCode, text: string, line = this.lines): void {
    this.problemCount++;
    if (this.problems.length < PROBLEMS_KEPT) this.problems.push({ line, code, text: text.slice(0, PROBLEM_TEXT) });
  }

  private takeLine(text: string, from: number, lineEnd: number): void {
    this.lines++;
    if (this.isSkipping) {
      this.isSkipping = false;
      return;
    }
    let end = lineEnd;
    while (end > from && text.charCodeAt(end - 1) <= 32) end--;
    if (end === from) return;
    if (end - from > LINE_LIMIT) {
      this.report('too-long', text.slice(from, from + PROBLEM_TEXT));
      return;
    }
    if (this.torn !== '' || (text.charCodeAt(end - 1) === 100 && text.startsWith('attached', end - 8))) {
      const whole = this.torn + text.slice(from, end);
      this.torn = '';
      if (!this.tears(whole)) this.takeText(whole, 0, whole.length);
    } else this.takeText(text, from, end);
  }

  private tears(line: string): boolean {
    const found = TORN.exec(line);
    if (found === null) return false;
    this.torn = found[1] ?? '';
    this.pids.message(Number(found[2]), true);
    return true;
  }

  private takeText(text: string, from: number, end: number): void {
    const prefix = readPrefix(text, from, end);
    this.takeRest(text, prefix.at, end, this.pids.of(prefix));
  }

  /** The line behind its pid and time. */
  private takeRest(text: string, from: number, end: number, pid: number): void {
    const code = text.charCodeAt(from);
    let open = from;
    if (code >= 97 && code <= 122) {
      for (let c = code; (c >= 97 && c <= 122) || c === 95 || (c >= 48 && c <= 57); c = text.charCodeAt(++open));
    }
    if (open > from && text.charCodeAt(open) === 40 && open < end) this.takeCall(text, from, open, end, pid);
    else this.takeRemark(text.slice(from, end), pid);
  }

  private takeCall(text: string, from: number, open: number, end: number, pid: number): void {
    const reader = this.readers.of(text, from, open);
    if (reader === undefined) {
      this.otherLines++;
      return;
    }
    const call = this.draft(NOTHING, pid);
    if (text.charCodeAt(end - 1) === 62 && this.beginHalf(text.slice(from, end), reader.name, call)) return;
    const problem = this.complete(call, reader, text, open + 1, end);
    if (problem === null) this.add(call);
    else this.report(problem, text.slice(from, end));
  }

  /** Is this the first half of a call? Then it is kept until the other comes. */
  private beginHalf(text: string, name: string, call: Draft): boolean {
    const changed = PID_CHANGED.exec(text);
    if (!text.endsWith(UNFINISHED) && changed === null) return false;
    const half = { name, text: text.slice(0, text.lastIndexOf('<')).trimEnd(), call };
    this.events.push(call);
    this.halves.set(changed === null ? call.pid : Number(changed[1]), half);
    return true;
  }

  private add(call: Draft): void {
    this.events.push(call);
    this.pids.note(call);
  }

  /** Reads arguments and result into the call; what is wrong with them, or null. */
  private complete(
    call: Draft,
    reader: CallReader | undefined,
    text: string,
    from: number,
    end: number,
  ): LogProblemCode | null {
    const { scan } = this;
    if (reader === undefined) return null;
    // Structures are searched for words and for the last result: in a text of their own.
    if (reader.isPlain) scan.start(text, from, end);
    else scan.start(text.slice(from, end), 0, end - from);
    const op = reader.read(scan);
    if (scan.failed) return scan.at < scan.end ? 'bad-argument' : 'no-result';
    call.op = op;
    const ret = reader.isPlain ? scan.result() : scan.lastResult();
    if (ret === undefined) return 'no-result';
    call.ret = ret;
    return null;
  }

  private takeRemark(text: string, pid: number): void {
    const resumed = RESUMED.exec(text);
    if (resumed !== null) {
      this.takeResumed(resumed[1] ?? '', text.slice(resumed[0].length), pid);
      return;
    }
    this.otherLines++;
    const gone = GONE.exec(text);
    if (gone !== null) {
      if (gone[2] === undefined) this.add(this.draft({ kind: 'gone' }, pid));
      return;
    }
    const message = MESSAGE.exec(text);
    if (message !== null) this.pids.message(Number(message[1]), message[2] === 'attached');
    if (text.startsWith('% time')) this.isSummary = true;
    if (message !== null || this.isSummary || REMARK.test(text)) return;
    this.otherLines--;
    this.report('not-a-call', text);
  }

  private draft(op: LogOp, pid: number): Draft {
    const index = this.events.length;
    return { op, pid, ret: null, line: this.lines, endLine: this.lines, enter: index, leave: index };
  }

  private takeResumed(name: string, text: string, pid: number): void {
    const key = this.pids.keyOf(pid, (known) => this.halves.get(known)?.name === name);
    const half = this.halves.get(key);
    if (half === undefined || half.name !== name) {
      if (readerOf(name) !== undefined) this.report('resumed-without-start', text);
      else this.otherLines++;
      return;
    }
    this.halves.delete(key);
    const { call } = half;
    call.endLine = this.lines;
    call.leave = this.events.length;
    // After execve in a thread the process goes on under the number of its first thread.
    call.pid = pid;
    const whole = half.text + text;
    const problem = this.complete(call, readerOf(name), whole, name.length + 1, whole.length);
    if (problem !== null) this.report(problem, whole);
    this.add(call);
  }
}

const NOTHING: LogOp = { kind: 'unmodelled', name: '' };

/** A whole log at once. */
export function parseStrace(text: string): StraceLog {
  const reader = new StraceReader();
  reader.push(text);
  return reader.end();
}
