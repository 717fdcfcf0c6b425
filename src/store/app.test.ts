import { describe, expect, test } from 'vitest';
import type { KernelName, Step } from '../engine';
import { type App, openApp } from './app';
import { isScript } from './import-verbs';
import { listingView } from './listing-view';
import { narrationOf } from './narration';
import { originText, readOrigin } from './origin';
import { barModel, listModel, sceneOf, treeModel } from './pictures';
import { PLAIN_WORDS } from './plain-words';
import { DEFAULT_OPTIONS } from './state';
import { mapsLine, mapTable } from './table';
import { shortSize, sizeText } from './texts';
import { isScriptTopic, type TopicId, topicOf } from './topics';
import { treeStep } from './tree-steps';
import { verbsOf } from './verbs';
import { whyPair } from './why-pair';
import { whyViews } from './why-view';

const VALUES = { pages: (n: number) => `${n} pages`, word: (word: string) => word, shortAddresses: false };
const SETTINGS = { selected: null, hovered: null, lit: [], motionMs: 0, ghostAfterCut: false, changes: [] };
const rows = (app: App) => {
  const table = mapTable(app.moment(), PLAIN_WORDS);
  return table?.vmas.map(table.rowOf) ?? [];
};

function open(id: 'case1' | 'case6' | 'case8') {
  const app = openApp();
  const verbs = verbsOf(app);
  verbs.openCase(id);
  verbs.move('end');
  return { app, verbs };
}

/** Moves to the first step of the last call for which `is` holds. */
function goTo({ app, verbs }: ReturnType<typeof open>, is: (anchor: string, mergeCase: number) => boolean): void {
  const { steps, cursor } = app.moment();
  const index = steps.findIndex(({ anchor, mergeCase }) => is(anchor, mergeCase ?? 0));
  expect(index).toBeGreaterThan(-1);
  verbs.seek({ call: cursor.call, step: index + 1 });
}

describe('what the pictures are given', () => {
  test('case 8, decided and not yet done: area is doomed, next is hot and its extent to come is outlined', () => {
    const opened = open('case8');
    goTo(opened, (_, mergeCase) => mergeCase === 8);
    const scene = sceneOf(opened.app.moment(), DEFAULT_OPTIONS, PLAIN_WORDS);
    if (scene === null) throw new Error('no scene');
    const bar = barModel(scene, SETTINGS);
    expect(bar.badge?.text).toBe('case 8');
    expect(bar.marks).toEqual([
      { id: 2, state: 'doomed' },
      { id: 3, state: 'hot' },
    ]);
    expect(bar.result).toEqual({ addr: 0x7f0000004000, end: 0x7f000000a000 });
    expect(bar.tags.map(({ id, text }) => `${id} ${text}`)).toEqual(['1 prev', '3 next', '2 area']);
    expect(bar.request?.text).toBe('2 pages');
    expect(treeModel(scene, SETTINGS, DEFAULT_OPTIONS, treeStep).root).not.toBeNull();
    expect(listModel(scene, SETTINGS).head).toBe(1);
  });

  test('a place that the kernel has yet to choose is asked for nowhere; with the choice it has its bracket', () => {
    const app = openApp();
    const verbs = verbsOf(app);
    expect(verbs.typeCall('mmap(NULL, 4p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)')).toBeNull();
    const bar = () => {
      const scene = sceneOf(app.moment(), DEFAULT_OPTIONS, PLAIN_WORDS);
      return scene && barModel(scene, SETTINGS);
    };
    expect(bar()?.request?.text).toBe('4 pages');
    verbs.seek({ call: 0, step: 0 });
    expect(bar()?.request).toBeNull();
    expect(bar()?.axis.requests.map(({ addr }) => addr > 0)).toEqual([true]);
    // A hint is a place.
    expect(verbs.typeCall('mmap(0x7f0000000000, 4p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)', true)).toBeNull();
    expect(bar()?.request?.addr).toBe(0x7f0000000000);
  });

  test('the extents of the scale are the same object at every step of a call', () => {
    const { app, verbs } = open('case6');
    const axis = () => sceneOf(app.moment(), DEFAULT_OPTIONS, PLAIN_WORDS)?.axis.extents;
    const last = axis();
    verbs.move('previousCall');
    expect(axis()).toBe(last);
  });

  test('below a stack the hole is what the kernel says: with the guard gap or, before 4.12, without', () => {
    const { app, verbs } = open('case1');
    const stack = 'mmap(0x10000000, 4p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_GROWSDOWN, -1, 0)';
    for (const kernel of ['4.4', '5.10'] as const) {
      verbs.openScript('stack', stack);
      verbs.chooseKernel(kernel);
      verbs.move('end');
      const scene = sceneOf(app.moment(), DEFAULT_OPTIONS, PLAIN_WORDS);
      expect(scene && [kernel, treeModel(scene, SETTINGS, DEFAULT_OPTIONS, treeStep).staleGaps]).toEqual([kernel, []]);
      const gap = scene?.linked.list.find(({ vm_start }) => vm_start === 0x10000000)?.rb_subtree_gap;
      expect([kernel, gap]).toEqual([kernel, 0x10000000 - (kernel === '4.4' ? 0 : 0x100000)]);
    }
  });

  test('every step of every case gives models, and a node with a stale gap is shown only inside the call', () => {
    for (const id of ['case1', 'case6', 'case8'] as const) {
      const { app, verbs } = open(id);
      for (;;) {
        const { history } = app.store.getState();
        const moment = app.moment();
        const scene = sceneOf(moment, DEFAULT_OPTIONS, PLAIN_WORDS);
        if (scene) {
          const { staleGaps } = treeModel(scene, SETTINGS, DEFAULT_OPTIONS, treeStep);
          if (moment.cursor.step === 0) expect(staleGaps).toEqual([]);
        }
        narrationOf(moment, VALUES);
        listingView(moment);
        verbs.move('previousStep');
        if (app.store.getState().history === history) break;
      }
    }
  });
});

