import { beforeAll, describe, expect, test } from 'vitest';
import { tableGet, vmaName } from '../engine';
import { openApp } from './app';
import { composerOf } from './composer';
import { draftOf, ghostBar, ghostMoment, type MadeDraft } from './draft';
import { loadWorkshop } from './late';
import { barModel, sceneOf } from './pictures';
import { PLAIN_WORDS } from './plain-words';
import { verbsOf } from './verbs';
import { vmaActions } from './vma-actions';

// What the composer writes is there at once when this is.
beforeAll(loadWorkshop);

const ANON = 'MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED';
const SCRIPT = `a = mmap(0x7f0000000000, 4p, PROT_READ|PROT_WRITE, ${ANON}, -1, 0)
b = mmap(a+6p, 4p, PROT_READ|PROT_WRITE, ${ANON}, -1, 0)
`;

function open(script = SCRIPT) {
  const app = openApp();
  const verbs = verbsOf(app);
  verbs.openScript('test', script);
  verbs.move('end');
  const history = () => app.store.getState().history;
  return { app, verbs, history, compose: composerOf(app) };
}

function made(line: string, script = SCRIPT): MadeDraft {
  const draft = draftOf(open(script).history(), line);
  if (draft.kind !== 'made') throw new Error(JSON.stringify(draft));
  return draft;
}
const told = ({ effects }: MadeDraft): string[] =>
  effects.map(({ kind, id, other, was, pages }) =>
    [kind, vmaName(id), other === null ? '' : vmaName(other), was, pages].join(' ').replace(/ +/g, ' '),
  );

describe('the effect of a call before it is made', () => {
  test('case 1: A grows over the hole and over B', () => {
    const draft = made(`mmap(a+4p, 2p, PROT_READ|PROT_WRITE, ${ANON}, -1, 0)`);
    expect(told(draft)).toEqual(['grown A 4 10', 'absorbed B A 4 0']);
    expect(draft.summary).toMatchObject({ cases: [1], mapCount: { before: 2, after: 1 } });
  });

  test('a hole in the middle: A shrinks, and what is left behind it is split off', () => {
    expect(told(made('munmap(a+1p, 1p)'))).toEqual(['shrunk A 4 1', 'split C A 0 2']);
  });

  test('other permissions change no range and are told; places in tree and list are not', () => {
    const draft = made('mprotect(b, 4p, PROT_READ)');
    expect(told(draft)).toEqual(['changed B 4 4']);
    expect(draft.effects[0]?.perm).toEqual({ was: 'rw-p', now: 'r--p' });
  });

  test('a refused call has its errno and no effect, a line that is none all of its errors', () => {
    expect(made('munmap(a+1, 1p)')).toMatchObject({ effects: [], summary: { ret: 'EINVAL' } });
    const wrong = draftOf(open().history(), 'mprotect(q, 1p, PROT_REED)');
    expect(wrong).toMatchObject({ kind: 'error' });
    expect(draftOf(open().history(), '  ')).toEqual({ kind: 'empty' });
  });

  test('in the past it says how many later calls it replaces', () => {
    const { verbs, history } = open();
    verbs.move('start');
    expect(draftOf(history(), 'brk(NULL)')).toMatchObject({ kind: 'made', dropped: 2 });
  });

  /** The bar with the effect of a line drawn over it. */
  function ghostOf(line: string) {
    const { app } = open();
    const draft = made(line);
    const scene = sceneOf(ghostMoment(draft, 2), app.store.getState().options, PLAIN_WORDS);
    if (scene === null) throw new Error('no scene');
    const settings = { selected: null, hovered: null, lit: [], motionMs: 0, ghostAfterCut: false, changes: [] };
    const rangeOf = (id: number) => {
      const vma = tableGet(draft.after.vmas, id);
      return vma ? { addr: vma.vm_start, end: vma.vm_end } : null;
    };
    const words = {
      case: (n: number) => `case ${n}`,
      refused: String,
      split: 'split',
      mapped: 'new',
      unmapped: 'gone',
      changed: 'changed',
      nothing: 'nothing',
    };
    return ghostBar(barModel(scene, settings), draft, rangeOf, words);
  }

  test('the bar shows the world as it is, with the survivor outlined and the other about to go', () => {
    const bar = ghostOf(`mmap(a+4p, 2p, PROT_READ|PROT_WRITE, ${ANON}, -1, 0)`);
    expect(bar.vmas.map(({ id }) => vmaName(id))).toEqual(['A', 'B']);
    expect(bar.marks).toEqual([
      { id: 1, state: 'hot' },
      { id: 2, state: 'doomed' },
    ]);
    expect(bar.result).toEqual({ addr: 0x7f0000000000, end: 0x7f000000a000 });
    expect(bar.badge).toMatchObject({ addr: 0x7f0000004000, text: 'case 1' });
  });

  test('what is new and stands elsewhere than what was asked about is named where it will be', () => {
    const bar = ghostOf('mremap(a, 2p, 4p, MREMAP_MAYMOVE)');
    expect(bar.request?.addr).toBe(0x7f0000000000);
    expect(bar.badge).toEqual({ ...bar.result, text: 'new' });
    expect(bar.result?.addr).not.toBe(bar.request?.addr);
  });
});

