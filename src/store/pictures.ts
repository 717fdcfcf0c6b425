/** From the moment at the cursor to what bar, overview, tree and list are given. Pure; the words come from outside. */
import { has, type Mm, permissions, profileOf, toPages, VM, type Vma, type VmaId, vmaName } from '../engine';
import type {
  AxisModel,
  BarModel,
  Change,
  ListModel,
  OverviewModel,
  RoleTag,
  TreeModel,
  VmaText,
} from '../layout/model';
import { type CallView, callView, mmShown } from './call-view';
import { gapPath, staleGaps } from './gaps';
import type { TreeSteps } from './late-tree';
import { type Linked, linkedVmas } from './linked';
import { marksAt, mergeAt, mergeTags, resultAt, treeTags } from './merge-view';
import { type Moment, vmaOf } from './moment';
import type { ViewOptions } from './state';
import { anonVmaName, baseName, kindOf, kindsIn, labelOf, pagesIn, pathOf, shortSize, sizeText } from './texts';
import type { PictureWords } from './words';

/** What depends on the user rather than on the world. */
export interface PictureSettings {
  readonly selected: VmaId | null;
  readonly hovered: VmaId | null;
  /** Lit up by what names them: an anon_vma, a file, a call of the timeline. */
  readonly lit: readonly VmaId[];
  readonly motionMs: number;
  readonly ghostAfterCut: boolean;
  readonly changes: readonly Change[];
}

type Marks = BarModel['marks'];

/** What is so at an instant, however it is looked at. */
interface Instant {
  readonly moment: Moment;
  readonly mm: Mm;
  readonly view: CallView;
  readonly linked: Linked;
  readonly kindOf: BarModel['kindOf'];
  readonly staleGaps: readonly VmaId[];
  readonly words: PictureWords;
  readonly textOf: (vma: Vma) => VmaText;
}

export interface Scene extends Instant {
  readonly axis: AxisModel;
}

const instants = new WeakMap<Moment, Instant>();

/** Remembered for the moment: zoom, pan and highlights come here at every frame. */
function instantOf(moment: Moment, words: PictureWords): Instant | null {
  const known = instants.get(moment);
  if (known?.words === words) return known;
  const mm = mmShown(moment.world, moment.before);
  if (mm === null) return null;
  const linked = linkedVmas(moment.world, mm, moment.executed?.locals ?? null);
  const made: Instant = {
    moment,
    mm,
    view: callView(moment.recorded, moment.entry?.call ?? null),
    linked,
    kindOf: kindsIn(mm),
    staleGaps: hasGaps(moment) ? staleGaps(moment.world, mm, linked.list) : [],
    words,
    textOf: remembered(textOfVma(moment, mm, words)),
  };
  instants.set(moment, made);
  return made;
}

/** Everything that bar, tree and list have in common; null where no process is left. */
export function sceneOf(moment: Moment, options: ViewOptions, words: PictureWords): Scene | null {
  const instant = instantOf(moment, words);
  if (instant === null) return null;
  const { mm, view } = instant;
  const axis: AxisModel = {
    mode: options.axisMode,
    extents: view.extents,
    requests: view.requests,
    limits: { addr: 0, end: mm.task_size },
    openHoles: options.openHoles,
    view: options.view,
    focus: view.focus,
  };
  return { ...instant, axis };
}

/** The same function, which works each answer out once: every picture asks for the same VMAs, at every frame of a pan. */
function remembered<T extends object>(make: (vma: Vma) => T): (vma: Vma) => T {
  const known = new WeakMap<Vma, T>();
  return (vma) => {
    const said = known.get(vma) ?? make(vma);
    known.set(vma, said);
    return said;
  };
}

function textOfVma({ world }: Moment, mm: Mm, words: PictureWords): (vma: Vma) => VmaText {
  return (vma) => {
    const kind = kindOf(mm, vma);
    const label = labelOf(world, mm, vma);
    const path = pathOf(world, vma);
    const pages = pagesIn(vma);
    const name = vmaName(vma.id);
    const details = [words.pagesOf(pages)];
    if (label !== '') details.unshift(path === null ? label.replace(/^\[|\]$/g, '') : baseName(path));
    if (vma.anon_vma !== null) details.push(anonVmaName(vma.anon_vma));
    else if (kind === 'anon') details.push(words.anonVma(null));
    const perm = permissions(vma.vm_flags);
    const start = `0x${vma.vm_start.toString(16)}`;
    const end = `0x${vma.vm_end.toString(16)}`;
    const description = words.vma({ name, start, end, perm, kind, label, pages });
    return { name, perm, exec: has(vma.vm_flags, VM.EXEC), kind, details, description };
  };
}

/** What is lit gets a ring where it has none. */
function withLit(marks: Marks, lit: readonly VmaId[]): Marks {
  const known = new Set(marks.map(({ id }) => id));
  return [...marks, ...lit.filter((id) => !known.has(id)).map((id) => ({ id, state: 'hot' as const }))];
}

const common = (scene: Scene, settings: PictureSettings, tags: readonly RoleTag[]) => ({
  axis: scene.axis,
  textOf: scene.textOf,
  selected: settings.selected,
  hovered: settings.hovered,
  marks: withLit(marksAt(scene.moment, scene.linked.loose), settings.lit),
  tags,
  changes: settings.changes,
  motionMs: settings.motionMs,
  ghostAfterCut: settings.ghostAfterCut,
});

