/** Which questions an entry of the session has. */
import type { Cursor, Entry, Session } from '../../history';
import { callQuestion, decisionQuestions, type Question, type RecordedCall, seedOf } from '../../scenario/predict';
import type { App } from '../app';
import type { Memory } from './memory';
import { isAfter, isSame } from './places';

/** calls: one question for each call · decisions: those of vma_merge besides. */
export const LEVELS = ['calls', 'decisions'] as const;
export type Level = (typeof LEVELS)[number];

export interface Stop {
  readonly at: Cursor;
  readonly question: Question;
}

/** What is asked by a move: from where it goes, up to where, and whether it leaves out what lies between. */
export interface Way {
  readonly from: Cursor;
  readonly to: Cursor;
  readonly isJump: boolean;
}

interface Made {
  readonly call: readonly Question[];
  readonly decisions: readonly Question[];
}

export class Asking {
  private readonly made = new WeakMap<Entry, Made>();
  private readonly wished = new WeakMap<Entry, Question>();
  private readonly cache: App['cache'];
  private readonly memory: Memory;
  level: Level = 'calls';

  constructor({ cache }: App, memory: Memory) {
    this.cache = cache;
    this.memory = memory;
  }

  /** Has this question be the one about an entry; of a decision, has decisions asked. */
  put(entry: Entry, question: Question): void {
    if (question.kind === 'decision') this.level = 'decisions';
    else this.wished.set(entry, question);
  }

  /** The call's own question and those of its decisions, in the order of their steps. */
  of(session: Session, index: number): readonly Question[] {
    const entry = session.entries[index];
    if (entry === undefined || entry.call === null || entry.outcome === null) return [];
    const { call, decisions } = this.made.get(entry) ?? this.make(session, index, entry);
    return this.level === 'calls' ? call : [...call, ...decisions];
  }

  private make(session: Session, index: number, entry: Entry): Made {
    const { call, outcome, source } = entry;
    if (call === null || outcome === null) return { call: [], decisions: [] };
    const { before, after, steps, refusedAt } = this.cache.get(session, index);
    const recorded: RecordedCall = {
      call,
      before,
      after,
      steps,
      outcome: refusedAt === null ? outcome : { ...outcome, refusedAt },
    };
    const seed = seedOf(`${session.start.kernel}\n${index}\n${source}`);
    const question = this.wished.get(entry) ?? callQuestion(recorded, seed);
    const made = { call: question === null ? [] : [question], decisions: decisionQuestions(recorded) };
    this.made.set(entry, made);
    return made;
  }

  /** What is due exactly here; the question about a call as long as its answer is not shown. */
  dueAt(session: Session, { call, step }: Cursor): Question | null {
    const entry = session.entries[call];
    if (entry === undefined) return null;
    const isHere = ({ kind, step: at, reveal }: Question): boolean =>
      kind === 'decision' ? at === step : step <= reveal;
    return this.of(session, call).find((question) => isHere(question) && this.memory.isDue(entry, question)) ?? null;
  }

  /** What is due first in a call on a way, and where. */
  stopIn(session: Session, call: number, { from, to, isJump }: Way): Stop | null {
    const entry = session.entries[call];
    if (entry === undefined) return null;
    for (const question of this.of(session, call)) {
      const isDecision = question.kind === 'decision';
      const step = isDecision ? question.step : call === from.call ? from.step : 0;
      const at = { call, step };
      if (isAfter(from, at) || isAfter(at, to) || step > question.reveal) continue;
      if ((isJump && isDecision && !isSame(at, to)) || !this.memory.isDue(entry, question)) continue;
      return { at, question };
    }
    return null;
  }

  /** The last question of the call at the cursor that has an answer and was asked before here. */
  lastAnswered(session: Session): Question | null {
    const { call, step } = session.cursor;
    const entry = session.entries[call];
    if (entry === undefined) return null;
    return (
      this.of(session, call).findLast(
        (question) => question.step <= step && this.memory.answerTo(entry, question) !== null,
      ) ?? null
    );
  }
}
