/** What a world's kernel is: its profile, and which patches of the 2022 series are in force on it. */
import type { Pages } from './addr';
import { type KernelName, LINUX_510, type Profile } from './kernel';
import type { Sysctl, World } from './world';

/** Which patches of the series apply. */
export interface Series {
  readonly refactor: boolean;
  readonly pageOffset: boolean;
  readonly anonVmas: boolean;
  readonly tracing: boolean;
}
const NO_SERIES: Series = { refactor: false, pageOffset: false, anonVmas: false, tracing: false };

/** The others come with all-calls.ts, before there can be a world of theirs. */
let profiles: { readonly [K in KernelName]?: Profile } = { '5.10': LINUX_510 };

export const joinProfiles = (all: typeof profiles): void => {
  profiles = all;
};

/** How the world's kernel behaves. */
export function profileOf({ kernel, variant }: Pick<World, 'kernel' | 'variant'>): Profile {
  const profile = variant ?? profiles[kernel];
  if (profile === undefined) throw new Error('engine/all-calls is not loaded');
  return profile;
}

/** Pages kept free below a growing stack; none before 4.12. */
export const guardGapOf = ({ guardGap }: Profile, { stack_guard_gap }: Sysctl): Pages =>
  guardGap ? stack_guard_gap : 0;

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
