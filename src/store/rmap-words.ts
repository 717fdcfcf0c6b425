/** The words of the pictures of rmap and pages; the page makes them from its dictionary. */

/** Words that both pictures need. */
interface GroupWords {
  readonly noVmas: string;
  /** `pids` as a list; empty: a process that is being made. */
  process(pids: string, isCurrent: boolean): string;
  /** "+1,240 more" */
  more(n: number): string;
  moreBefore(n: number): string;
  moreAfter(n: number): string;
  /** Empty where n is 0. */
  moreProcesses(n: number): string;
  pagesOf(n: number): string;
}

export interface RmapWords extends GroupWords {
  readonly title: string;
  readonly heads: { readonly anonVmas: string; readonly inodes: string };
  readonly noChain: string;
  readonly noAnonVma: string;
  readonly root: string;
  childOf(parent: string): string;
  description(what: { readonly vmas: number; readonly anonVmas: number; readonly inodes: number }): string;
  vma(what: { readonly name: string; readonly perm: string; readonly pages: number; readonly chain: string }): string;
  anonVma(what: {
    readonly name: string;
    readonly role: string;
    readonly counters: string;
    readonly vmas: string;
  }): string;
  member(what: { readonly name: string; readonly file: string; readonly first: number; readonly last: number }): string;
}

/** Words of one page or run of pages. */
export interface PageSentence {
  readonly vma: string;
  /** Address of the first, hexadecimal with 0x. */
  readonly addr: string;
  readonly n: number;
  readonly kind: 'zero' | 'anon' | 'file' | 'absent';
  readonly mapping: string;
  readonly index: string;
  readonly frame: string;
  /** Processes, or empty. */
  readonly shared: string;
  readonly was: string;
}

export interface PagesWords extends GroupWords {
  readonly title: string;
  readonly zero: string;
  description(vmas: number): string;
  present(n: number, of: number): string;
  absent(n: number): string;
  vma(what: {
    readonly name: string;
    readonly perm: string;
    readonly present: number;
    readonly pages: number;
    readonly label: string;
  }): string;
  page(what: PageSentence): string;
}
