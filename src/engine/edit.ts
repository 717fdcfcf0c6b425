/**
 * The edit: the only place where a world changes. run, record and bulk each own one; it never escapes.
 *
 * A record made in the edit's revision is written in place, an older one is copied first (see table.ts).
 * snapshot() hands out the world as it is and takes a new revision, so what was handed out stays as it is.
 */
import type { KernelEvent, VmaRef } from './call';
import type { KernelName, Profile } from './kernel';
import { makeVma } from './make-vma';
import { guardGapOf, profileOf, type Series, seriesOf } from './profile-of';
import type { Recorder } from './step';
import { newRevision, type Table, tableDelete, tableEntries, tableGet, tableSet } from './table';
import type {
  AnonVma,
  AnonVmaId,
  FileId,
  Inode,
  InodeId,
  Mm,
  MmId,
  Mutable,
  OpenFile,
  PageTable,
  Pid,
  Sysctl,
  Task,
  Vma,
  VmaId,
  World,
} from './world';

/** A record that must be there: its absence is a fault of the engine, never of the user. */
function present<T>(value: T | undefined, what: string, id: number): T {
  if (value === undefined) throw new Error(`engine: no ${what} ${id}`);
  return value;
}

interface FileIndex {
  readonly inodes: Map<string, InodeId>;
  readonly firstFile: Map<InodeId, FileId>;
}

export class Edit {
  readonly kernel: KernelName;
  readonly profile: Profile;
  private readonly variant: Profile | undefined;
  /** null in bulk: a line then costs one test. */
  rec: Recorder | null = null;
  events: KernelEvent[] = [];

  /** In bulk: every VMA read or written so far, by id, before the radix tree is asked. */
  private readonly flat: (Vma | undefined)[] | null;
  private lastMm: Mm | null = null;
  private fileIndex: FileIndex | null = null;
  private rev = newRevision();
  private handedOut: World | null;
  private _sysctl: Sysctl;
  private _current: Pid;
  private _committed: number;
  private tasks: Table<Task>;
  private mms: Table<Mm>;
  private vmas: Table<Vma>;
  private anonVmas: Table<AnonVma>;
  private files: Table<OpenFile>;
  private inodes: Table<Inode>;
  private nextVma: VmaId;
  private nextMm: MmId;
  private nextAnonVma: AnonVmaId;
  private nextFile: FileId;
  private nextPid: Pid;
  private nextPfn: number;

  /** bulk: many calls will come; look-ups are worth remembering. */
  constructor(world: World, bulk = false) {
    this.flat = bulk ? [] : null;
    this.handedOut = world;
    this.kernel = world.kernel;
    this.variant = world.variant;
    this.profile = profileOf(world);
    this._sysctl = world.sysctl;
    this._current = world.current;
    this._committed = world.committed;
    this.tasks = world.tasks;
    this.mms = world.mms;
    this.vmas = world.vmas;
    this.anonVmas = world.anon_vmas;
    this.files = world.files;
    this.inodes = world.inodes;
    this.nextVma = world.nextVma;
    this.nextMm = world.nextMm;
    this.nextAnonVma = world.nextAnonVma;
    this.nextFile = world.nextFile;
    this.nextPid = world.nextPid;
    this.nextPfn = world.nextPfn;
  }

  /** The world as it is now; the same object while nothing has changed. */
  readonly snapshot = (): World => {
    if (this.handedOut !== null) return this.handedOut;
    this.rev = newRevision();
    this.handedOut = {
      kernel: this.kernel,
      ...(this.variant && { variant: this.variant }),
      sysctl: this._sysctl,
      current: this._current,
      tasks: this.tasks,
      mms: this.mms,
      vmas: this.vmas,
      anon_vmas: this.anonVmas,
      files: this.files,
      inodes: this.inodes,
      committed: this._committed,
      nextVma: this.nextVma,
      nextMm: this.nextMm,
      nextAnonVma: this.nextAnonVma,
      nextFile: this.nextFile,
      nextPid: this.nextPid,
      nextPfn: this.nextPfn,
    };
    return this.handedOut;
  };

  private touched(): void {
    this.handedOut = null;
  }

  get sysctl(): Sysctl {
    return this._sysctl;
  }
  set sysctl(value: Sysctl) {
    this.touched();
    this._sysctl = value;
  }
  /** Pages kept free below a growing stack; none before 4.12. */
  get guardGap(): number {
    return guardGapOf(this.profile, this._sysctl);
  }
  /** The patches of the 2022 series that are in force. */
  get series(): Series {
    return seriesOf(this.profile, this._sysctl);
  }
  get current(): Pid {
    return this._current;
  }
  set current(pid: Pid) {
    this.touched();
    this._current = pid;
  }
  get committed(): number {
    return this._committed;
  }
  set committed(pages: number) {
    this.touched();
    this._committed = pages;
  }

