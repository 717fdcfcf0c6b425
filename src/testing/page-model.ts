/**
 * The system calls on page maps, after the order of tests in Linux 5.10. Where a rule speaks of a VMA (mremap within
 * one VMA, limits that are tested VMA by VMA), the model is told where VMAs end, and nothing else.
 */
import type { Call, CallOf } from '../engine';
import {
  ACCESS,
  any,
  type Content,
  F,
  LOCK_BITS,
  MAY_ALL,
  minus,
  PAGE,
  type Page,
  plus,
  SPECIAL,
  Space,
  TASK_SIZE,
} from './page-map';

/** A number, an error, or "the VMA that holds this page". */
export type ModelRet = number | string | { readonly holds: number };

export interface ModelFile {
  readonly inode: string;
  readonly pages: number;
  readonly readable: boolean;
  readonly writable: boolean;
}
interface Task {
  readonly parent: number | null;
  readonly limits: { [name: string]: number };
  space: Space | null;
}

const PROT_GROWS = 0x01000000;
const PROT_GROWSUP = 0x02000000;
const M = {
  shared: 1,
  fixed: 0x10,
  anon: 0x20,
  low: 0x40,
  grows: 0x100,
  locked: 0x2000,
  noReserve: 0x4000,
};
const POPULATE = 0x8000;
const NONBLOCK = 0x10000;
const NOREPLACE = 0x100000;
const up = (bytes: number): number => (bytes > 2 ** 64 - PAGE ? 0 : Math.ceil(bytes / PAGE) * PAGE);
const aligned = (x: number): boolean => x % PAGE === 0;
const isData = (flags: number): boolean => any(flags, F.write) && !any(flags, F.shared + F.growsDown);

export class PageModel {
  readonly tasks = new Map<number, Task>();
  readonly files = new Map<number, ModelFile>();
  readonly sysctl = { guard: 256, minAddr: 65536, overcommit: 0, commitLimit: Number.POSITIVE_INFINITY };
  current = 1;
  /** The commit charge as the kernel keeps it, less the pages that are charged. */
  committedDrift = 0;
  private frames = 0;
  private objects = 0;
  private nextPid = 2;
  /** Page numbers at which a VMA begins; set before each call. */
  private cuts: ReadonlySet<number> = new Set();

  constructor(startBrk: number, base: number) {
    this.tasks.set(1, {
      parent: null,
      space: new Space({ pages: new Map(), startBrk, base, brk: startBrk }),
      limits: { RLIMIT_STACK: 8 * 2 ** 20 },
    });
  }

  private get task(): Task {
    const task = this.tasks.get(this.current);
    if (task === undefined) throw new Error('model: no task');
    return task;
  }
  get space(): Space | null {
    return this.task.space;
  }
  private limit(name: string): number {
    return this.task.limits[name] ?? Number.POSITIVE_INFINITY;
  }
  spaces(): Set<Space> {
    return new Set([...this.tasks.values()].flatMap(({ space }) => (space === null ? [] : [space])));
  }
  get committed(): number {
    let pages = this.committedDrift;
    for (const space of this.spaces()) pages += space.count((flags) => any(flags, F.account));
    return pages;
  }
  private canCharge(pages: number): boolean {
    return this.sysctl.overcommit === 1 || this.committed + pages <= this.sysctl.commitLimit;
  }
  private mayExpand(space: Space, flags: number, pages: number): boolean {
    if (space.pages.size + pages > Math.floor(this.limit('RLIMIT_AS') / PAGE)) return false;
    return !isData(flags) || space.count(isData) + pages <= Math.floor(this.limit('RLIMIT_DATA') / PAGE);
  }
  private overLock(space: Space, pages: number): boolean {
    return space.lockedVm + pages > Math.floor(this.limit('RLIMIT_MEMLOCK') / PAGE);
  }
  /** Where the VMA that holds the page ends, and where it begins. */
  private endOf(space: Space, page: number): number {
    let end = page + 1;
    while (space.get(end) !== undefined && !this.cuts.has(end)) end++;
    return end;
  }
  private startOf(space: Space, page: number): number {
    let start = page;
    while (!this.cuts.has(start) && space.get(start - 1) !== undefined) start--;
    return start;
  }