/** The address bar. The row of `before` stands only while a call is under way or done. */
export function barModel(scene: Scene, settings: PictureSettings): BarModel {
  const { moment, view, words, linked } = scene;
  const asked = moment.executed?.request ?? moment.next?.request ?? view.asked;
  const merge = mergeAt(moment);
  return {
    ...common(scene, settings, mergeTags(moment.executed)),
    title: words.barTitle,
    description: words.barDescription(linked.all.length),
    kindOf: scene.kindOf,
    vmas: linked.all,
    before: moment.cursor.step > 0 ? view.before : [],
    beforeText: words.before,
    request: asked && { ...asked, text: words.request(toPages(asked.end - asked.addr)) },
    result: resultAt(moment),
    badge: merge && { addr: merge.addr, end: merge.end, text: words.badge(merge.mergeCase) },
    holeTextOf: ({ addr, end }) => words.hole(sizeText(end - addr)),
    pagesText: words.pages,
  };
}

export function overviewModel(scene: Scene): OverviewModel {
  const { moment, mm, words, axis, linked } = scene;
  return {
    axis,
    vmas: linked.list,
    kindOf: scene.kindOf,
    caption: words.overviewCaption(sizeText(mm.task_size + 0x1000)),
    title: words.overviewTitle,
    description: words.barDescription(linked.list.length),
    windowText: words.windowText,
    request: moment.executed?.request ?? null,
  };
}

/** Does this kernel keep gaps in the tree? */
const hasGaps = ({ world }: Moment): boolean => profileOf(world).gapSearch === 'tree';

/** The node whose maximum is shown: the one chosen, the one that the step is about, otherwise the root. */
function gapTop({ moment, mm }: Scene, { selected }: PictureSettings): VmaId | null {
  if (selected !== null && vmaOf(moment.world, selected)?.vm_mm === mm.id) return selected;
  const { executed } = moment;
  const node = executed?.locals.node ?? executed?.locals.vma;
  return executed?.frame.fn === 'vma_gap_update' && typeof node === 'number' ? node : mm.mm_rb;
}

/** The way to the largest hole, each node with where its value comes from. */
function gapPathOf(scene: Scene, settings: PictureSettings): TreeModel['gapPath'] {
  const { moment, words } = scene;
  if (!hasGaps(moment)) return [];
  return gapPath(moment.world, gapTop(scene, settings)).map(({ id, from }) => {
    const size = shortSize(vmaOf(moment.world, id)?.rb_subtree_gap ?? 0);
    return { id, text: words.gapFrom(size, typeof from === 'number' ? vmaName(from) : from) };
  });
}

/** What the tree says of a step that does nothing to it. */
const AT_REST: ReturnType<TreeSteps> = { caption: null, notes: [], descent: [], slot: null };

/** The red-black tree. `stepOf` is null while what reads its steps is not loaded. */
export function treeModel(
  scene: Scene,
  settings: PictureSettings,
  options: ViewOptions,
  stepOf: TreeSteps | null,
): TreeModel {
  const { moment, mm, words, linked } = scene;
  const name = (id: VmaId | null): string | null => (id === null ? null : vmaName(id));
  return {
    ...common(scene, settings, treeTags(moment.executed, words.takesPlace)),
    ...(stepOf?.(moment, mm, words) ?? AT_REST),
    gapPath: gapPathOf(scene, settings),
    title: words.treeTitle,
    description: words.treeDescription(linked.all.length, name(mm.mm_rb)),
    vmas: linked.all,
    root: mm.mm_rb,
    colourText: { red: words.red, black: words.black },
    gapTextOf: hasGaps(moment) ? (gap) => words.gap(shortSize(gap)) : null,
    staleGaps: scene.staleGaps,
    nodeTextOf: (vma) =>
      words.node({
        name: vmaName(vma.id),
        colour: vma.rb_colour,
        parent: name(vma.rb_parent),
        left: name(vma.rb_left),
        right: name(vma.rb_right),
      }),
    openSubtrees: options.openSubtrees,
    subtreeTextOf: words.subtree,
    emptyText: words.noVmas,
  };
}

export function listModel(scene: Scene, settings: PictureSettings): ListModel {
  const { mm, words, linked, moment } = scene;
  const { structure, gapSearch } = profileOf(moment.world);
  const isMaple = structure === 'maple';
  // vm_prev came with 2.6.36, between the first two kernels.
  const links = isMaple ? 'order' : gapSearch === 'tree' ? 'both' : 'next';
  const name = (id: VmaId | null): string | null => (id === null ? null : vmaName(id));
  return {
    ...common(scene, settings, []),
    title: words.listTitle,
    description: words.listDescription(linked.list.length, isMaple),
    vmas: linked.all,
    unlisted: linked.unlisted,
    head: mm.mmap,
    linksBack: links !== 'next',
    isOrder: isMaple,
    headText: isMaple ? 'mm->mm_mt' : 'mm->mmap',
    nullText: 'NULL',
    entryTextOf: (vma) =>
      words.entry({ links, name: vmaName(vma.id), next: name(vma.vm_next), prev: name(vma.vm_prev) }),
  };
}