describe('what is told', () => {
  test('the last step of a call brings what came of it', () => {
    const { app } = open('case1');
    const narration = narrationOf(app.moment(), VALUES);
    expect(narration).toMatchObject({ kind: 'step', summary: { cases: [1], survivors: [1], removed: [2] } });
  });

  test('the listing marks the line done and the next one, and names the stack', () => {
    const opened = open('case1');
    goTo(opened, (anchor) => anchor.startsWith('vma_merge.'));
    const view = listingView(opened.app.moment());
    expect(view?.stack.map(({ fn }) => fn).at(-1)).toBe('vma_merge');
    expect(view?.executed).toMatch(/^vma_merge\./);
    expect(view?.next).not.toBeNull();
  });

  test('Why holds the questions asked in the merge so far, the latest first', () => {
    const opened = open('case1');
    goTo(opened, (_, mergeCase) => mergeCase === 1);
    const whys = whyViews(opened.app.moment());
    expect(whys.map(({ question, ok }) => [question, ok])).toEqual([
      ['both', true],
      ['before', true],
      ['after', true],
    ]);
  });

  /** Why at a line of the last call of a mechanism's script. */
  const whyAt = (id: TopicId, isThere: (step: Step, isLast: boolean) => boolean) => {
    const topic = topicOf(id);
    if (topic === undefined || !isScriptTopic(topic)) throw new Error(id);
    const app = openApp();
    const verbs = verbsOf(app);
    verbs.openScript(id, topic.script);
    verbs.chooseKernel(topic.kernel);
    verbs.move('end');
    const { steps, cursor } = app.moment();
    const index = steps.findIndex((step, at) => isThere(step, at === steps.length - 1));
    verbs.seek({ call: cursor.call, step: index + 1 });
    return whyViews(app.moment());
  };

  test('the flag that keeps a range from merging at all is named, with what may not be and what is', () => {
    for (const [id, anchor, rule, bits, flag] of [
      ['vm-special', 'vma_merge.special', 'special', 'IO|PFNMAP|DONTEXPAND|MIXEDMAP', 'PFNMAP'],
      ['share-pool', 'vma_merge.sharePool', 'share_pool', 'SHARE_POOL', 'SHARE_POOL'],
    ] as const) {
      const [why] = whyAt(id, (step) => step.anchor === anchor && step.outcome === true);
      expect(why).toMatchObject({ question: 'range', names: '', ok: false, rules: [{ rule, ok: false }] });
      expect(why?.rules[0]?.expected.text.split(/[()]/)[1]?.split(' | ').sort()).toEqual(bits.split('|').sort());
      expect(why?.rules[0]?.actual.marked).toContain(flag);
    }
  });

  test('behind a merge that was refused its questions stay, also at the end of the call', () => {
    const lab = whyAt('merge-lab-arguments', (_, isLast) => isLast);
    expect(lab[0]).toMatchObject({ question: 'before', ok: false });
    expect(lab.flatMap(({ rules }) => rules.filter(({ ok }) => !ok).map(({ rule }) => rule))).toContain('anon_name');
    const [special] = whyAt('vm-special', (_, isLast) => isLast);
    expect(special).toMatchObject({ question: 'range', ok: false });
    expect(whyAt('can-merge-after', ({ anchor }) => anchor === 'mmap_region.merged')[0]).toMatchObject({
      question: 'after',
    });
  });

  test('two neighbours of the share pool: its flag keeps them apart', () => {
    const app = openApp();
    const verbs = verbsOf(app);
    const topic = topicOf('share-pool');
    verbs.openScript('pool', topic !== undefined && isScriptTopic(topic) ? topic.script : '');
    verbs.chooseKernel('5.10-openeuler');
    verbs.move('end');
    const failed = whyPair(app.moment(), 1, 2)?.rules.filter(({ ok }) => !ok);
    expect(failed?.map(({ rule }) => rule)).toEqual(['share_pool']);
  });

  test('two neighbours that differ in VM_ACCOUNT alone: the flags are named', () => {
    const app = openApp();
    const verbs = verbsOf(app);
    const anonymous = 'MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)';
    verbs.openScript(
      'twins',
      `a = mmap(0x7f0000000000, 2p, PROT_READ, ${anonymous}\nb = mmap(a+2p, 2p, PROT_READ|PROT_WRITE, ${anonymous}\nmprotect(b, 2p, PROT_READ)\n`,
    );
    verbs.move('end');
    const pair = whyPair(app.moment(), 2, 1);
    expect(pair?.ok).toBe(false);
    const failed = pair?.rules.filter(({ ok }) => !ok);
    expect(failed?.map(({ rule, expected }) => [rule, expected.marked])).toEqual([['flags', ['ACCOUNT']]]);
  });

  test('the table is what /proc/PID/maps prints', () => {
    const { app } = open('case8');
    expect(rows(app).map(mapsLine)).toEqual([
      '7f0000000000-7f0000004000 r--p 00000000 00:00 0',
      '7f0000004000-7f000000a000 rw-p 00000000 00:00 0',
    ]);
    expect(rows(app).map(({ change }) => change)).toEqual(['same', 'changed']);
  });
});