  /** What the kernel would return; the maps change accordingly. */
  apply(call: Call, cuts: ReadonlySet<number>): ModelRet {
    this.cuts = cuts;
    switch (call.name) {
      case 'switch':
        return this.switchTo(call.pid);
      case 'exit':
        return this.exit(call.pid ?? this.current);
      case 'rlimit':
        if (call.value < 0) return 'EINVAL';
        this.task.limits[call.resource] = call.value;
        return 0;
      case 'sysctl':
        if (call.value < 0) return 'EINVAL';
        if (call.key === 'commit_limit') this.sysctl.commitLimit = call.value;
        if (call.key === 'overcommit_memory') this.sysctl.overcommit = call.value;
        return 0;
    }
    const { space } = this;
    return space === null ? 'ESRCH' : this.inSpace(space, call);
  }

  private inSpace(space: Space, call: Call): ModelRet {
    switch (call.name) {
      case 'mmap':
        return this.mmap(space, call);
      case 'munmap':
        return this.munmap(space, call.addr, call.len);
      case 'mprotect':
        return this.mprotect(space, call);
      case 'mremap':
        return this.mremap(space, call);
      case 'brk':
        return this.brk(space, call.addr);
      case 'madvise':
        return this.madvise(space, call);
      case 'mlock':
        return this.mlock(space, call.addr, call.len, F.locked);
      case 'mlock2':
        if (minus(call.flags, 1) !== 0) return 'EINVAL';
        return this.mlock(space, call.addr, call.len, call.flags === 1 ? LOCK_BITS : F.locked);
      case 'munlock': {
        const [start, end] = widened(call.addr, call.len);
        return this.setLocked(space, start, end, 0);
      }
      case 'mlockall':
        return this.mlockall(space, call.flags);
      case 'munlockall':
        space.defFlags = 0;
        this.lockEvery(space, 0);
        return 0;
      case 'populate':
        return this.populate(space, call.addr / PAGE, (call.addr + up(call.len)) / PAGE, true);
      case 'touch':
        return this.touch(space, call);
      case 'fork':
        return this.fork(space, call);
      case 'find_vma': {
        const holds = space.next(Math.floor(call.addr / PAGE));
        return holds === undefined ? 0 : { holds };
      }
      case 'get_unmapped_area':
        return this.area(space, call.addr, call.len, call.flags);
      default:
        throw new Error(`model: ${call.name} is not modelled`);
    }
  }

  // --- tasks

  private switchTo(pid: number): ModelRet {
    if ((this.tasks.get(pid)?.space ?? null) === null) return 'ESRCH';
    this.current = pid;
    return 0;
  }

  private exit(pid: number): ModelRet {
    const task = this.tasks.get(pid);
    if (task === undefined || task.space === null) return 'ESRCH';
    task.space.users--;
    task.space = null;
    if (pid !== this.current) return 0;
    for (let up = task.parent; up !== null; up = this.tasks.get(up)?.parent ?? null)
      if (this.switchTo(up) === 0) return 0;
    for (const other of [...this.tasks.keys()].sort((a, b) => a - b)) if (this.switchTo(other) === 0) return 0;
    return 0;
  }

  private fork(space: Space, call: CallOf<'fork'>): ModelRet {
    const task = { parent: this.current, limits: { ...this.task.limits } };
    if (call.thread === true) {
      const pid = this.nextPid++;
      space.users++;
      this.tasks.set(pid, { ...task, space });
      return pid;
    }
    const copied = [...space.pages].filter(([, { flags }]) => !any(flags, F.dontCopy));
    const charge = copied.filter(([, { flags }]) => any(flags, F.account)).length;
    if (charge > 0 && !this.canCharge(charge)) return 'ENOMEM';
    const pages = new Map(
      copied.map(([page, own]): [number, Page] => [
        page,
        {
          flags: minus(own.flags, LOCK_BITS),
          backing: own.backing,
          content: any(own.flags, F.wipeOnFork) ? null : own.content,
        },
      ]),
    );
    const pid = this.nextPid++;
    this.tasks.set(pid, { ...task, space: new Space({ ...space, pages }) });
    return pid;
  }

