/** The words that the pictures need. The page makes them from its dictionary; the store knows no language. */
import type { VmaKind } from '../layout/model';

export interface PictureWords {
  readonly barTitle: string;
  readonly treeTitle: string;
  readonly listTitle: string;
  readonly overviewTitle: string;
  readonly windowText: string;
  readonly before: string;
  readonly pages: string;
  readonly noVmas: string;
  readonly red: string;
  readonly black: string;
  barDescription(vmas: number): string;
  treeDescription(vmas: number, root: string | null): string;
  listDescription(vmas: number): string;
  overviewCaption(size: string): string;
  request(pages: number): string;
  badge(mergeCase: number): string;
  hole(size: string): { readonly text: string; readonly description: string };
  gap(size: string): string;
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
  readonly name: string;
  readonly next: string | null;
  readonly prev: string | null;
}
