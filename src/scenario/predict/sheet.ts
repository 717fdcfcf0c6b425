/** A sheet of exercises: the same for the same seed, for ever. */
import { createWorld, type KernelName, profileOf, record, run, type World } from '../../engine';
import { bind, emptyScope, parseStatement, resolve } from '../../language';
import { type Aim, scriptFor } from './aims';
import { type Chance, openChance, seedOf } from './chance';
import { type NumberLine, numberLine } from './number-line';
import type { Question, QuestionKind, RecordedCall } from './question';
import { callQuestions, decisionQuestions } from './questions';

export interface Exercise {
  readonly kernel: KernelName;
  readonly lines: readonly string[];
  /** The last line, made. */
  readonly recorded: RecordedCall;
  readonly memory: NumberLine;
  readonly question: Question;
}

/** What is asked in turn, and the scripts that such a question may be about. */
const PLAN: readonly (readonly [QuestionKind, readonly [Aim, ...Aim[]]])[] = [
  ['case', ['hole']],
  ['case', ['whole', 'whole', 'whole', 'tail', 'head']],
  ['survivor', ['hole', 'whole', 'whole', 'tail', 'head']],
  ['decision', ['hole', 'whole', 'tail', 'head', 'file']],
  ['count', ['cut', 'whole', 'locked', 'move', 'hole']],
  ['case', ['tail', 'head', 'whole', 'file', 'locked']],
  ['rotate', ['tree']],
  ['result', ['refused', 'refused', 'move', 'cut']],
];

/** What chance gives up after: then any question of the script will do. */
const MOST_TRIES = 24;

interface Made {
  readonly lines: readonly string[];
  readonly recorded: RecordedCall;
}

/** The script run, its last call recorded; null where a line is none of this kernel's. */
function make(lines: readonly string[], kernel: KernelName): Made | null {
  let world: World = createWorld({ kernel });
  let scope = emptyScope;
  for (const [index, source] of lines.entries()) {
    const statement = parseStatement(source);
    if (statement === undefined || Array.isArray(statement) || !('call' in statement)) return null;
    const resolution = resolve(statement, scope, world);
    if (!resolution.ok) return null;
    const { call } = resolution;
    if (index === lines.length - 1) {
      const { world: after, steps, ...outcome } = record(world, call);
      return { lines, recorded: { call, before: world, after, steps, outcome } };
    }
    const { world: next, ret } = run(world, call);
    world = next;
    scope = bind(scope, statement.name?.text, call, ret);
  }
  return null;
}

/** The first question of vma_merge is about VM_SPECIAL, of which exercises have none. */
const isPlain = ({ step }: Question, { steps }: RecordedCall): boolean => !/\.special$/.test(steps[step]?.anchor ?? '');

function questionOf(recorded: RecordedCall, kind: QuestionKind, chance: Chance): Question | null {
  const seed = chance.below(1_000_000);
  const all =
    kind === 'decision'
      ? decisionQuestions(recorded).filter((question) => isPlain(question, recorded))
      : callQuestions(recorded, seed).filter((question) => question.kind === kind);
  const [first, ...rest] = all;
  return first === undefined ? null : chance.pick([first, ...rest]);
}

function exercise(chance: Chance, kernel: KernelName, nth: number, known: Set<string>): Exercise {
  const [kind, aims] = PLAN[nth % PLAN.length] ?? ['count', ['cut']];
  const hasTree = profileOf(createWorld({ kernel })).structure === 'rb';
  const wanted = kind === 'rotate' && !hasTree ? 'count' : kind;
  for (let attempt = 0; ; attempt++) {
    const made = make(scriptFor(chance.pick(aims), chance), kernel);
    if (made === null) continue;
    const question = questionOf(made.recorded, attempt < MOST_TRIES ? wanted : 'count', chance);
    if (question === null) continue;
    const text = `${made.lines.join('\n')} ${question.key}`;
    if (known.has(text) && attempt < MOST_TRIES) continue;
    known.add(text);
    const { recorded, lines } = made;
    return { kernel, lines, recorded, question, memory: numberLine(recorded.before) };
  }
}

export const FEWEST_EXERCISES = 5;
export const MOST_EXERCISES = 20;

/** `count` exercises on a kernel. Each has its own chance: a longer sheet begins with the shorter one. */
export function exerciseSheet(seed: number, count: number, kernel: KernelName): Exercise[] {
  const known = new Set<string>();
  // Which kind comes first is by chance too.
  const shift = openChance(seed).below(PLAN.length);
  return Array.from({ length: count }, (_, nth) =>
    exercise(openChance(seedOf(`${kernel} ${nth}`, seed)), kernel, nth + shift, known),
  );
}