  // --- where

  private area(space: Space, addr: number, len: number, flags: number): number | string {
    if (len > TASK_SIZE) return 'ENOMEM';
    const found = any(flags, M.fixed) ? addr : this.search(space, addr, len / PAGE, flags);
    if (found === null || found > TASK_SIZE - len) return 'ENOMEM';
    if (!aligned(found)) return 'EINVAL';
    return found < this.sysctl.minAddr ? 'EPERM' : found;
  }

  private search(space: Space, hint: number, pages: number, flags: number): number | null {
    const { guard } = this.sysctl;
    const low32 = any(flags, M.low);
    const top = low32 ? 0x80000 : TASK_SIZE / PAGE;
    const at = Math.floor(hint / PAGE);
    if (hint !== 0 && at + pages <= top) {
      const next = space.next(at);
      const stack = next !== undefined && any(space.get(next)?.flags ?? 0, F.growsDown);
      // Inside of a stack's guard gap is as bad as inside of the stack.
      if (next === undefined || at + pages <= Math.max(0, this.startOf(space, next) - (stack ? guard : 0)))
        return at * PAGE;
    }
    const base = space.base / PAGE;
    const found = low32
      ? space.lowest(pages, 0x40000, 0x80000, guard)
      : (space.highest(pages, 1, base, guard) ??
        space.lowest(pages, Math.ceil(TASK_SIZE / 3 / PAGE), TASK_SIZE / PAGE, guard));
    return found === null ? null : found * PAGE;
  }

  // --- mmap, munmap

  private mmap(space: Space, call: CallOf<'mmap'>): ModelRet {
    if (!aligned(call.offset)) return 'EINVAL';
    const anon = any(call.flags, M.anon);
    const file = anon ? undefined : this.files.get(call.fd);
    if (!anon && file === undefined) return 'EBADF';
    if (call.len === 0) return 'EINVAL';
    const flags = any(call.flags, NOREPLACE) ? plus(call.flags, M.fixed) : call.flags;
    const len = up(call.len);
    if (len === 0) return 'ENOMEM';
    if (call.offset / PAGE + len / PAGE >= 2 ** 52) return 'EOVERFLOW';
    const rounded = Math.floor(call.addr / PAGE) * PAGE;
    const hint = rounded !== 0 && rounded < this.sysctl.minAddr ? this.sysctl.minAddr : rounded;
    const addr = this.area(space, any(flags, M.fixed) ? call.addr : hint, len, flags);
    if (typeof addr === 'string') return addr;
    const [start, end] = [addr / PAGE, (addr + len) / PAGE];
    if (any(call.flags, NOREPLACE) && space.within(start, end).length > 0) return 'EEXIST';
    let vm = plus(plus(call.prot & 7, space.defFlags), MAY_ALL);
    if (any(flags, M.grows)) vm = plus(vm, F.growsDown);
    if (any(flags, M.locked)) vm = plus(vm, F.locked);
    if (any(flags, M.locked) && this.limit('RLIMIT_MEMLOCK') === 0) return 'EPERM';
    if (any(vm, F.locked) && this.overLock(space, len / PAGE)) return 'EAGAIN';
    const typed =
      file === undefined ? anonFlags(flags, vm) : fileFlags(file, flags, vm, call.offset / PAGE, len / PAGE);
    if (typeof typed === 'string') return typed;
    vm = any(flags, M.noReserve) && this.sysctl.overcommit !== 2 ? plus(typed, F.noReserve) : typed;
    const mapped = this.region(space, start, end, vm, file === undefined ? null : call);
    if (mapped !== null) return mapped;
    const fill = any(flags, M.locked) || any(space.defFlags, F.locked) || (flags & (POPULATE | NONBLOCK)) === POPULATE;
    if (fill) this.populate(space, start, end, true);
    return addr;
  }