describe('what is opened', () => {
  test('opening another scenario can be undone', () => {
    const app = openApp();
    const verbs = verbsOf(app);
    verbs.openCase('case1');
    expect(app.store.getState().history.past).toEqual([]);
    verbs.typeCall('brk(NULL)');
    const typed = app.store.getState().history.present;
    verbs.openCase('case2');
    verbs.undo();
    expect(app.store.getState().history.present).toBe(typed);
  });

  test.each([
    ['a script', 'x', 'a = mmap(NULL, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)\nmunmap(a, 1p)\n', true],
    [
      'a log with pids',
      'x',
      '12 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0000000000\n',
      false,
    ],
    ['a log without', 'x', 'execve("/bin/true", ["true"], 0x7ff /* 3 vars */) = 0\nbrk(NULL) = 0x5555\n', false],
    ['a map', 'x', '7f0000000000-7f0000001000 rw-p 00000000 00:00 0 \n', false],
    ['a file by its name', 'x.strace', '', false],
  ])('%s', (_, name, text, is) => expect(isScript({ name, text })).toBe(is));

  test('an origin is read back as it was written', () => {
    for (const text of ['welcome', 'empty', 'case:case3', 'program:cat', 'file:my: script']) {
      expect(originText(readOrigin(text))).toBe(text);
    }
    expect(readOrigin('case:case9')).toEqual({ kind: 'empty' });
  });
});

test('sizes have three figures at the most', () => {
  expect([0, 512, 4096, 1.5 * 2 ** 20, 42.6 * 2 ** 40, 128 * 2 ** 40].map(sizeText)).toEqual([
    '0 B',
    '512 B',
    '4 KiB',
    '1.5 MiB',
    '42.6 TiB',
    '128 TiB',
  ]);
  // Just short of a unit: never 1024 of the one below.
  expect([2 ** 20 - 4096, 2 ** 40 - 40960, 1023 * 2 ** 30, 99.97 * 2 ** 20].map(sizeText)).toEqual([
    '1020 KiB',
    '1 TiB',
    '1023 GiB',
    '100 MiB',
  ]);
  expect([0, 4096, 42.6 * 2 ** 40].map(shortSize)).toEqual(['0B', '4K', '42.6T']);
});

test('each kernel’s own links: both ways, vm_next alone without gaps, or the order alone', () => {
  const pictured = (kernel: KernelName) => {
    const app = openApp(undefined, kernel);
    expect(verbsOf(app).typeCall('a = mmap(NULL, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)')).toBeNull();
    const scene = sceneOf(app.moment(), DEFAULT_OPTIONS, PLAIN_WORDS);
    if (scene === null) throw new Error('nothing to see');
    const tree = treeModel(scene, SETTINGS, DEFAULT_OPTIONS, treeStep);
    const list = listModel(scene, SETTINGS);
    return [list.headText, list.linksBack, tree.gapTextOf !== null, tree.gapPath.length > 0];
  };
  expect(pictured('2.6.32')).toEqual(['mm->mmap', false, false, false]);
  expect(pictured('5.10')).toEqual(['mm->mmap', true, true, true]);
  expect(pictured('6.12')[0]).toBe('mm->mm_mt');
});
