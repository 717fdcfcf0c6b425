/** What a world's kernel is: its profile, and which patches of the 2022 series are in force on it. */
import { PROFILES, type Profile } from './kernel';
import type { Sysctl, World } from './world';

/** Which patches of the series apply. */
export interface Series {
  readonly refactor: boolean;
  readonly pageOffset: boolean;
  readonly anonVmas: boolean;
  readonly tracing: boolean;
}
const NO_SERIES: Series = { refactor: false, pageOffset: false, anonVmas: false, tracing: false };

/** How the world's kernel behaves. */
export const profileOf = ({ kernel, variant }: Pick<World, 'kernel' | 'variant'>): Profile =>
  variant ?? PROFILES[kernel];

/** Of a kernel without the series: none. */
export function seriesOf(profile: Profile, sysctl: Sysctl): Series {
  if (!profile.series) return NO_SERIES;
  return {
    refactor: sysctl.series_refactor === 1,
    pageOffset: sysctl.series_page_offset === 1,
    anonVmas: sysctl.series_anon_vmas === 1,
    tracing: sysctl.series_tracing === 1,
  };
}