  /** The pages themselves; null when done. */
  private region(space: Space, start: number, end: number, flags: number, file: CallOf<'mmap'> | null): string | null {
    const pages = end - start;
    const replaced = space.within(start, end).length;
    if (!this.mayExpand(space, flags, pages) && !this.mayExpand(space, flags, pages - replaced)) return 'ENOMEM';
    space.unmap(start, end);
    let vm = flags;
    if (any(vm, F.write) && !any(vm, F.shared + F.noReserve)) {
      if (!this.canCharge(pages)) return 'ENOMEM';
      vm = plus(vm, F.account);
    }
    const raw = file !== null && this.files.get(file.fd)?.inode === '/dev/mem';
    if (raw) vm = minus(plus(vm, F.io + F.pfnMap + F.dontExpand + F.dontDump + F.arch1), LOCK_BITS);
    const object = file !== null ? file.fd : any(vm, F.shared) ? `shm${this.objects++}` : null;
    const first = file === null ? 0 : file.offset / PAGE;
    if (typeof object === 'string') this.shm.set(object, pages);
    for (let page = start; page < end; page++) {
      const backing = object === null ? null : { object, index: first + page - start };
      space.pages.set(page, { flags: vm, backing, content: null });
    }
    return null;
  }
  private readonly shm = new Map<string, number>();

  private munmap(space: Space, addr: number, length: number): number | string {
    if (!aligned(addr) || addr > TASK_SIZE || length > TASK_SIZE - addr) return 'EINVAL';
    if (up(length) === 0) return 'EINVAL';
    space.unmap(addr / PAGE, (addr + up(length)) / PAGE);
    return 0;
  }

  // --- mprotect

  private mprotect(space: Space, { addr, len, prot: asked }: CallOf<'mprotect'>): ModelRet {
    const down = any(asked, PROT_GROWS);
    if (down && any(asked, PROT_GROWSUP)) return 'EINVAL';
    if (!aligned(addr)) return 'EINVAL';
    if (len === 0) return 0;
    if (addr + up(len) <= addr) return 'ENOMEM';
    const prot = minus(asked, PROT_GROWS + PROT_GROWSUP);
    if (minus(prot, 0xf) !== 0) return 'EINVAL';
    const end = (addr + up(len)) / PAGE;
    const first = space.next(addr / PAGE);
    if (first === undefined) return 'ENOMEM';
    let start = addr / PAGE;
    if (down) {
      if (this.startOf(space, first) >= end) return 'ENOMEM';
      if (!any(space.get(first)?.flags ?? 0, F.growsDown)) return 'EINVAL';
      start = this.startOf(space, first);
    } else if (first > start) return 'ENOMEM';
    else if (any(asked, PROT_GROWSUP)) return 'EINVAL';
    for (let page = start; page < end; ) {
      const own = space.get(page);
      if (own === undefined) return 'ENOMEM';
      const stop = Math.min(end, this.endOf(space, page));
      const error = this.protectPart(space, page, stop, own.flags, prot & 7);
      if (error !== null) return error;
      page = stop;
    }
    return 0;
  }

  private protectPart(space: Space, start: number, end: number, old: number, prot: number): string | null {
    let flags = plus(minus(old, ACCESS), prot);
    if ((flags & 7 & ~(flags >>> 4)) !== 0) return 'EACCES';
    if (flags === old) return null;
    const pages = end - start;
    if (any(flags, F.write)) {
      if (!this.mayExpand(space, flags, pages) && this.mayExpand(space, old, pages)) return 'ENOMEM';
      if (!any(old, F.account + F.write + F.shared + F.noReserve)) {
        if (!this.canCharge(pages)) return 'ENOMEM';
        flags = plus(flags, F.account);
      }
    }
    for (let page = start; page < end; page++) space.set(page, { flags });
    const fill = any(old, F.locked) && !any(old, F.write + F.shared) && any(flags, F.write);
    if (fill && !any(flags, F.lockOnFault)) this.populate(space, start, end, true);
    return null;
  }

