import { describe, expect, test } from 'vitest';
import '../../engine/all-calls';
import { CASES } from '../../scenario';
import { openApp } from '../app';
import { type Verbs, verbsOf } from '../verbs';
import { type Predictor, predictorOf } from './predictor';

function opened(script = CASES[0]?.script ?? ''): {
  readonly app: ReturnType<typeof openApp>;
  readonly verbs: Verbs;
  readonly predictor: Predictor;
} {
  const app = openApp();
  const verbs = verbsOf(app);
  verbs.openScript('test', script);
  const predictor = predictorOf(app);
  predictor.begin();
  return { app, verbs, predictor };
}

const placeOf = (app: ReturnType<typeof openApp>) => app.store.getState().history.present.cursor;
const askedOf = (predictor: Predictor) => predictor.store.getState().asked;
const scoreOf = (predictor: Predictor) => predictor.store.getState().score;
const wrongOf = (predictor: Predictor): number => ((askedOf(predictor)?.question.right ?? 0) === 0 ? 1 : 0);

describe('where it stops', () => {
  test('one press asks, the next one shows', () => {
    const { app, verbs, predictor } = opened();
    expect(askedOf(predictor)).toMatchObject({ call: 0, answer: null });
    verbs.move('nextCall');
    expect(placeOf(app)).toMatchObject({ call: 0 });
    expect(placeOf(app).step).toBeGreaterThan(0);
    verbs.move('nextCall');
    expect(placeOf(app)).toEqual({ call: 1, step: 0 });
    expect(askedOf(predictor)).toMatchObject({ call: 1, answer: null });
    expect(scoreOf(predictor)).toEqual({ right: 0, asked: 1, open: 1 });
  });

  test('to the end is stopped by the first call that is not shown; a jump only by its own', () => {
    const { app, verbs, predictor } = opened();
    verbs.seek({ call: 2, step: Number.POSITIVE_INFINITY });
    expect(placeOf(app)).toEqual({ call: 2, step: 0 });
    expect(askedOf(predictor)?.call).toBe(2);
    const { app: other, verbs: more } = opened();
    more.move('end');
    expect(placeOf(other)).toEqual({ call: 1, step: 0 });
  });

  test('playing stops at a question', () => {
    const { app, verbs } = opened();
    verbs.play();
    for (let step = 0; step < 500 && placeOf(app).call === 0; step++) verbs.move('nextStep');
    expect(placeOf(app)).toEqual({ call: 1, step: 0 });
    expect(app.store.getState().playing).toBe(false);
  });

  test('on the level of decisions each question of vma_merge is asked before its line', () => {
    const { app, verbs, predictor } = opened();
    predictor.setLevel('decisions');
    verbs.seek({ call: 2, step: 0 });
    predictor.answer(0);
    const anchors: string[] = [];
    for (let press = 0; press < 40 && placeOf(app).call === 2; press++) {
      verbs.move('nextCall');
      const asked = askedOf(predictor);
      if (asked?.question.kind !== 'decision') break;
      const { steps } = app.moment();
      anchors.push(steps[placeOf(app).step]?.anchor ?? '');
    }
    expect(anchors).toEqual([
      'vma_merge.special',
      'vma_merge.covers',
      'vma_merge.prevEnds',
      'vma_merge.prevFits',
      'vma_merge.nextStarts',
      'vma_merge.nextFits',
      'vma_merge.anonBoth',
    ]);
  });
});

describe('what was shown is not asked again', () => {
  test('going back and forward', () => {
    const { app, verbs, predictor } = opened();
    verbs.move('nextCall');
    verbs.move('start');
    expect(askedOf(predictor)).toBeNull();
    verbs.move('nextCall');
    expect(placeOf(app).step).toBeGreaterThan(0);
    expect(scoreOf(predictor).asked).toBe(1);
  });

  test('who goes back from a question without an answer meets it again', () => {
    const { verbs, predictor } = opened();
    verbs.move('nextCall');
    verbs.move('nextCall');
    verbs.move('previousStep');
    expect(askedOf(predictor)).toBeNull();
    expect(scoreOf(predictor)).toMatchObject({ asked: 1 });
    verbs.move('nextStep');
    expect(askedOf(predictor)?.call).toBe(1);
  });

  test('what was shown before Predict began', () => {
    const app = openApp();
    const verbs = verbsOf(app);
    verbs.openCase('case1');
    verbs.move('end');
    predictorOf(app).begin();
    expect(askedOf(predictorOf(app))).toBeNull();
    expect(app.store.getState().veil?.hiddenFrom).toBe(3);
    verbs.move('start');
    verbs.move('nextCall');
    expect(askedOf(predictorOf(app))).toBeNull();
    expect(scoreOf(predictorOf(app)).asked).toBe(0);
  });
});

