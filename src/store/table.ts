/** The rows of the table: /proc/PID/maps, with the names of the pictures. */
import {
  hex,
  type Mm,
  permissions,
  profileOf,
  tableGet,
  toBytes,
  type Vma,
  type VmaId,
  vmaName,
  type World,
} from '../engine';
import type { MarkState } from '../layout/model';
import { mmShown } from './call-view';
import { descentAt } from './descent';
import { isInTree, linkedVmas } from './linked';
import { marksAt, mergeTags, treeTags } from './merge-view';
import type { Moment } from './moment';
import { anonVmaName, flagsText, labelOf, pagesIn, pathOf, shortSize } from './texts';
import type { PictureWords } from './words';

export interface TableRow {
  readonly id: VmaId;
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly perm: string;
  readonly offset: string;
  readonly inode: string;
  readonly label: string;
  readonly pages: number;
  readonly anonVma: string;
  /** Against the world before the call. */
  readonly change: 'same' | 'new' | 'changed';
}

const isSame = (a: Vma, b: Vma): boolean =>
  a.vm_start === b.vm_start && a.vm_end === b.vm_end && a.vm_flags === b.vm_flags && a.vm_pgoff === b.vm_pgoff;

/** An address as the kernel prints it there: at least eight digits. */
const address = (x: number): string => hex(x).padStart(8, '0');

/** The inode number of a mapped file; the model numbers them itself. */
function inodeOf(world: World, vma: Vma): string {
  const file = vma.vm_file === null ? undefined : tableGet(world.files, vma.vm_file);
  return String(file?.inode ?? 0);
}

/** What the columns behind those of /proc/PID/maps say; null: this kernel has no such field. */
export interface DrawnRow {
  readonly flags: string;
  readonly pgoff: string;
  readonly chain: string;
  /** The roles of this step: prev, area, node, gparent … */
  readonly role: string;
  /** About to go, new, survivor. */
  readonly mark: MarkState | null;
  /** Where it hangs: in the list, in the tree, in both. */
  readonly isInList: boolean;
  readonly isInTree: boolean;
  readonly next: string | null;
  readonly prev: string | null;
  readonly tree: {
    readonly colour: Vma['rb_colour'];
    readonly parent: string;
    readonly left: string;
    readonly right: string;
    readonly isRoot: boolean;
  } | null;
  readonly gap: string | null;
}

export interface MapTable {
  /** Everything that the pictures show, by address. */
  readonly vmas: readonly Vma[];
  /** What the list holds: what /proc/PID/maps says. */
  readonly list: readonly Vma[];
  readonly columns: { readonly prev: boolean; readonly tree: boolean; readonly gap: boolean };
  /** Asked for what is in sight: there may be 65,530. */
  readonly rowOf: (vma: Vma) => TableRow;
  readonly drawnOf: (vma: Vma) => DrawnRow;
}

type TableWords = Pick<PictureWords, 'takesPlace' | 'visit'>;

const idText = (id: VmaId | null): string => (id === null ? 'NULL' : vmaName(id));

/** The table of the moment; null where no process is left. */
export function mapTable(moment: Moment, words: TableWords): MapTable | null {
  const { world, before, executed } = moment;
  const mm = mmShown(world, before);
  if (mm === null) return null;
  const { structure, gapSearch } = profileOf(world);
  const { all, list, loose } = linkedVmas(world, mm, executed?.locals ?? null);
  const columns = {
    prev: structure === 'rb' && gapSearch === 'tree',
    tree: structure === 'rb',
    gap: structure === 'rb' && gapSearch === 'tree',
  };
  const marks = new Map(marksAt(moment, loose).map(({ id, state }) => [id, state]));
  const roles: { readonly id: VmaId; readonly text: string }[] = [
    ...mergeTags(executed),
    ...treeTags(executed, words.takesPlace),
  ];
  descentAt(moment).forEach((visit, k) => {
    roles.push({ id: visit.id, text: `${k + 1}. ${words.visit(visit).text}`.trim() });
  });
  const inList = all.length === list.length ? null : new Set(list.map(({ id }) => id));
  return {
    vmas: all,
    list,
    columns,
    rowOf: (vma) => rowOf(world, before, mm, vma),
    drawnOf: (vma) => ({
      flags: flagsText(vma.vm_flags, true, profileOf(world)).slice(5),
      pgoff: `0x${hex(vma.vm_pgoff)}`,
      chain: vma.anon_vma_chain.map(anonVmaName).join(' → '),
      role: [...new Set(roles.flatMap(({ id, text }) => (id === vma.id ? [text] : [])))].join(', '),
      mark: marks.get(vma.id) ?? null,
      isInList: inList?.has(vma.id) ?? true,
      isInTree: isInTree(world, mm, vma),
      next: columns.tree ? idText(vma.vm_next) : null,
      prev: columns.prev ? idText(vma.vm_prev) : null,
      tree: columns.tree
        ? {
            colour: vma.rb_colour,
            parent: idText(vma.rb_parent),
            left: idText(vma.rb_left),
            right: idText(vma.rb_right),
            isRoot: mm.mm_rb === vma.id,
          }
        : null,
      gap: columns.gap ? shortSize(vma.rb_subtree_gap) : null,
    }),
  };
}

function rowOf(world: World, before: World, mm: Mm, vma: Vma): TableRow {
  const old = tableGet(before.vmas, vma.id);
  return {
    id: vma.id,
    name: vmaName(vma.id),
    start: address(vma.vm_start),
    end: address(vma.vm_end),
    perm: permissions(vma.vm_flags),
    offset: address(pathOf(world, vma) === null ? 0 : toBytes(vma.vm_pgoff)),
    inode: inodeOf(world, vma),
    label: labelOf(world, mm, vma),
    pages: pagesIn(vma),
    anonVma: vma.anon_vma === null ? '' : anonVmaName(vma.anon_vma),
    change: old === undefined ? 'new' : isSame(old, vma) ? 'same' : 'changed',
  };
}

/** A row as a line of /proc/PID/maps. */
export function mapsLine({ start, end, perm, offset, inode, label }: TableRow): string {
  const device = inode === '0' ? '00:00' : '08:01';
  const left = `${start}-${end} ${perm} ${offset} ${device} ${inode}`;
  return label === '' ? left : `${left.padEnd(73)}${label}`;
}