  // --- mremap

  private mremap(space: Space, call: CallOf<'mremap'>): ModelRet {
    const [mayMove, fixed, stays] = [any(call.flags, 1), any(call.flags, 2), any(call.flags, 4)];
    if (minus(call.flags, 7) !== 0 || (fixed && !mayMove)) return 'EINVAL';
    if (stays && (!mayMove || call.old_len !== call.new_len)) return 'EINVAL';
    if (!aligned(call.addr) || up(call.new_len) === 0) return 'EINVAL';
    const [addr, oldLen, newLen] = [call.addr, up(call.old_len), up(call.new_len)];
    if (fixed || stays) return this.mremapTo(space, call, oldLen, newLen);
    if (oldLen >= newLen) {
      const ret = this.munmap(space, addr + newLen, oldLen - newLen);
      return typeof ret === 'string' && oldLen !== newLen ? ret : addr;
    }
    const refused = this.resizeRefused(space, addr, oldLen, newLen, false);
    if (refused !== null) return refused;
    const { flags } = space.get(addr / PAGE) as Page;
    if (addr + oldLen === this.endOf(space, addr / PAGE) * PAGE) {
      const free = space.within((addr + oldLen) / PAGE, (addr + newLen) / PAGE).length === 0;
      if (free && typeof this.area(space, addr, newLen, M.fixed) === 'number') {
        this.lay(space, addr / PAGE, (addr + oldLen) / PAGE, (newLen - oldLen) / PAGE, oldLen / PAGE);
        if (any(flags, F.locked)) this.populate(space, (addr + oldLen) / PAGE, (addr + newLen) / PAGE, true);
        return addr;
      }
    }
    if (!mayMove) return 'ENOMEM';
    const target = this.area(space, 0, newLen, 0);
    if (typeof target === 'string') return target;
    return this.move(space, addr, oldLen, newLen, target, false);
  }

  private mremapTo(space: Space, call: CallOf<'mremap'>, oldLen: number, newLen: number): ModelRet {
    const { addr, new_addr } = call;
    const stays = any(call.flags, 4);
    if (!aligned(new_addr) || newLen > TASK_SIZE || new_addr > TASK_SIZE - newLen) return 'EINVAL';
    if (addr + oldLen > new_addr && new_addr + newLen > addr) return 'EINVAL';
    if (any(call.flags, 2)) {
      const ret = this.munmap(space, new_addr, newLen);
      if (typeof ret === 'string') return ret;
    }
    if (oldLen > newLen) {
      const ret = this.munmap(space, addr + newLen, oldLen - newLen);
      if (typeof ret === 'string') return ret;
    }
    const kept = Math.min(oldLen, newLen);
    const refused = this.resizeRefused(space, addr, kept, newLen, stays);
    if (refused !== null) return refused;
    const { flags } = space.get(addr / PAGE) as Page;
    if (stays && !this.mayExpand(space, flags, kept / PAGE)) return 'ENOMEM';
    const target = this.area(space, new_addr, newLen, any(call.flags, 2) ? M.fixed : 0);
    if (typeof target === 'string') return target;
    return this.move(space, addr, kept, newLen, target, stays);
  }

  private resizeRefused(space: Space, addr: number, oldLen: number, newLen: number, stays: boolean): string | null {
    const own = space.get(addr / PAGE);
    if (own === undefined) return 'EFAULT';
    if (oldLen === 0 && !any(own.flags, F.shared + F.mayShare)) return 'EINVAL';
    if (stays && (own.backing !== null || any(own.flags, F.shared))) return 'EINVAL';
    if (addr + oldLen > this.endOf(space, addr / PAGE) * PAGE) return 'EFAULT';
    if (oldLen === newLen) return null;
    if (any(own.flags, F.dontExpand + F.pfnMap)) return 'EFAULT';
    const pages = (newLen - oldLen) / PAGE;
    if (any(own.flags, F.locked) && this.overLock(space, pages)) return 'EAGAIN';
    if (!this.mayExpand(space, own.flags, pages)) return 'ENOMEM';
    return any(own.flags, F.account) && !this.canCharge(pages) ? 'ENOMEM' : null;
  }

