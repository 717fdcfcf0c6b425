// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadLatePart, mountAddressBar, mountList, mountTree } from '../draw';
import {
  barModel,
  changesBetween,
  listModel,
  openApp,
  type PictureSettings,
  type Scene,
  sceneOf,
  treeModel,
} from '../store';
import { PLAIN_WORDS } from '../store/plain-words';
import { DEFAULT_OPTIONS } from '../store/state';
import { treeStep } from '../store/tree-steps';
import { verbsOf } from '../store/verbs';
import { openPicturePage, type PicturePage } from '../testing/picture-page';

let page: PicturePage;
beforeEach(async () => {
  await loadLatePart();
  page = openPicturePage();
});
afterEach(() => page.leave());

const PAGE = 'PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)';
/** Ten nodes, one after the other: the last insertions rotate and recolour. Then the root goes, which has two children. */
const TREE = [
  ...Array.from({ length: 10 }, (_, k) => `mmap(0x${(k + 1).toString(16)}0000, 1p, ${PAGE}`),
  'munmap(0x40000, 1p)',
].join('\n');
const SPLIT = [`a = mmap(0x100000, 9p, ${PAGE}`, 'mprotect(a+3p, 3p, PROT_READ|PROT_WRITE)', 'munmap(a+4p, 1p)'].join(
  '\n',
);

/** Of the steps that change nothing one in so many: drawing in jsdom is slow. */
const STRIDE = 6;
/** Two frames on the way, and the end. */
const MOTION_MS = 40;

/** A session, as what its bar, tree and list are given at the steps of its last call: all that change the world. */
function lastCall(
  what: { readonly script: string } | { readonly case: 'case1' | 'case3' | 'case6' | 'case8' },
): Scene[] {
  const app = openApp();
  const verbs = verbsOf(app);
  if ('case' in what) verbs.openCase(what.case);
  else verbs.openScript('script', what.script);
  verbs.move('end');
  const { cursor, steps, before } = app.moment();
  return Array.from({ length: steps.length + 1 }, (_, step) => step).flatMap((step) => {
    const isChange = step > 0 && steps[step - 1]?.world !== (steps[step - 2]?.world ?? before);
    if (!isChange && step % STRIDE !== 0) return [];
    verbs.seek({ call: cursor.call, step });
    const scene = sceneOf(app.moment(), DEFAULT_OPTIONS, PLAIN_WORDS);
    if (scene === null) throw new Error('no process');
    return scene;
  });
}

/** Bar, tree and list together, as on the page. */
function mountAll() {
  const hosts = ['bar', 'tree', 'list'].map((name) => {
    const host = page.host.appendChild(document.createElement('div'));
    host.className = name;
    return host;
  });
  const [one, two, three] = hosts;
  if (!one || !two || !three) throw new Error('three hosts');
  const bar = mountAddressBar(one, {});
  const tree = mountTree(two, {});
  const list = mountList(three, {});
  let shown: Scene | null = null;
  return {
    show(scene: Scene, motionMs: number): void {
      const changes = changesBetween(shown, scene);
      const settings: PictureSettings = {
        selected: null,
        hovered: null,
        lit: [],
        ghostAfterCut: false,
        motionMs,
        changes,
      };
      bar.update(barModel(scene, settings));
      tree.update(treeModel(scene, settings, DEFAULT_OPTIONS, treeStep));
      list.update(listModel(scene, settings));
      shown = scene;
    },
    destroy(): void {
      bar.destroy();
      tree.destroy();
      list.destroy();
      for (const host of hosts) host.remove();
    },
  };
}

/** Each scene drawn by itself, by pictures that have shown nothing before. */
function direct(scenes: readonly Scene[]): string[] {
  return scenes.map((scene) => {
    const pictures = mountAll();
    pictures.show(scene, 0);
    page.settle();
    const markup = page.markup();
    pictures.destroy();
    return markup;
  });
}

const SESSIONS = [
  ['case 1', { case: 'case1' }],
  ['case 3', { case: 'case3' }],
  ['case 6', { case: 'case6' }],
  ['case 8', { case: 'case8' }],
  ['an erasure with two children', { script: TREE }],
  ['an insertion that rotates', { script: TREE.slice(0, TREE.indexOf('\nmmap(0xa0000')) }],
  ['a split', { script: SPLIT }],
] as const;

describe.each(SESSIONS)('%s', (_, what) => {
  test('forward with motion, back with motion and at once: the same pictures', () => {
    const scenes = lastCall(what);
    const expected = direct(scenes);
    const pictures = mountAll();
    const walk = (order: readonly number[]) => {
      for (const step of order) {
        const scene = scenes[step];
        if (!scene) throw new Error(`no step ${step}`);
        pictures.show(scene, MOTION_MS);
        page.settle();
        expect(page.markup(), `step ${step}`).toBe(expected[step]);
      }
    };
    const order = scenes.map((__, step) => step);
    walk(order);
    walk(order.reverse());
    pictures.destroy();
  });

  test('the same object is the same element from step to step', () => {
    const scenes = lastCall(what);
    const pictures = mountAll();
    let known: ReadonlyMap<string, Element> = new Map();
    for (const scene of scenes) {
      pictures.show(scene, MOTION_MS);
      page.settle();
      const now = new Map<string, Element>(
        [...page.host.children].flatMap((picture) =>
          [...picture.querySelectorAll('g[data-key]')].map(
            (group) => [`${picture.className} ${group.getAttribute('data-key')}`, group] as const,
          ),
        ),
      );
      for (const [key, element] of now) {
        const before = known.get(key);
        if (before) expect(element === before, key).toBe(true);
      }
      for (const vma of scene.linked.all) {
        for (const key of [`bar vma:${vma.id}`, `tree node:${vma.id}`, `list entry:${vma.id}`])
          expect(now.has(key), key).toBe(true);
      }
      known = now;
    }
    pictures.destroy();
  });
});

test('scrubbing that never lets a transition end: the last picture is the one drawn at once', () => {
  const scenes = lastCall({ script: TREE });
  const expected = direct(scenes);
  const step = fc.integer({ min: 0, max: scenes.length - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.integer({ min: 1, max: 60 })), { minLength: 2, maxLength: 8 }), (seeks) => {
      const pictures = mountAll();
      for (const [at, ms] of seeks) {
        const scene = scenes[at];
        if (scene) pictures.show(scene, 100);
        page.frame(16);
        page.frame(ms);
      }
      page.settle();
      expect(page.markup()).toBe(expected[seeks.at(-1)?.[0] ?? 0]);
      pictures.destroy();
    }),
    { numRuns: 10 },
  );
});