  // --- vmas

  vma(id: VmaId): Vma {
    if (this.flat === null) return present(tableGet(this.vmas, id), 'vma', id);
    const near = this.flat[id];
    if (near !== undefined) return near;
    const vma = present(tableGet(this.vmas, id), 'vma', id);
    this.flat[id] = vma;
    return vma;
  }
  /** undefined once it has been freed. */
  findVmaById(id: VmaId): Vma | undefined {
    return tableGet(this.vmas, id);
  }
  /** The VMA, to be written. Read it again after the next step: a snapshot ends the right to write. */
  editVma(id: VmaId): Mutable<Vma> {
    const vma = this.vma(id);
    this.touched();
    if (vma.rev === this.rev) return vma;
    return this.putVma(makeVma(vma, id, this.rev));
  }
  /** vm_area_alloc / vm_area_dup: a new object, linked nowhere. */
  addVma(fields: Omit<Vma, 'id' | 'rev'>): VmaId {
    this.touched();
    return this.putVma(makeVma(fields, this.nextVma++, this.rev)).id;
  }
  private putVma(vma: Mutable<Vma>): Mutable<Vma> {
    this.vmas = tableSet(this.vmas, this.rev, vma.id, vma);
    if (this.flat !== null) this.flat[vma.id] = vma;
    return vma;
  }
  freeVma(id: VmaId): void {
    this.touched();
    this.vmas = tableDelete(this.vmas, this.rev, id);
    if (this.flat !== null) this.flat[id] = undefined;
  }
  ref(id: VmaId): VmaRef;
  ref(id: VmaId | null): VmaRef | null;
  ref(id: VmaId | null): VmaRef | null {
    if (id === null) return null;
    const { vm_start, vm_end } = this.vma(id);
    return { id, vm_start, vm_end };
  }

  // --- mms and tasks

  mm(id: MmId): Mm {
    if (this.lastMm?.id === id) return this.lastMm;
    this.lastMm = present(tableGet(this.mms, id), 'mm', id);
    return this.lastMm;
  }
  editMm(id: MmId): Mutable<Mm> {
    const mm = this.mm(id);
    this.touched();
    if (mm.rev === this.rev) return mm;
    const copy: Mutable<Mm> = { ...mm, rev: this.rev };
    this.mms = tableSet(this.mms, this.rev, id, copy);
    this.lastMm = copy;
    return copy;
  }
  addMm(fields: Omit<Mm, 'id' | 'rev'>): MmId {
    this.touched();
    const id = this.nextMm++;
    this.mms = tableSet(this.mms, this.rev, id, { ...fields, id, rev: this.rev });
    return id;
  }
  freeMm(id: MmId): void {
    this.touched();
    this.lastMm = null;
    this.mms = tableDelete(this.mms, this.rev, id);
  }
  mmIds(): MmId[] {
    return [...tableEntries(this.mms)].map(([id]) => id);
  }
  mmCount(): number {
    return this.mms.size;
  }
  pids(): Pid[] {
    return [...tableEntries(this.tasks)].map(([pid]) => pid);
  }
  task(pid: Pid): Task {
    return present(tableGet(this.tasks, pid), 'task', pid);
  }
  findTask(pid: Pid): Task | undefined {
    return tableGet(this.tasks, pid);
  }
  editTask(pid: Pid): Mutable<Task> {
    const task = this.task(pid);
    this.touched();
    if (task.rev === this.rev) return task;
    const copy: Mutable<Task> = { ...task, rev: this.rev };
    this.tasks = tableSet(this.tasks, this.rev, pid, copy);
    return copy;
  }
  addTask(fields: Omit<Task, 'rev'>): void {
    this.touched();
    this.tasks = tableSet(this.tasks, this.rev, fields.pid, { ...fields, rev: this.rev });
    this.nextPid = Math.max(this.nextPid, fields.pid + 1);
  }
  /** A pid that no task has had; taken when the task is added. */
  freePid(): Pid {
    let pid = this.nextPid;
    while (tableGet(this.tasks, pid) !== undefined) pid++;
    return pid;
  }

  // --- anon_vmas, files, pages

