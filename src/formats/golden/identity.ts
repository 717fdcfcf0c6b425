/** Which object of ours is which of theirs: recordings rename objects, and a freed object's address may come again. */
import { tableGet, type World } from '../../engine';

/** Names within one row, learned two ways, so that no two are one. */
export class Renaming {
  private readonly there = new Map<number, string>();
  private readonly here = new Map<string, number>();

  /** May this object of ours bear that name? Learns the pair on first sight. */
  same(id: number, name: string): boolean {
    const known = this.there.get(id);
    const taken = this.here.get(name);
    if (known === undefined && taken === undefined) {
      this.there.set(id, name);
      this.here.set(name, id);
      return true;
    }
    return known === name && taken === id;
  }
}

/** What the world tells about objects of one kind; its ids are given in order and never again. */
export interface Census {
  readonly alive: (id: number) => boolean;
  /** The id that the next object will get. */
  readonly next: number;
}

export const censusOfAnonVmas = (world: World): Census => ({
  alive: (id) => tableGet(world.anon_vmas, id) !== undefined,
  next: world.nextAnonVma,
});

export const censusOfVmas = (world: World): Census => ({
  alive: (id) => tableGet(world.vmas, id) !== undefined,
  next: world.nextVma,
});

/**
 * Names over many rows. An object of ours that was seen keeps its name as long as it lives. A name that
 * meets another object of ours is an address used again: the first must be gone, and the second must be
 * younger than the last row that showed the first, else both lived at that row and had two addresses.
 */
export class Identity {
  private readonly there = new Map<number, string>();
  private readonly here = new Map<string, { readonly id: number; readonly next: number }>();

  same(id: number, name: string, census: Census): boolean {
    const known = this.there.get(id);
    if (known !== undefined && known !== name) return false;
    const holder = this.here.get(name);
    if (holder !== undefined && holder.id !== id && (census.alive(holder.id) || id < holder.next)) return false;
    this.there.set(id, name);
    this.here.set(name, { id, next: census.next });
    return true;
  }
}
