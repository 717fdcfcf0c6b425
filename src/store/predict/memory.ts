/**
 * What was shown and what was answered. Both belong to entries, and an edit makes new entries: so undo brings back what was
 * answered, and another session begins without answers.
 */
import type { Entry, Session } from '../../history';
import type { Question } from '../../scenario/predict';
import type { Verdict } from '../timeline';

export interface Answer {
  readonly verdict: Verdict;
  /** The option that was chosen; null: none. */
  readonly chosen: number | null;
}

export interface Score {
  readonly right: number;
  /** All that were put, the open ones too. */
  readonly asked: number;
  readonly open: number;
}
export const NO_SCORE: Score = { right: 0, asked: 0, open: 0 };

interface Known {
  readonly answers: Map<string, Answer>;
  /** So many steps were shown; Infinity: all. */
  shown: number;
}

export class Memory {
  private known = new WeakMap<Entry, Known>();
  private followed: Session['entries'] | null = null;
  /** A log has a hundred thousand entries: they are counted when one of them is answered, or others come. */
  private counted: { readonly entries: Session['entries']; readonly score: Score } | null = null;
  /** The first call that is not shown to its end. */
  hiddenFrom = 0;

  private of(entry: Entry): Known {
    const found = this.known.get(entry) ?? { answers: new Map(), shown: 0 };
    this.known.set(entry, found);
    return found;
  }

  /** The next session is looked at from its beginning. */
  leave(): void {
    this.followed = null;
  }

  forget(): void {
    this.known = new WeakMap();
    this.counted = null;
    this.leave();
  }

  /** Where the cursor has been is shown: the calls before it, and its own steps. `isDone`: it has no more steps. */
  noteShown({ entries, cursor }: Session, isDone: boolean): void {
    if (entries !== this.followed) this.hiddenFrom = 0;
    this.followed = entries;
    for (let call = this.hiddenFrom; call < cursor.call; call++)
      this.noteSteps(entries[call], Number.POSITIVE_INFINITY);
    this.noteSteps(entries[cursor.call], isDone ? Number.POSITIVE_INFINITY : cursor.step);
    this.hiddenFrom = Math.max(this.hiddenFrom, cursor.call);
    for (let next = entries[this.hiddenFrom]; next && this.of(next).shown === Number.POSITIVE_INFINITY; )
      next = entries[++this.hiddenFrom];
  }

  private noteSteps(entry: Entry | undefined, steps: number): void {
    if (entry === undefined) return;
    const known = this.of(entry);
    known.shown = Math.max(known.shown, steps);
  }

  /** Not answered, and not given away by a step that was shown. */
  isDue(entry: Entry, { key, reveal }: Question): boolean {
    const { answers, shown } = this.of(entry);
    return !answers.has(key) && shown <= reveal;
  }

  answer(entry: Entry, { key }: Question, answer: Answer): void {
    this.of(entry).answers.set(key, answer);
    this.counted = null;
  }

  answerTo(entry: Entry, { key }: Question): Answer | null {
    return this.of(entry).answers.get(key) ?? null;
  }

  /** Of the question about the whole call, else of the first of its decisions. */
  verdictOf(entry: Entry | undefined): Verdict | undefined {
    const answers = [...((entry && this.known.get(entry)?.answers) ?? [])];
    const [, first] = answers.find(([key]) => !key.startsWith('decision')) ?? answers[0] ?? [];
    return first?.verdict;
  }

  scoreOf({ entries }: Session): Score {
    if (this.counted?.entries === entries) return this.counted.score;
    const all = entries.flatMap((entry) => [...(this.known.get(entry)?.answers.values() ?? [])]);
    const count = (verdict: Verdict): number => all.filter((answer) => answer.verdict === verdict).length;
    const score = { right: count('right'), asked: all.length, open: count('open') };
    this.counted = { entries, score };
    return score;
  }
}
