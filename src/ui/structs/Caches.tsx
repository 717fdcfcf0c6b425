import { useMemo, useState } from 'react';
import { hex, vmaName } from '../../engine';
import {
  type AreaCache,
  areaCacheAt,
  type CacheSlot,
  type FindCache,
  findCacheAt,
  type MmapCache,
  type Vmacache,
} from '../../store/structs/caches';
import { usePage } from '../context';
import { useMoment } from '../use-moment';
import { useStructWords } from './words';

function Slot({ slot, name }: { readonly slot: CacheSlot; readonly name: string }) {
  const { verbs } = usePage();
  const s = useStructWords();
  const { vma, range, isHashed, isLit } = slot;
  return (
    <li
      className={['slot', isHashed && 'hashed', isLit && 'lit'].filter(Boolean).join(' ')}
      data-slot={slot.slot}
      onPointerEnter={() => verbs.hover(vma)}
      onPointerLeave={() => verbs.hover(null)}
    >
      <span className="slot-name">{name}</span>
      <strong translate="no">{vma === null ? s('cache.empty') : vmaName(vma)}</strong>
      <span className="mono slot-range" translate="no">
        {range}
      </span>
    </li>
  );
}

function Event({ cache: { event, found } }: { readonly cache: Vmacache | MmapCache }) {
  const s = useStructWords();
  if (event === null) return null;
  return <p className={`cache-event ${event}`}>{s(`cache.event.${event}`, { name: found })}</p>;
}

function Slots({ cache }: { readonly cache: Vmacache }) {
  const s = useStructWords();
  const { seqnum, hashed, hash, addr, order } = cache;
  const isEqual = seqnum.task === seqnum.mm;
  return (
    <>
      <ol className={isEqual ? 'slots' : 'slots stale'}>
        {cache.slots.map((slot) => (
          <Slot key={slot.slot} slot={slot} name={s('cache.slot', { n: slot.slot })} />
        ))}
      </ol>
      <Event cache={cache} />
      <p className={isEqual ? undefined : 'differs'}>
        {s('cache.seqnum', seqnum)} {s(isEqual ? 'cache.seqnum.equal' : 'cache.seqnum.differ')}
      </p>
      <p>
        {addr === null || hashed === null ? (
          <code translate="no">slot = {hash}</code>
        ) : (
          <>
            {s('cache.hash', { addr: `0x${hex(addr)}`, slot: hashed, hash })}{' '}
            {s('cache.order', { slots: order.join(', ') })}
          </>
        )}
      </p>
    </>
  );
}

function FindPart({ cache }: { readonly cache: FindCache }) {
  const s = useStructWords();
  const kernel = useMoment().world.kernel;
  switch (cache.kind) {
    case 'none':
      return <p className="muted">{s('cache.none', { kernel })}</p>;
    case 'mmap_cache':
      return (
        <>
          <p className="muted">{s('cache.mmap')}</p>
          <ol className="slots">
            <Slot slot={cache.slot} name="mm->mmap_cache" />
          </ol>
          <Event cache={cache} />
        </>
      );
    case 'vmacache':
      return (
        <>
          <p className="muted">{s('cache.slots')}</p>
          <Slots cache={cache} />
        </>
      );
  }
}

function AreaPart({ cache }: { readonly cache: AreaCache }) {
  const s = useStructWords();
  const hole = (bytes: number | null): string => (bytes === null ? '~0' : `0x${hex(bytes)}`);
  const { was, free_area_cache, cached_hole_size } = cache;
  return (
    <div className={cache.isActive ? 'area-cache active' : 'area-cache'}>
      <p className="muted">{s('cache.linear')}</p>
      <dl>
        <div className={was.free_area_cache === null ? undefined : 'changed'}>
          <dt translate="no">free_area_cache</dt>
          <dd className="mono" translate="no">
            0x{hex(free_area_cache)}
            {was.free_area_cache !== null && ` ← 0x${hex(was.free_area_cache)}`}
          </dd>
        </div>
        <div className={was.cached_hole_size === null ? undefined : 'changed'}>
          <dt>
            <span translate="no">cached_hole_size</span>: {s('cache.linear.hole')}
          </dt>
          <dd className="mono" translate="no">
            {hole(cached_hole_size)}
            {was.cached_hole_size !== null && ` ← ${hole(was.cached_hole_size)}`}
          </dd>
        </div>
      </dl>
      {cached_hole_size === null && <p className="muted">{s('cache.linear.unknown')}</p>}
    </div>
  );
}

/** What is remembered, in a few letters: `C – – –`. */
function Digest({ cache }: { readonly cache: FindCache }) {
  if (cache.kind === 'none') return null;
  const slots = cache.kind === 'mmap_cache' ? [cache.slot] : cache.slots;
  return (
    <span className="mono muted" translate="no">
      {cache.kind === 'mmap_cache' ? 'mmap_cache' : 'vmacache'}{' '}
      {slots.map(({ vma }) => (vma === null ? '–' : vmaName(vma))).join(' ')}
    </span>
  );
}

/** What find_vma and the linear search remember; opens and is lit up while their lines are executed. */
export function Caches() {
  const s = useStructWords();
  const moment = useMoment();
  const find = useMemo(() => findCacheAt(moment), [moment]);
  const area = useMemo(() => areaCacheAt(moment), [moment]);
  const [wanted, setWanted] = useState<boolean | null>(null);
  if (find === null) return null;
  const isActive = (find.kind !== 'none' && find.event !== null) || area?.isActive === true;
  const isOpen = wanted ?? isActive;
  return (
    <section className={isActive ? 'caches active' : 'caches'} aria-label={s('cache.title')} data-testid="caches">
      <button type="button" className="caches-head" aria-expanded={isOpen} onClick={() => setWanted(!isOpen)}>
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> <strong>{s('cache.title')}</strong> <Digest cache={find} />
      </button>
      {isOpen && <FindPart cache={find} />}
      {isOpen && area !== null && <AreaPart cache={area} />}
    </section>
  );
}

/** The same under the listing, while a search that remembers something is stepped through. */
export function CacheStrip() {
  const s = useStructWords();
  const moment = useMoment();
  const find = useMemo(() => findCacheAt(moment), [moment]);
  const area = useMemo(() => areaCacheAt(moment), [moment]);
  const fn = moment.executed?.frame.fn;
  if (find === null) return null;
  return (
    <section className="caches strip" aria-label={s('cache.title')} data-testid="cache-strip">
      {fn === 'find_vma' ? <FindPart cache={find} /> : area !== null && <AreaPart cache={area} />}
    </section>
  );
}