  /** Pages like that of `like`, going on in its file `skip` pages behind it. */
  private lay(space: Space, like: number, start: number, pages: number, skip: number): void {
    const { flags, backing } = space.get(like) as Page;
    for (let i = 0; i < pages; i++)
      space.pages.set(start + i, {
        flags,
        backing: backing === null ? null : { ...backing, index: backing.index + skip + i },
        content: null,
      });
  }

  private move(space: Space, addr: number, oldLen: number, newLen: number, target: number, stays: boolean): number {
    const [from, to, pages] = [addr / PAGE, target / PAGE, oldLen / PAGE];
    const { flags } = space.get(from) as Page;
    const lockedBefore = space.lockedVm;
    this.lay(space, from, to, newLen / PAGE, 0);
    for (let i = 0; i < pages; i++) {
      space.set(to + i, { content: space.get(from + i)?.content ?? null });
      if (stays) space.set(from + i, { content: null });
    }
    if (stays) {
      const [start, end] = [this.startOf(space, from), this.endOf(space, from)];
      for (let page = start; page < end; page++) space.set(page, { flags: minus(flags, LOCK_BITS) });
      // Nobody counts again what was locked.
      space.lockedDrift += lockedBefore - space.lockedVm;
    } else {
      space.unmap(from, from + pages);
      if (any(flags, F.locked)) this.populate(space, to + pages, to + newLen / PAGE, true);
    }
    return target;
  }

  // --- brk

  private brk(space: Space, brk: number): number {
    if (brk < space.startBrk || brk - space.startBrk > this.limit('RLIMIT_DATA')) return space.brk;
    const [now, wanted] = [up(space.brk) / PAGE, up(brk) / PAGE];
    if (wanted < now) space.unmap(wanted, now);
    if (wanted > now && !this.growHeap(space, now, wanted)) return space.brk;
    space.brk = brk;
    return brk;
  }

  private growHeap(space: Space, start: number, end: number): boolean {
    const next = space.next(start);
    const guard = next !== undefined && any(space.get(next)?.flags ?? 0, F.growsDown) ? this.sysctl.guard : 0;
    if (next !== undefined && end + 1 > next - guard) return false;
    const flags = plus(F.read + F.write + MAY_ALL + F.account, space.defFlags);
    const pages = end - start;
    if (typeof this.area(space, start * PAGE, pages * PAGE, M.fixed) === 'string') return false;
    if (any(flags, F.locked) && this.overLock(space, pages)) return false;
    if (!this.mayExpand(space, flags, pages) || !this.canCharge(pages)) return false;
    for (let page = start; page < end; page++) space.pages.set(page, { flags, backing: null, content: null });
    if (any(space.defFlags, F.locked)) this.populate(space, start, end, true);
    return true;
  }

  // --- madvise

  private madvise(space: Space, { addr, len, advice }: CallOf<'madvise'>): ModelRet {
    const known = advice === 3 || advice === 4 || (advice >= 8 && advice <= 21) || advice <= 2;
    if (!known || !aligned(addr) || (len !== 0 && up(len) === 0)) return 'EINVAL';
    const end = (addr + up(len)) / PAGE;
    let unmapped: ModelRet = 0;
    for (let page = addr / PAGE; page < end; page++) {
      const next = space.next(page);
      if (next === undefined) return 'ENOMEM';
      if (next > page) {
        unmapped = 'ENOMEM';
        if (next >= end) return unmapped;
        page = next;
      }
      const change = advised(space.get(page) as Page, advice);
      if (change === null) return 'EINVAL';
      space.set(page, change);
    }
    return unmapped;
  }

  // --- mlock

