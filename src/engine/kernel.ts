/** The kernel profiles: what differs between generations, as data beside the one engine. */

export const KERNELS = ['5.10'] as const;
export type KernelName = (typeof KERNELS)[number];
export const DEFAULT_KERNEL: KernelName = '5.10';

export const isKernelName = (name: string): name is KernelName => (KERNELS as readonly string[]).includes(name);
