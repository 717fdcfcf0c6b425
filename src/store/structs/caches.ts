/**
 * What find_vma and the linear search for room remember, at the moment: mm->mmap_cache (3.14 and before), the four
 * slots of the vmacache (3.15 to 6.0), free_area_cache and cached_hole_size (3.7 and before).
 */
import {
  type Addr,
  hex,
  type Mm,
  PAGE_SIZE,
  type Profile,
  profileOf,
  type Step,
  tableGet,
  type VmaId,
  vmaName,
  type World,
} from '../../engine';
import { mmShown } from '../call-view';
import type { Moment } from '../moment';

/** What the line just executed did with the cache. */
export type CacheEvent = 'stale' | 'valid' | 'flushed' | 'hit' | 'miss' | 'update';

export interface CacheSlot {
  readonly slot: number;
  readonly vma: VmaId | null;
  /** Its range, or nothing. */
  readonly range: string;
  /** The slot that the address belongs into. */
  readonly isHashed: boolean;
  /** Found, or written, by the line just executed. */
  readonly isLit: boolean;
}

interface Probe {
  /** The address looked for; null outside of find_vma. */
  readonly addr: Addr | null;
  readonly event: CacheEvent | null;
  /** Of a hit or an update. */
  readonly found: string;
}

export interface Vmacache extends Probe {
  readonly kind: 'vmacache';
  readonly slots: readonly CacheSlot[];
  /** `(0x7f3a0c004000 >> 21) & 3` */
  readonly hash: string;
  readonly hashed: number | null;
  readonly order: readonly number[];
  readonly seqnum: { readonly task: number; readonly mm: number };
}

export interface MmapCache extends Probe {
  readonly kind: 'mmap_cache';
  readonly slot: CacheSlot;
}

export type FindCache = Vmacache | MmapCache | { readonly kind: 'none' };

const SLOTS = 4;
const PAGE_SHIFT = 12;
const PMD_SHIFT = 21;

function eventOf({ anchor, outcome }: Step): CacheEvent | null {
  switch (anchor) {
    case 'find_vma.stale':
      return outcome ? 'stale' : 'valid';
    case 'find_vma.flush':
      return 'flushed';
    case 'find_vma.probe':
    case 'find_vma.cached':
      return outcome ? 'hit' : 'miss';
    case 'find_vma.hit':
      return 'hit';
    case 'find_vma.update':
    case 'find_vma.remember':
      return 'update';
    default:
      return null;
  }
}

const NO_PROBE: Probe & { readonly vma: VmaId | null } = { addr: null, event: null, found: '', vma: null };

function probeOf(executed: Step | null): typeof NO_PROBE {
  if (executed?.frame.fn !== 'find_vma') return NO_PROBE;
  const { addr, vma } = executed.locals;
  const event = eventOf(executed);
  const found = typeof vma === 'number' && (event === 'hit' || event === 'update') ? vma : null;
  return {
    addr: typeof addr === 'number' ? addr : null,
    event,
    found: found === null ? '' : vmaName(found),
    vma: found,
  };
}

function slotView(world: World, slot: number, vma: VmaId | null): Omit<CacheSlot, 'isHashed' | 'isLit'> {
  const held = vma === null ? undefined : tableGet(world.vmas, vma);
  return { slot, vma, range: held === undefined ? '' : `${hex(held.vm_start)}-${hex(held.vm_end)}` };
}

function vmacacheOf(world: World, { vmacache }: Profile, mm: Mm, executed: Step | null): Vmacache {
  const { vma: lit, ...probe } = probeOf(executed);
  const task = tableGet(world.tasks, world.current);
  const shift = vmacache === 'page' ? PAGE_SHIFT : PMD_SHIFT;
  const hashed = probe.addr === null ? null : Math.floor(probe.addr / 2 ** shift) % SLOTS;
  const first = vmacache === 'page' ? 0 : (hashed ?? 0);
  const order = Array.from({ length: SLOTS }, (_, k) => (first + k) % SLOTS);
  const slotAt = (slot: number): VmaId | null => task?.vmacache[slot] ?? null;
  // A VMA may be in several slots: what is found is found in the first looked at, what is kept goes where it belongs.
  const litSlot =
    lit === null ? undefined : probe.event === 'update' ? hashed : order.find((slot) => slotAt(slot) === lit);
  return {
    ...probe,
    kind: 'vmacache',
    slots: [...order.keys()].map((slot) => ({
      ...slotView(world, slot, slotAt(slot)),
      isHashed: slot === hashed,
      isLit: slot === litSlot,
    })),
    hash: probe.addr === null ? `(addr >> ${shift}) & 3` : `(0x${hex(probe.addr)} >> ${shift}) & 3 = ${hashed}`,
    hashed,
    order,
    seqnum: { task: task?.vmacache_seqnum ?? 0, mm: mm.vmacache_seqnum },
  };
}

/** The cache in front of find_vma; null where no process is left. */
export function findCacheAt({ world, before, executed }: Moment): FindCache | null {
  const mm = mmShown(world, before);
  if (mm === null) return null;
  const profile = profileOf(world);
  if (profile.vmacache === 'none') return { kind: 'none' };
  if (profile.vmacache !== 'mmap_cache') return vmacacheOf(world, profile, mm, executed);
  const { vma: lit, ...probe } = probeOf(executed);
  const slot = { ...slotView(world, 0, mm.mmap_cache), isHashed: false, isLit: lit !== null && lit === mm.mmap_cache };
  return { ...probe, kind: 'mmap_cache', slot };
}

export interface AreaCache {
  readonly free_area_cache: Addr;
  /** null: not known. */
  readonly cached_hole_size: number | null;
  /** The search is under way. */
  readonly isActive: boolean;
  /** What they were before the last step, where that differs. */
  readonly was: { readonly free_area_cache: Addr | null; readonly cached_hole_size: number | null };
}

const known = (bytes: number): number | null => (bytes % PAGE_SIZE === 0 ? bytes : null);

/** What the linear search remembers; null on kernels that search by gaps. */
export function areaCacheAt({ world, before, executed, steps, cursor }: Moment): AreaCache | null {
  const mm = mmShown(world, before);
  if (mm === null || profileOf(world).gapSearch !== 'linear') return null;
  const last = steps[cursor.step - 2]?.world ?? before;
  const old = tableGet(last.mms, mm.id) ?? mm;
  const { free_area_cache, cached_hole_size } = mm;
  return {
    free_area_cache,
    cached_hole_size: known(cached_hole_size),
    isActive: executed?.frame.fn.startsWith('linear_area') ?? false,
    was: {
      free_area_cache: old.free_area_cache === free_area_cache ? null : old.free_area_cache,
      cached_hole_size: old.cached_hole_size === cached_hole_size ? null : known(old.cached_hole_size),
    },
  };
}
