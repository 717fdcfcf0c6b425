/** anon_vma, anon_vma_chain and the file with its address_space, field by field. Which kernel has which: KERNEL.md 1.6. */
import {
  type AnonVma,
  type AnonVmaId,
  hex,
  type Inode,
  type OpenFile,
  type Table,
  tableGet,
  tableValues,
  toPages,
  type Vma,
  type VmaId,
  vmaName,
  type World,
} from '../../engine';
import { anonVmaName } from '../texts';
import type { StructField } from './field';

/** More names than these say no more. */
const MOST_NAMES = 12;

/** The VMAs of an interval tree, by address. */
function membersText(world: World, members: Table<VmaId>): string {
  const vmas = tableValues(members).flatMap((id) => tableGet(world.vmas, id) ?? []);
  vmas.sort((a, b) => a.vm_mm - b.vm_mm || a.vm_start - b.vm_start);
  const names = vmas.slice(0, MOST_NAMES).map(({ id }) => vmaName(id));
  if (vmas.length > MOST_NAMES) names.push(`… +${vmas.length - MOST_NAMES}`);
  return names.join(' ') || '∅';
}

const members = (world: World, anon: AnonVma): string => membersText(world, anon.vmas);

export const ANON_VMA_FIELDS: readonly StructField<AnonVma>[] = [
  {
    field: 'root',
    group: 'place',
    about: 'anon.root',
    only: ({ anonVmaChains }) => anonVmaChains,
    value: (_, anon) => anonVmaName(anon.root),
  },
  {
    field: 'parent',
    group: 'place',
    about: 'anon.parent',
    since: '3.19',
    value: (_, anon) => anonVmaName(anon.parent),
  },
  {
    field: 'degree',
    group: 'counts',
    about: 'anon.degree',
    only: ({ anonVmaReuse }) => anonVmaReuse === 'degree',
    value: (_, anon) => String(anon.num_children + anon.num_active_vmas),
  },
  {
    field: 'num_children',
    group: 'counts',
    about: 'anon.num_children',
    only: ({ anonVmaReuse }) => anonVmaReuse === 'counters',
    value: (_, anon) => String(anon.num_children),
  },
  {
    field: 'num_active_vmas',
    group: 'counts',
    about: 'anon.num_active_vmas',
    only: ({ anonVmaReuse }) => anonVmaReuse === 'counters',
    value: (_, anon) => String(anon.num_active_vmas),
  },
  { field: 'head', group: 'rmap', about: 'anon.head', until: '3.6', value: members },
  { field: 'rb_root', group: 'rmap', about: 'anon.rb_root', since: '3.7', value: members },
];

/** One anon_vma_chain: it ties a VMA to one anon_vma. */
export interface Avc {
  readonly vma: Vma;
  readonly anonVma: AnonVmaId;
  /** In the VMA's chain, from 1; the newest is the first. */
  readonly place: number;
}

export const AVC_FIELDS: readonly StructField<Avc>[] = [
  { field: 'vma', group: 'place', about: 'avc.vma', value: (_, { vma }) => vmaName(vma.id) },
  { field: 'anon_vma', group: 'place', about: 'avc.anon_vma', value: (_, { anonVma }) => anonVmaName(anonVma) },
  {
    field: 'same_vma',
    group: 'rmap',
    about: 'avc.same_vma',
    value: (_, { vma, place }) => `${place} / ${vma.anon_vma_chain.length}`,
  },
  {
    field: 'rb',
    group: 'rmap',
    about: 'avc.rb',
    since: '3.7',
    value: (world, { vma, anonVma }) => {
      const anon = tableGet(world.anon_vmas, anonVma);
      const last = vma.vm_pgoff + toPages(vma.vm_end - vma.vm_start) - 1;
      return anon && tableGet(anon.vmas, vma.id) !== undefined ? `[0x${hex(vma.vm_pgoff)}, 0x${hex(last)}]` : '–';
    },
  },
];

/** A struct file with what all files of its path share. */
export interface FileAndInode {
  readonly file: OpenFile;
  readonly inode: Inode;
}

export const FILE_FIELDS: readonly StructField<FileAndInode>[] = [
  { field: 'f_inode', group: 'place', about: 'file.inode', value: (_, { inode }) => `${inode.id} ${inode.name}` },
  {
    field: 'f_mode',
    group: 'rights',
    about: 'file.mode',
    value: (_, { file }) => [file.readable && 'FMODE_READ', file.writable && 'FMODE_WRITE'].filter(Boolean).join(' '),
  },
  {
    field: 'f_mapping->i_mmap',
    group: 'rmap',
    about: 'file.i_mmap',
    value: (world, { inode }) => membersText(world, inode.i_mmap),
  },
  {
    field: 'f_mapping->truncate_count',
    group: 'counts',
    about: 'file.truncate_count',
    only: ({ adjustForm }) => adjustForm === 'void',
    value: (_, { inode }) => String(inode.truncate_count),
  },
];