  anonVma(id: AnonVmaId): AnonVma {
    return present(tableGet(this.anonVmas, id), 'anon_vma', id);
  }
  hasAnonVma(id: AnonVmaId): boolean {
    return tableGet(this.anonVmas, id) !== undefined;
  }
  editAnonVma(id: AnonVmaId): Mutable<AnonVma> {
    const av = this.anonVma(id);
    this.touched();
    if (av.rev === this.rev) return av;
    const copy: Mutable<AnonVma> = { ...av, rev: this.rev };
    this.anonVmas = tableSet(this.anonVmas, this.rev, id, copy);
    return copy;
  }
  addAnonVma(make: (id: AnonVmaId) => Omit<AnonVma, 'id' | 'rev'>): AnonVmaId {
    this.touched();
    const id = this.nextAnonVma++;
    this.anonVmas = tableSet(this.anonVmas, this.rev, id, { ...make(id), id, rev: this.rev });
    return id;
  }
  freeAnonVma(id: AnonVmaId): void {
    this.touched();
    this.anonVmas = tableDelete(this.anonVmas, this.rev, id);
  }
  /** The avc of vma enters the interval tree of its anon_vma. */
  addAvc(id: AnonVmaId, vma: VmaId): void {
    const av = this.editAnonVma(id);
    av.vmas = tableSet(av.vmas, this.rev, vma, vma);
  }
  dropAvc(id: AnonVmaId, vma: VmaId): void {
    const av = this.editAnonVma(id);
    av.vmas = tableDelete(av.vmas, this.rev, vma);
  }
  file(id: FileId): OpenFile {
    return present(tableGet(this.files, id), 'file', id);
  }
  findFile(id: FileId): OpenFile | undefined {
    return tableGet(this.files, id);
  }
  /** The first struct file that was opened on the inode. */
  fileOfInode(inode: InodeId): FileId | null {
    return this.index().firstFile.get(inode) ?? null;
  }
  /** The inode of that path; shared anonymous memory has none. */
  inodeOfPath(path: string): InodeId | null {
    return this.index().inodes.get(path) ?? null;
  }
  /** Built when first asked for, kept up to date from then on: logs open thousands of files. */
  private index(): FileIndex {
    if (this.fileIndex !== null) return this.fileIndex;
    const index: FileIndex = { inodes: new Map(), firstFile: new Map() };
    for (const [id, { name, kind }] of tableEntries(this.inodes)) if (kind !== 'shmem') index.inodes.set(name, id);
    for (const [id, { inode }] of tableEntries(this.files))
      if (!index.firstFile.has(inode)) index.firstFile.set(inode, id);
    this.fileIndex = index;
    return index;
  }
  addFile(fields: Omit<OpenFile, 'id'>): FileId {
    this.touched();
    const id = this.nextFile++;
    this.files = tableSet(this.files, this.rev, id, { ...fields, id });
    if (this.fileIndex !== null && !this.fileIndex.firstFile.has(fields.inode))
      this.fileIndex.firstFile.set(fields.inode, id);
    return id;
  }
  inode(id: InodeId): Inode {
    return present(tableGet(this.inodes, id), 'inode', id);
  }
  /** Inodes take their numbers from the same counter as files. */
  addInode(fields: Omit<Inode, 'id' | 'rev'>): InodeId {
    this.touched();
    const id = this.nextFile++;
    this.inodes = tableSet(this.inodes, this.rev, id, { ...fields, id, rev: this.rev });
    if (fields.kind !== 'shmem') this.fileIndex?.inodes.set(fields.name, id);
    return id;
  }
  editInode(id: InodeId): Mutable<Inode> {
    const inode = this.inode(id);
    this.touched();
    if (inode.rev === this.rev) return inode;
    const copy: Mutable<Inode> = { ...inode, rev: this.rev };
    this.inodes = tableSet(this.inodes, this.rev, id, copy);
    return copy;
  }
  linkImmap(id: InodeId, vma: VmaId): void {
    const inode = this.editInode(id);
    inode.i_mmap = tableSet(inode.i_mmap, this.rev, vma, vma);
  }
  unlinkImmap(id: InodeId, vma: VmaId): void {
    const inode = this.editInode(id);
    inode.i_mmap = tableDelete(inode.i_mmap, this.rev, vma);
  }
  /** Write one page table of an mm; an empty one goes. */
  setPageTable(mm: MmId, index: number, runs: PageTable): void {
    const edit = this.editMm(mm);
    edit.pgd = runs.length === 0 ? tableDelete(edit.pgd, this.rev, index) : tableSet(edit.pgd, this.rev, index, runs);
  }
  /** count page frames that no page has had. */
  newFrames(count: number): number {
    this.touched();
    const first = this.nextPfn;
    this.nextPfn += count;
    return first;
  }
}
