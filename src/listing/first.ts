/** What the page opens with: the listing that the welcome stops in. All others come by chapter (chapters.ts). */
import type { FunctionName } from '.';
import { vmaMerge } from './merge';
import type { Listing } from './types';

/** Listings, as far as they are loaded. */
export type Listings = { readonly [F in FunctionName]?: Listing };

export const FIRST_LISTINGS = { vma_merge: vmaMerge } as const satisfies Listings;

/** The kernel's name: what stands after an @ tells the forms of a function apart. */
export const kernelNameOf = (fn: FunctionName): string => fn.split('@', 1)[0] ?? fn;
