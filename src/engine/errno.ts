/** The error numbers that the modelled calls return, by their kernel names. */
export const ERRNO = {
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EBADF: 9,
  EAGAIN: 11,
  ENOMEM: 12,
  EACCES: 13,
  EFAULT: 14,
  EBUSY: 16,
  EEXIST: 17,
  ENODEV: 19,
  EINVAL: 22,
  ETXTBSY: 26,
  ENOSYS: 38,
  EOVERFLOW: 75,
} as const;

export type Errno = keyof typeof ERRNO;

/** A kernel function's return: a number, or the name of an error. */
export type Ret = number | Errno;

export const isError = (ret: Ret): ret is Errno => typeof ret === 'string';
