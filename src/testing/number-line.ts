/**
 * Number-line pictures: an address space before a call, the call, the address space after it. They are parsed, played
 * on the engine and printed again; a test compares the two texts. One column is one page of the arena.
 *
 *     before  AAA...BBB        a letter is one vm_area_struct, and stays its name
 *     prot    www...www        see PROT_LETTERS; without this row all is `w`
 *     anon    1.....22.        anon_vma by number, below each page of its VMA; a..i: the same with a longer chain
 *     file    ......ff.        struct file; without this row all is anonymous
 *     pgoff   012...678        the page offset that belongs to each page, base 36; without it: the column
 *     limit   3                vm.max_map_count
 *     call       ***           mmap w
 *     ret     ENOMEM           without this row the call must succeed
 *     after   AAAAAAAAA        objects keep their letters; new ones take the next free letters, in order of creation
 *     prot …                   rows below `after` are printed where the picture has them
 *     events  case 1 A -B      what the kernel did; -B: B was freed
 *
 * Further calls follow as further blocks of call and after.
 */
import '../engine/all-calls';
import {
  type Call,
  createWorld,
  has,
  type KernelEvent,
  MADV,
  MAP,
  MREMAP,
  PROT,
  run,
  toPages,
  VM,
  type Vma,
  validate,
  type World,
} from '../engine';
import { Edit } from '../engine/edit';
import { findVmaLinks } from '../engine/find';
import { vmStatAccount } from '../engine/limits';
import { vmaLink } from '../engine/link';
import { emptyTable } from '../engine/table';
import {
  ARENA,
  areas,
  at,
  madvise,
  mlock,
  mmap,
  mprotect,
  mremap,
  munlock,
  munmap,
  pageOf,
  read,
  write,
} from './calls';

const MAY = VM.MAYREAD + VM.MAYWRITE + VM.MAYEXEC;
/** Private flags by letter; a capital has VM_ACCOUNT though it cannot be written: it once could. */
const PROT_LETTERS: { readonly [letter: string]: number } = {
  '-': MAY,
  r: MAY + VM.READ,
  e: MAY + VM.READ + VM.EXEC,
  w: MAY + VM.READ + VM.WRITE + VM.ACCOUNT,
  x: MAY + VM.READ + VM.WRITE + VM.EXEC + VM.ACCOUNT,
  N: MAY + VM.ACCOUNT,
  R: MAY + VM.READ + VM.ACCOUNT,
  E: MAY + VM.READ + VM.EXEC + VM.ACCOUNT,
  l: MAY + VM.READ + VM.WRITE + VM.ACCOUNT + VM.LOCKED,
  c: MAY + VM.READ + VM.WRITE + VM.ACCOUNT + VM.DONTCOPY,
  G: MAY + VM.READ + VM.WRITE + VM.ACCOUNT + VM.GROWSDOWN,
};
const CALL_PROTS: { readonly [letter: string]: number } = {
  '-': PROT.NONE,
  r: PROT.READ,
  e: PROT.READ + PROT.EXEC,
  w: PROT.READ + PROT.WRITE,
  x: PROT.READ + PROT.WRITE + PROT.EXEC,
};
const CHAIN_LETTERS = 'abcdefghi';

interface Row {
  readonly key: string;
  readonly text: string;
}
const STATE_ROWS = ['prot', 'anon', 'file', 'pgoff'];

/** Splits a picture in rows. Errors: SyntaxError for a row without a known name. */
function parsePicture(picture: string): Row[] {
  const lines = picture.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => {
    const key = /^\w+/.exec(line.slice(indent))?.[0] ?? '';
    if (!['before', 'limit', 'call', 'ret', 'after', 'events', ...STATE_ROWS].includes(key))
      throw new SyntaxError(`not a row of a picture: ${line}`);
    return { key, text: line.slice(indent + 8).trimEnd() };
  });
}

const printRows = (rows: readonly Row[]): string =>
  rows.map(({ key, text }) => `${key.padEnd(8)}${text}`.trimEnd()).join('\n');

/** Letters for objects: known ones keep theirs, new ones take the next. */
class Names {
  private readonly byId = new Map<number, string>();
  private next = 0;

  constructor(private readonly alphabet: string) {}

  name(id: number, letter: string): void {
    this.byId.set(id, letter);
    this.next = Math.max(this.next, this.alphabet.indexOf(letter) + 1);
  }
  of(id: number): string {
    if (!this.byId.has(id)) this.name(id, this.alphabet[this.next] ?? '?');
    return this.byId.get(id) ?? '?';
  }
}

