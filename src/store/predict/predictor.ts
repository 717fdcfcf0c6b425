/**
 * Predict as it plays: which question stands at the cursor, what may be shown, where a way forward stops. It follows the
 * session: whatever moves the cursor or changes the calls, the question that is due at the new place is the one that stands.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Cursor, Entry, Session } from '../../history';
import type { Question } from '../../scenario/predict';
import type { App } from '../app';
import type { Moment } from '../moment';
import type { CallMark, Verdict } from '../timeline';
import type { Veil } from '../veil';
import { Asking, type Level } from './asking';
import { type Answer, Memory, NO_SCORE, type Score } from './memory';
import { isAfter, isSame, NOWHERE } from './places';

/** A question, and its answer once it has one. */
export interface Asked {
  readonly call: number;
  readonly question: Question;
  readonly answer: Answer | null;
}

export interface PredictState {
  readonly level: Level;
  /** The question at the cursor. */
  readonly asked: Asked | null;
  /** Where none stands: the last one of the call that is done with. */
  readonly last: Asked | null;
  readonly score: Score;
  /** Is there nothing more to be asked? */
  readonly isOver: boolean;
}

/** Of a call that is still to be predicted. */
const HIDDEN_MARK: CallMark = { kind: 'hidden', text: '', ret: null, mapCount: 0, limit: 0, touched: [] };

export class Predictor {
  readonly store: StoreApi<PredictState> = createStore(() => ({
    level: 'calls' as const,
    asked: null,
    last: null,
    score: NO_SCORE,
    isOver: false,
  }));
  private readonly memory = new Memory();
  private readonly asking: Asking;
  private readonly app: App;
  private isBegun = false;
  private readonly blinds = new WeakMap<Moment, Moment>();
  /** Where a question was last looked for. */
  private place = NOWHERE;
  private entry: Entry | undefined;

  constructor(app: App) {
    this.app = app;
    this.asking = new Asking(app, this.memory);
  }

  private present(): Session {
    return this.app.store.getState().history.present;
  }

  /** Begins to ask; gives what ends it. */
  readonly begin = (): (() => void) => {
    const { store } = this.app;
    this.isBegun = true;
    this.lookAnew();
    const stop = store.subscribe((state, before) => {
      if (state.history.present !== before.history.present) this.follow();
    });
    return () => {
      stop();
      this.isBegun = false;
      store.setState({ veil: null });
    };
  };

  /** Answers the question that stands. */
  readonly answer = (option: number): void => {
    const { asked } = this.store.getState();
    if (!asked || option >= asked.question.options.length) return;
    this.settle(option === asked.question.right ? 'right' : 'wrong', option);
  };

  readonly setLevel = (level: Level): void => {
    this.asking.level = level;
    this.follow();
  };

  /** Has this question be the one about an entry. */
  readonly put = (entry: Entry | undefined, question: Question): void => {
    if (entry !== undefined) this.asking.put(entry, question);
  };

  /** Forgets every answer of this session, and begins at its start. */
  readonly reset = (): void => {
    this.memory.forget();
    this.app.store.setState(({ history }) => ({
      history: { ...history, present: { ...history.present, cursor: { call: 0, step: 0 } } },
      arrival: 'seek',
      playing: false,
    }));
    this.lookAnew();
  };

  private lookAnew(): void {
    this.memory.leave();
    this.place = NOWHERE;
    this.follow();
  }

  private follow(): void {
    if (!this.isBegun) return;
    const session = this.present();
    const { cursor } = session;
    const entry = session.entries[cursor.call];
    const { asked } = this.store.getState();
    const isDone = entry === undefined || cursor.step >= this.app.cache.get(session, cursor.call).steps.length;
    this.memory.noteShown(session, isDone);
    // An answer stands until the cursor moves on.
    const stays = asked?.answer != null && isSame(this.place, cursor) && entry === this.entry;
    this.place = cursor;
    this.entry = entry;
    if (stays) this.tell(asked);
    else this.ask(cursor.call, this.asking.dueAt(session, cursor));
  }

  private ask(call: number, question: Question | null): void {
    this.tell(question && { call, question, answer: null });
  }

  /** The question that stands has an answer now, or none for good. */
  private settle(verdict: Verdict, chosen: number | null): void {
    const { asked } = this.store.getState();
    const entry = asked && this.present().entries[asked.call];
    if (!asked || asked.answer !== null || !entry) return;
    const answer: Answer = { verdict, chosen };
    this.memory.answer(entry, asked.question, answer);
    this.tell({ ...asked, answer });
  }

  private last(session: Session): Asked | null {
    const { call } = session.cursor;
    const entry = session.entries[call];
    const question = this.asking.lastAnswered(session);
    return entry === undefined || question === null
      ? null
      : { call, question, answer: this.memory.answerTo(entry, question) };
  }

  private tell(asked: Asked | null): void {
    const session = this.present();
    const { hiddenFrom } = this.memory;
    const isAsking = asked !== null && asked.answer === null;
    this.store.setState({
      level: this.asking.level,
      asked,
      last: asked === null ? this.last(session) : null,
      score: this.memory.scoreOf(session),
      isOver: hiddenFrom >= session.entries.length,
    });
    const blind = asked !== null && session.cursor.step === 0 ? this.blind() : null;
    const veil: Veil = { hiddenFrom, isAsking, blind, marks: this.marks, stopAt: this.stopAt };
    this.app.store.setState(isAsking ? { veil, playing: false } : { veil });
  }

  /** The moment before a call as if nothing were known of it: its scale has room for what is there, and no more. */
  private blind(): Moment {
    const moment = this.app.moment();
    const { before } = moment;
    const known = this.blinds.get(moment);
    if (known) return known;
    const recorded = { before, after: before, steps: [], refusedAt: null };
    const made: Moment = { ...moment, ...recorded, recorded, executed: null, next: null };
    this.blinds.set(moment, made);
    return made;
  }

  private readonly marks: Veil['marks'] = (all, first) => {
    const { entries } = this.present();
    return all.map((mark, at): CallMark => {
      const verdict = this.memory.verdictOf(entries[first + at]);
      const shown = first + at < this.memory.hiddenFrom ? mark : HIDDEN_MARK;
      return verdict === undefined ? shown : { ...shown, verdict };
    });
  };

  private readonly stopAt: Veil['stopAt'] = (to, isJump) => {
    const session = this.present();
    const from: Cursor = session.cursor;
    if (!isAfter(to, from)) return to;
    // Whoever goes on without an answer is shown what comes.
    this.settle('open', null);
    const lastCall = Math.min(to.call, session.entries.length - 1);
    for (let call = isJump ? to.call : from.call; call <= lastCall; call++) {
      const stop = this.asking.stopIn(session, call, { from, to, isJump });
      if (stop === null) continue;
      // A second one at the same place: the cursor does not move, so nobody else puts it.
      if (isSame(stop.at, from)) this.ask(call, stop.question);
      return stop.at;
    }
    return to;
  };
}

const predictors = new WeakMap<App, Predictor>();

/** The one of the page: what was answered is kept while Predict is off. */
export function predictorOf(app: App): Predictor {
  const found = predictors.get(app) ?? new Predictor(app);
  predictors.set(app, found);
  return found;
}
