/** The structs that the inspector lists: the chosen VMA with what it points to, and its mm. */
import { type AnonVmaId, profileOf, tableGet, type Vma, type VmaId, vmaName, type World } from '../../engine';
import { mmShown } from '../call-view';
import type { Moment } from '../moment';
import { anonVmaName } from '../texts';
import { type FieldRow, type Instants, rowsOf, type StructField } from './field';
import { MM_FIELDS } from './mm-struct';
import { ANON_VMA_FIELDS, AVC_FIELDS, type Avc, FILE_FIELDS, type FileAndInode } from './rmap-structs';
import { VMA_FIELDS } from './vma-struct';

export interface StructView {
  /** `vm_area_struct` */
  readonly struct: string;
  /** Which one: `A`, `α1`, `A → α1`. */
  readonly name: string;
  /** It was not there before the call. */
  readonly isNew: boolean;
  readonly rows: readonly FieldRow[];
}

/** A long chain is told by the Rmap tab. */
const MOST_CHAIN = 4;

/** Makes the views of one moment: a struct is looked for in the worlds before the last step and before the call. */
function viewsAt({ world, before, steps, cursor }: Moment) {
  const last = cursor.step === 0 ? before : (steps[cursor.step - 2]?.world ?? before);
  return <Subject>(
    struct: string,
    name: string,
    fields: readonly StructField<Subject>[],
    find: (world: World) => Subject | undefined,
  ): StructView[] => {
    const now = find(world);
    if (now === undefined) return [];
    const old = find(before);
    const instants: Instants<Subject> = { now: [world, now], step: [last, find(last)], call: [before, old] };
    return [{ struct, name, isNew: old === undefined, rows: rowsOf(fields, instants) }];
  };
}

function avcOf(world: World, id: VmaId, anonVma: AnonVmaId): Avc | undefined {
  const vma = tableGet(world.vmas, id);
  const place = (vma?.anon_vma_chain.indexOf(anonVma) ?? -1) + 1;
  return vma === undefined || place === 0 ? undefined : { vma, anonVma, place };
}

function fileOf(world: World, vma: Vma): FileAndInode | undefined {
  const file = vma.vm_file === null ? undefined : tableGet(world.files, vma.vm_file);
  const inode = file && tableGet(world.inodes, file.inode);
  return file && inode && { file, inode };
}

/** vm_area_struct with its chain, its anon_vmas and its file; empty where it is not there. */
export function inspectVma(moment: Moment, id: VmaId): readonly StructView[] {
  const { world } = moment;
  const view = viewsAt(moment);
  const vma = tableGet(world.vmas, id);
  if (vma === undefined) return [];
  const name = vmaName(id);
  const chain = vma.anon_vma_chain.slice(0, MOST_CHAIN);
  // Kernels without chains have no avc.
  const avcs = profileOf(world).anonVmaChains ? chain : [];
  const anons = new Set(vma.anon_vma === null ? chain : [vma.anon_vma, ...chain]);
  return [
    ...view('vm_area_struct', name, VMA_FIELDS, (then) => tableGet(then.vmas, id)),
    ...avcs.flatMap((anon) =>
      view('anon_vma_chain', `${name} → ${anonVmaName(anon)}`, AVC_FIELDS, (then) => avcOf(then, id, anon)),
    ),
    ...[...anons].flatMap((anon) =>
      view('anon_vma', anonVmaName(anon), ANON_VMA_FIELDS, (then) => tableGet(then.anon_vmas, anon)),
    ),
    ...view('file', `#${vma.vm_file}`, FILE_FIELDS, (then) => fileOf(then, vma)),
  ];
}

/** mm_struct of the process shown. */
export function inspectMm(moment: Moment): readonly StructView[] {
  const mm = mmShown(moment.world, moment.before);
  if (mm === null) return [];
  return viewsAt(moment)('mm_struct', `mm ${mm.id}`, MM_FIELDS, (then) => tableGet(then.mms, mm.id));
}