class Player {
  readonly vmas = new Names('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  readonly anons = new Names('123456789');
  private readonly files = new Names('fgh');
  world: World = createWorld();
  width = 0;

  /** Builds what `before` and the rows below it show. */
  build(rows: readonly Row[]): void {
    const line = (key: string): string => rows.find((row) => row.key === key)?.text ?? '';
    const before = line('before');
    this.width = before.length;
    const files = new Map<string, number>();
    for (const letter of [...new Set(line('file').replace(/[^fgh]/g, ''))].sort()) {
      const opened = run(this.world, { name: 'open', path: letter, pages: 100, mode: 'rw' });
      this.world = opened.world;
      files.set(letter, Number(opened.ret));
      this.files.name(Number(opened.ret), letter);
    }
    const edit = new Edit(this.world);
    const anons = new Map<string, number>();
    for (const letter of [...new Set(before.replace(/\./g, ''))].sort()) {
      const start = before.indexOf(letter);
      const end = before.lastIndexOf(letter) + 1;
      if (before.slice(start, end) !== letter.repeat(end - start)) throw new SyntaxError(`${letter} is in two pieces`);
      const file = files.get(line('file')[start] ?? '') ?? null;
      const prot = PROT_LETTERS[line('prot')[start] ?? 'w'] ?? 0;
      this.vmas.name(
        this.link(edit, {
          vm_start: at(start),
          vm_end: at(end),
          vm_flags: prot,
          vm_pgoff: pgoffOf(line('pgoff')[start], start, file === null),
          vm_file: file,
          anon: this.anonVma(edit, anons, line('anon')[start] ?? '.'),
        }),
        letter,
      );
    }
    this.world = edit.snapshot();
  }

  /** The anon_vma of that letter with its chain, newest first. */
  private anonVma(edit: Edit, known: Map<string, number>, letter: string): readonly number[] {
    if (letter === '.' || letter === ' ') return [];
    const inherited = CHAIN_LETTERS.indexOf(letter) + 1;
    const name = inherited > 0 ? String(inherited) : letter;
    const get = (key: string, parent: number | null): number => {
      const old = known.get(key);
      if (old !== undefined) return old;
      const made = edit.addAnonVma((id) => ({
        root: parent ?? id,
        parent: parent ?? id,
        num_children: parent === null ? 1 : 0,
        num_active_vmas: 0,
        vmas: emptyTable(),
      }));
      if (parent !== null) edit.editAnonVma(parent).num_children++;
      known.set(key, made);
      return made;
    };
    const parent = inherited > 0 ? get(`parent of ${name}`, null) : null;
    const own = get(name, parent);
    this.anons.name(own, name);
    return parent === null ? [own] : [own, parent];
  }

  private link(
    edit: Edit,
    fields: Pick<Vma, 'vm_start' | 'vm_end' | 'vm_flags' | 'vm_pgoff' | 'vm_file'> & { anon: readonly number[] },
  ): number {
    const { anon, ...rest } = fields;
    const mm = edit.task(1).mm ?? 0;
    const id = edit.addVma({
      ...rest,
      vm_mm: mm,
      vm_ops: fields.vm_file === null ? null : 'file',
      vm_next: null,
      vm_prev: null,
      rb_parent: null,
      rb_left: null,
      rb_right: null,
      rb_colour: 'red',
      rb_subtree_gap: 0,
      anon_vma: anon[0] ?? null,
      anon_vma_chain: anon,
      vm_policy: null,
      vm_userfaultfd_ctx: null,
      anon_name: null,
      vm_truncate_count: 0,
    });
    for (const av of anon) edit.addAvc(av, id);
    const [own] = anon;
    if (own !== undefined) edit.editAnonVma(own).num_active_vmas++;
    const place = findVmaLinks(edit, mm, rest.vm_start, rest.vm_end);
    if (place === null) throw new SyntaxError('two VMAs of the picture overlap');
    vmaLink(edit, mm, id, place);
    const pages = toPages(rest.vm_end - rest.vm_start);
    vmStatAccount(edit, mm, rest.vm_flags, pages);
    if (has(rest.vm_flags, VM.ACCOUNT)) edit.committed += pages;
    if (has(rest.vm_flags, VM.LOCKED)) edit.editMm(mm).locked_vm += pages;
    return id;
  }

  /** The value of one row, as the world is now. */
  print(key: string): string {
    const cells = new Array<string>(this.width).fill('.');
    // New names go by creation, whatever the place.
    for (const { id } of [...areas(this.world)].sort((a, b) => a.id - b.id)) this.vmas.of(id);
    for (const vma of areas(this.world)) {
      for (let page = pageOf(vma.vm_start); page < pageOf(vma.vm_end); page++)
        if (page >= 0 && page < this.width) cells[page] = this.cell(key, vma, page);
    }
    return cells.join('');
  }

  private cell(key: string, vma: Vma, page: number): string {
    switch (key) {
      case 'prot':
        return Object.keys(PROT_LETTERS).find((letter) => PROT_LETTERS[letter] === vma.vm_flags) ?? '?';
      case 'anon': {
        if (vma.anon_vma === null) return '.';
        const name = this.anons.of(vma.anon_vma);
        return vma.anon_vma_chain.length > 1 ? (CHAIN_LETTERS[Number(name) - 1] ?? '?') : name;
      }
      case 'file':
        return vma.vm_file === null ? '.' : this.files.of(vma.vm_file);
      case 'pgoff': {
        const base = vma.vm_ops === null ? toPages(ARENA) : 0;
        const pgoff = vma.vm_pgoff - base + page - pageOf(vma.vm_start);
        return pgoff >= 0 && pgoff < 36 ? pgoff.toString(36) : '?';
      }
      default:
        return this.vmas.of(vma.id);
    }
  }

  printEvents(events: readonly KernelEvent[]): string {
    return events.map((event) => this.printEvent(event)).join(', ');
  }

  private printEvent(event: KernelEvent): string {
    switch (event.kind) {
      case 'merge': {
        const survivor = event.survivor === null ? '' : ` ${this.vmas.of(event.survivor)}`;
        return `case ${event.mergeCase}${survivor}${event.removed.map((id) => ` -${this.vmas.of(id)}`).join('')}`;
      }
      case 'split':
        return `split ${this.vmas.of(event.vma.id)} at ${pageOf(event.at)}${event.new_below ? ' below' : ''}`;
      case 'adjust':
        return `adjust ${this.vmas.of(event.vma.id)}`;
      default:
        return event.kind;
    }
  }
}

const pgoffOf = (digit: string | undefined, column: number, anonymous: boolean): number =>
  (digit === undefined || digit === '.' ? column : Number.parseInt(digit, 36)) + (anonymous ? toPages(ARENA) : 0);

/** `   ***   mprotect x` as a call: the stars are the range. */
function parseCall(text: string): Call {
  const start = text.indexOf('*');
  const end = text.lastIndexOf('*') + 1;
  const [verb = '', first = '', ...rest] = text.slice(end).trim().split(/\s+/);
  const pages = end - start;
  const prot = CALL_PROTS[first] ?? 0;
  switch (verb) {
    case 'mmap':
      return mmap(start, pages, prot);
    case 'noreserve':
      return mmap(start, pages, prot, MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED + MAP.NORESERVE);
    case 'munmap':
      return munmap(start, pages);
    case 'mprotect':
      return mprotect(start, pages, prot);
    case 'write':
      return write(start, pages);
    case 'read':
      return read(start, pages);
    case 'mlock':
      return mlock(start, pages);
    case 'munlock':
      return munlock(start, pages);
    case 'madvise':
      return madvise(start, pages, first === 'DONTFORK' ? MADV.DONTFORK : MADV.DOFORK);
    case 'mremap': {
      const [where, target = '0'] = rest;
      const flags =
        where === 'to'
          ? MREMAP.MAYMOVE + MREMAP.FIXED
          : where === 'keep'
            ? MREMAP.MAYMOVE + MREMAP.FIXED + MREMAP.DONTUNMAP
            : 0;
      return mremap(start, pages, Number(first), flags, Number(target));
    }
    default:
      throw new SyntaxError(`not a call of a picture: ${verb}`);
  }
}

/** Plays a picture: the rows that it has, and the same rows as the engine has them. */
export function playPicture(picture: string): { readonly expected: string; readonly actual: string } {
  const rows = parsePicture(picture);
  const player = new Player();
  const firstCall = rows.findIndex((row) => row.key === 'call');
  const setting = rows.slice(0, firstCall);
  player.build(setting);
  const limit = setting.find((row) => row.key === 'limit');
  if (limit !== undefined)
    player.world = run(player.world, { name: 'sysctl', key: 'max_map_count', value: Number(limit.text) }).world;
  // What was read is printed again first: a picture that the engine cannot hold shows at once.
  const actual: Row[] = setting.map(({ key, text }) => ({ key, text: key === 'limit' ? text : player.print(key) }));
  let ret = '';
  let events: readonly KernelEvent[] = [];
  for (const { key, text } of rows.slice(firstCall)) {
    if (key === 'call') {
      if (ret !== '') actual.push({ key: 'ret', text: ret });
      const result = run(player.world, parseCall(text));
      player.world = result.world;
      events = result.events;
      ret = typeof result.ret === 'string' ? result.ret : '';
      actual.push({ key, text });
    } else if (key === 'ret') {
      actual.push({ key, text: ret });
      ret = '';
    } else {
      actual.push({ key, text: key === 'events' ? player.printEvents(events) : player.print(key) });
    }
  }
  if (ret !== '') actual.push({ key: 'ret', text: ret });
  const faults = validate(player.world).map((fault) => ({ key: 'fault', text: fault }));
  return { expected: printRows(rows), actual: printRows([...actual, ...faults]) };
}
