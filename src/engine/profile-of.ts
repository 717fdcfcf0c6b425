/** What a world's kernel is: its profile, and which patches of the 2022 series are in force on it. */
import { DEFAULT_KERNEL, LINUX_510, type Profile } from './kernel';
import { otherParts } from './other-parts';
import type { Sysctl, World } from './world';

/** Which patches of the series apply. */
export interface Series {
  readonly pageOffset: boolean;
  readonly anonVmas: boolean;
  readonly tracing: boolean;
}
const NO_SERIES: Series = { pageOffset: false, anonVmas: false, tracing: false };

/** How the world's kernel behaves. */
export const profileOf = ({ kernel, variant }: Pick<World, 'kernel' | 'variant'>): Profile =>
  variant ?? (kernel === DEFAULT_KERNEL ? LINUX_510 : otherParts().profiles[kernel]);

/** Of a kernel without the series: none. */
export function seriesOf(profile: Profile, sysctl: Sysctl): Series {
  if (!profile.series) return NO_SERIES;
  const { series_page_offset, series_anon_vmas, series_tracing } = sysctl;
  return { pageOffset: series_page_offset === 1, anonVmas: series_anon_vmas === 1, tracing: series_tracing === 1 };
}
