/** A world from a process image: a recording's first state, where a comparison begins. */
import type { Addr, Bytes } from './addr';
import type { Image, ImageVma } from './call';
import { boot } from './create';
import { Edit } from './edit';
import { loadImage } from './image';
import type { KernelName } from './kernel';
import type { Colour, MmId, VmaId, World } from './world';

/** One task, pid 1, with the image given. */
export const worldOf = (image: Image, kernel?: KernelName): World =>
  boot({ kernel }, image.name ?? 'init', (edit) => loadImage(edit, image));

/** A node's place in a recorded tree; children are named by their vm_start. */
export interface RecordedNode {
  readonly colour: Colour;
  readonly left: Addr | null;
  readonly right: Addr | null;
  readonly gap: Bytes;
}
export type RecordedImage = Image & { readonly vmas: readonly (ImageVma & { readonly tree: RecordedNode })[] };

/** A world whose tree is a recorded one: the shape depends on a history that the image does not tell. */
export function worldWithTree(image: RecordedImage, kernel?: KernelName): World {
  const edit = new Edit(worldOf(image, kernel));
  const mm = edit.task(1).mm as MmId;
  const ids = new Map<Addr, VmaId>();
  for (let id = edit.mm(mm).mmap; id !== null; id = edit.vma(id).vm_next) ids.set(edit.vma(id).vm_start, id);
  const idAt = (addr: Addr | null): VmaId | null => (addr === null ? null : (ids.get(addr) ?? null));
  const below = new Set<VmaId>();
  for (const { vm_start, tree } of image.vmas) {
    const id = idAt(vm_start) as VmaId;
    const node = edit.editVma(id);
    node.rb_colour = tree.colour;
    node.rb_left = idAt(tree.left);
    node.rb_right = idAt(tree.right);
    node.rb_subtree_gap = tree.gap;
    for (const child of [node.rb_left, node.rb_right]) {
      if (child === null) continue;
      below.add(child);
      edit.editVma(child).rb_parent = id;
    }
  }
  const root = [...ids.values()].find((id) => !below.has(id)) ?? null;
  if (root !== null) edit.editVma(root).rb_parent = null;
  edit.editMm(mm).mm_rb = root;
  return edit.snapshot();
}