describe('answers', () => {
  test('right and wrong, once each', () => {
    const { verbs, predictor } = opened();
    predictor.answer(askedOf(predictor)?.question.right ?? 0);
    expect(askedOf(predictor)?.answer?.verdict).toBe('right');
    predictor.answer(wrongOf(predictor));
    expect(scoreOf(predictor)).toEqual({ right: 1, asked: 1, open: 0 });
    verbs.move('nextCall');
    verbs.move('nextCall');
    predictor.answer(wrongOf(predictor));
    expect(scoreOf(predictor)).toEqual({ right: 1, asked: 2, open: 0 });
    predictor.answer(99);
    expect(scoreOf(predictor).asked).toBe(2);
  });

  test('another scenario begins without answers, undo brings back those of this one', () => {
    const { verbs, predictor } = opened();
    predictor.answer(askedOf(predictor)?.question.right ?? 0);
    verbs.openCase('case5');
    expect(scoreOf(predictor)).toEqual({ right: 0, asked: 0, open: 0 });
    expect(askedOf(predictor)).toMatchObject({ call: 0, answer: null });
    verbs.undo();
    expect(scoreOf(predictor)).toEqual({ right: 1, asked: 1, open: 0 });
    expect(askedOf(predictor)).toBeNull();
  });

  test('another kernel is another session', async () => {
    const { verbs, predictor } = opened();
    predictor.answer(0);
    await verbs.chooseKernel('6.1');
    expect(scoreOf(predictor).asked).toBe(0);
    expect(askedOf(predictor)?.question.kind).not.toBe('rotate');
  });

  test('reset forgets them and begins at the start', () => {
    const { app, verbs, predictor } = opened();
    verbs.move('nextCall');
    verbs.move('nextCall');
    predictor.reset();
    expect(placeOf(app)).toEqual({ call: 0, step: 0 });
    expect(scoreOf(predictor).asked).toBe(0);
    expect(askedOf(predictor)).toMatchObject({ call: 0, answer: null });
    expect(app.store.getState().veil?.hiddenFrom).toBe(0);
  });

  test('a call that is typed is asked about before it is shown', () => {
    const { app, verbs, predictor } = opened();
    verbs.seek({ call: 2, step: Number.POSITIVE_INFINITY });
    verbs.move('nextCall');
    verbs.typeCall('munmap(a, 1p)');
    expect(placeOf(app)).toEqual({ call: 3, step: 0 });
    expect(askedOf(predictor)).toMatchObject({ call: 3, answer: null });
    // Nothing is asked about this one.
    verbs.typeCall('sysctl(vm.max_map_count, 99)');
    expect(askedOf(predictor)).toBeNull();
    expect(placeOf(app).step).toBeGreaterThan(0);
  });
});

describe('the veil', () => {
  test('hides the marks from the first call that is not shown to its end', () => {
    const { app, verbs } = opened();
    const marks = () =>
      app.store
        .getState()
        .veil?.marks(
          Array.from(
            { length: 3 },
            () => ({ kind: 'new', text: '', ret: 1, mapCount: 9, limit: 9, touched: [1] }) as const,
          ),
          0,
        )
        .map(({ kind, verdict = '', mapCount }) => `${kind} ${mapCount} ${verdict}`.trim());
    expect(marks()).toEqual(['hidden 0', 'hidden 0', 'hidden 0']);
    verbs.move('nextCall');
    expect(marks()).toEqual(['new 9 open', 'hidden 0', 'hidden 0']);
  });

  test('the pictures make no room for what comes, until the cursor moves on', () => {
    const { app, verbs, predictor } = opened(
      ['a', 'b'].map((name) => `${name} = mmap(NULL, 2p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)`).join('\n'),
    );
    verbs.seek({ call: 1, step: 0 });
    const blind = app.store.getState().veil?.blind;
    expect(blind?.after).toBe(app.moment().before);
    expect(blind?.steps).toEqual([]);
    predictor.answer(0);
    expect(app.store.getState().veil?.blind).toBe(blind);
    verbs.move('nextStep');
    expect(app.store.getState().veil?.blind).toBeNull();
  });

  test('that nothing merges any more is not said', () => {
    const { app, verbs } = opened('a = mmap(NULL, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)\nmunmap(a, 1p)');
    verbs.stride('merge');
    expect(app.store.getState().notice).toBeNull();
  });

  test('is gone with what asks', () => {
    const app = openApp();
    verbsOf(app).openCase('case1');
    const end = predictorOf(app).begin();
    expect(app.store.getState().veil).not.toBeNull();
    end();
    expect(app.store.getState().veil).toBeNull();
    verbsOf(app).move('end');
    expect(placeOf(app).call).toBe(2);
  });
});
