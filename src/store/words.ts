/** The words that the pictures need. The page makes them from its dictionary; the store knows no language. */
import type { ColourText, VmaKind } from '../layout/model';
import type { Visit } from './descent';
import type { TreeCase } from './tree-case';

export interface PictureWords {
  readonly barTitle: string;
  readonly treeTitle: string;
  readonly listTitle: string;
  readonly overviewTitle: string;
  readonly windowText: string;
  readonly before: string;
  readonly pages: string;
  readonly noVmas: string;
  /** Colours of nodes: the word, and what stands for it where there is little room. */
  readonly red: ColourText;
  readonly black: ColourText;
  barDescription(vmas: number): string;
  treeDescription(vmas: number, root: string | null): string;
  /** maple: no list, the order alone. */
  listDescription(vmas: number, isMaple: boolean): string;
  overviewCaption(size: string): string;
  request(pages: number): string;
  badge(mergeCase: number): string;
  hole(size: string): { readonly text: string; readonly description: string };
  gap(size: string): string;
  /** from: the child, by name, or the node's own hole; null: neither, it is stale. */
  gapFrom(size: string, from: string | 'own' | null): string;
  /** What was asked at a node of a search, and where that led; `short` where there is little room. */
  visit(visit: Visit): { readonly text: string; readonly short: string };
  treeCase(name: TreeCase): { readonly badge: string; readonly text: string };
  rekeyed(from: string, to: string): string;
  readonly takesPlace: string;
  pagesOf(pages: number): string;
  anonVma(name: string | null): string;
  vma(what: VmaSentence): string;
  node(what: NodeSentence): string;
  entry(what: EntrySentence): string;
  subtree(count: number): string;
}

export interface VmaSentence {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly perm: string;
  readonly kind: VmaKind;
  readonly label: string;
  readonly pages: number;
}

export interface NodeSentence {
  readonly name: string;
  readonly colour: 'red' | 'black';
  /** null: NULL. */
  readonly parent: string | null;
  readonly left: string | null;
  readonly right: string | null;
}

export interface EntrySentence {
  /** The links that the kernel has: both, vm_next alone, or none and so the order alone. */
  readonly links: 'both' | 'next' | 'order';
  readonly name: string;
  readonly next: string | null;
  readonly prev: string | null;
}