  private mlock(space: Space, addr: number, len: number, bits: number): ModelRet {
    const [start, end] = widened(addr, len);
    const limit = this.limit('RLIMIT_MEMLOCK');
    if (limit === 0) return 'EPERM';
    const already = space.within(start, end).filter((page) => any(space.get(page)?.flags ?? 0, F.locked)).length;
    if (this.overLock(space, end - start - already)) return 'ENOMEM';
    const ret = this.setLocked(space, start, end, bits);
    return ret === 0 ? this.populate(space, start, end, false) : ret;
  }

  private setLocked(space: Space, start: number, end: number, bits: number): number | string {
    if (end < start) return 'EINVAL';
    for (let page = start; page < end; page++) {
      const own = space.get(page);
      if (own === undefined) return 'ENOMEM';
      if (!any(own.flags, SPECIAL)) space.set(page, { flags: plus(minus(own.flags, LOCK_BITS), bits) });
    }
    return 0;
  }

  private lockEvery(space: Space, bits: number): void {
    for (const page of space.sorted()) this.setLocked(space, page, page + 1, bits);
  }

  private mlockall(space: Space, flags: number): ModelRet {
    if (flags === 0 || flags === 4 || minus(flags, 7) !== 0) return 'EINVAL';
    const limit = this.limit('RLIMIT_MEMLOCK');
    if (limit === 0) return 'EPERM';
    const [now, future] = [any(flags, 1), any(flags, 2)];
    if (now && space.pages.size > Math.floor(limit / PAGE)) return 'ENOMEM';
    const bits = any(flags, 4) ? LOCK_BITS : F.locked;
    space.defFlags = future ? bits : 0;
    if (!now) return 0;
    this.lockEvery(space, bits);
    this.populate(space, 0, TASK_SIZE / PAGE, true);
    return 0;
  }

  // --- faults

  private fileEnd(own: Page): number {
    if (own.backing === null) return Number.POSITIVE_INFINITY;
    const { object } = own.backing;
    return typeof object === 'string' ? (this.shm.get(object) ?? 0) : (this.files.get(object)?.pages ?? 0);
  }
  private pastEnd(own: Page): boolean {
    return own.backing !== null && own.backing.index >= this.fileEnd(own);
  }

  /** One page is accessed. */
  private fault(space: Space, page: number, write: boolean): void {
    const own = space.get(page) as Page;
    const { content, backing } = own;
    if (write && !any(own.flags, F.shared)) {
      const alone = typeof content === 'number' && !this.elsewhere(space, content);
      space.set(page, { content: alone ? content : ++this.frames });
    } else if (content === null) {
      space.set(page, { content: backing === null ? 'zero' : 'file' });
    }
  }
  private elsewhere(space: Space, frame: Content): boolean {
    for (const other of this.spaces())
      if (other !== space) for (const { content } of other.pages.values()) if (content === frame) return true;
    return false;
  }

  private populate(space: Space, start: number, end: number, ignoring: boolean): number | string {
    for (const page of space.within(start, end)) {
      const own = space.get(page) as Page;
      if (any(own.flags, F.io + F.pfnMap)) continue;
      const barred = !any(own.flags, ACCESS);
      if (!barred && any(own.flags, F.lockOnFault)) continue;
      if (barred || this.pastEnd(own)) {
        if (ignoring) continue;
        return 'ENOMEM';
      }
      this.fault(space, page, any(own.flags, F.write) && !any(own.flags, F.shared));
    }
    return 0;
  }

  private touch(space: Space, { addr, len, write }: CallOf<'touch'>): ModelRet {
    const [start, end] = [Math.floor(addr / PAGE), Math.ceil((addr + len) / PAGE)];
    for (let page = start; page < end; page++) {
      if (space.get(page) === undefined && !this.growStack(space, page)) return 'EFAULT';
      const own = space.get(page) as Page;
      if (!any(own.flags, write ? F.write : ACCESS) || this.pastEnd(own)) return 'EFAULT';
      if (!any(own.flags, F.pfnMap)) this.fault(space, page, write);
    }
    return end - start;
  }