describe('the composer', () => {
  test('a range of mapped memory begins an mprotect, one in a hole an mmap', () => {
    const { compose } = open();
    compose.takeRange({ addr: 0x7f0000001000, end: 0x7f0000003000 });
    expect(compose.store.getState()).toMatchObject({
      text: 'mprotect(a+1p, 2p, PROT_READ)',
      panel: 'form',
      isActive: true,
    });
    const other = open().compose;
    other.takeRange({ addr: 0x7f0000004000, end: 0x7f0000006000 });
    expect(other.store.getState().text).toBe(`mmap(a+4p, 2p, PROT_READ|PROT_WRITE, ${ANON}, -1, 0)`);
  });

  test('a range goes into the line that is there, as length or as end', () => {
    const { compose } = open();
    compose.write('madvise(NULL, 1p, MADV_DONTFORK)');
    compose.takeRange({ addr: 0x7f0000001000, end: 0x7f0000003000 });
    expect(compose.store.getState().text).toBe('madvise(a+1p, 2p, MADV_DONTFORK)');
    compose.write('find_vma_intersection(NULL, NULL)');
    compose.takeRange({ addr: 0x7f0000001000, end: 0x7f0000003000 });
    expect(compose.store.getState().text).toBe('find_vma_intersection(a+1p, a+3p)');
  });

  test('a VMA chosen gives its range, Shift and a second one the range up to its end', () => {
    const { compose } = open();
    compose.choose(true);
    compose.takeVma(1, false);
    expect(compose.store.getState().text).toBe('mprotect(a, 4p, PROT_READ)');
    compose.takeVma(2, true);
    expect(compose.store.getState().text).toBe('mprotect(a, 10p, PROT_READ)');
  });

  test('stepping on leaves the call alone and shows the session again', () => {
    const { compose, verbs } = open();
    compose.write('munmap(a, 1p)');
    expect(compose.store.getState().isActive).toBe(true);
    verbs.move('previousStep');
    expect(compose.store.getState()).toMatchObject({ isActive: false, text: 'munmap(a, 1p)' });
  });
});

describe('the menu of a VMA', () => {
  test('every line of it is a call that parses, and those made at once are not refused', () => {
    const { history } = open();
    const { present } = history();
    const world = present.worlds[1];
    const vma = world && tableGet(world.vmas, 1);
    if (!vma) throw new Error('no A');
    const scope = present.entries[1]?.scope ?? new Map();
    const actions = vmaActions(vma, 0x7f0000001234, scope);
    expect(actions.find(({ kind }) => kind === 'split')).toMatchObject({
      line: 'mprotect(a+1p, 3p, PROT_READ)',
      detail: '…1000',
    });
    for (const { line, isAsked } of actions) {
      const draft = draftOf(history(), line);
      expect([line, draft.kind]).toEqual([line, 'made']);
      if (!isAsked && draft.kind === 'made') expect([line, typeof draft.summary.ret]).toEqual([line, 'number']);
    }
  });
});