  private growStack(space: Space, page: number): boolean {
    const stack = space.next(page);
    if (stack === undefined || page * PAGE < this.sysctl.minAddr) return false;
    const { flags } = space.get(stack) as Page;
    if (!any(flags, F.growsDown)) return false;
    const below = space
      .sorted()
      .filter((other) => other < page)
      .pop();
    const near = below === undefined ? 0 : (space.get(below)?.flags ?? 0);
    if (below !== undefined && !any(near, F.growsDown) && any(near, ACCESS) && page - below - 1 < this.sysctl.guard)
      return false;
    const pages = stack - page;
    if (!this.mayExpand(space, flags, pages)) return false;
    if ((this.endOf(space, stack) - page) * PAGE > this.limit('RLIMIT_STACK')) return false;
    if (any(flags, F.locked) && this.overLock(space, pages)) return false;
    if (any(flags, F.account) && !this.canCharge(pages)) return false;
    this.lay(space, stack, page, pages, 0);
    return true;
  }
}

function widened(addr: number, len: number): readonly [number, number] {
  const start = Math.floor(addr / PAGE) * PAGE;
  return [start / PAGE, (start + up(len + addr - start)) / PAGE];
}

function anonFlags(flags: number, vm: number): number | string {
  const type = flags & 0xf;
  if (type === 1) return any(vm, F.growsDown) ? 'EINVAL' : plus(vm, F.shared + F.mayShare);
  return type === 2 ? vm : 'EINVAL';
}

function fileFlags(file: ModelFile, flags: number, vm: number, first: number, pages: number): number | string {
  if (first + pages > 2 ** 51) return 'EOVERFLOW';
  const type = flags & 0xf;
  if (type !== 1 && type !== 2 && type !== 3) return 'EINVAL';
  const shared = type !== 2;
  if (shared && any(vm, F.write) && !file.writable) return 'EACCES';
  if (!file.readable) return 'EACCES';
  if (any(vm, F.growsDown)) return 'EINVAL';
  if (!shared) return vm;
  return file.writable ? plus(vm, F.shared + F.mayShare) : minus(plus(vm, F.mayShare), F.mayWrite);
}

/** What an advice makes of a page; null: it cannot be given here. */
function advised({ flags, backing }: Page, advice: number): Partial<Page> | null {
  switch (advice) {
    case 0:
      return { flags: minus(flags, F.seq + F.rand) };
    case 1:
      return { flags: plus(minus(flags, F.seq), F.rand) };
    case 2:
      return { flags: plus(minus(flags, F.rand), F.seq) };
    case 3:
      return {};
    case 4:
      return any(flags, F.locked + F.pfnMap) ? null : { content: null };
    case 8:
      return any(flags, F.locked + F.pfnMap) || backing !== null ? null : { content: null };
    case 9:
      return any(flags, F.locked) || backing === null || !any(flags, F.shared) ? null : {};
    case 10:
      return { flags: plus(flags, F.dontCopy) };
    case 11:
      return any(flags, F.io) ? null : { flags: minus(flags, F.dontCopy) };
    case 12: {
      const unfit = F.shared + F.mayShare + SPECIAL;
      return { flags: any(flags, unfit) ? flags : plus(flags, F.mergeable) };
    }
    case 13:
      return { flags: minus(flags, F.mergeable) };
    case 14:
      return { flags: plus(minus(flags, F.noHuge), F.huge) };
    case 15:
      return { flags: plus(minus(flags, F.huge), F.noHuge) };
    case 16:
      return { flags: plus(flags, F.dontDump) };
    case 17:
      return any(flags, SPECIAL) ? null : { flags: minus(flags, F.dontDump) };
    case 18:
      return backing !== null || any(flags, F.shared) ? null : { flags: plus(flags, F.wipeOnFork) };
    case 19:
      return { flags: minus(flags, F.wipeOnFork) };
    default:
      return any(flags, F.locked + F.pfnMap) ? null : {};
  }
}
