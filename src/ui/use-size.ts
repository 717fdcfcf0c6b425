import { type RefObject, useEffect, useState } from 'react';

/** CSS pixels of the page's rem at scale 1. */
const REM_PX = 14;

export interface Size {
  /** CSS pixels. */
  readonly width: number;
  /** The multiplier of all sizes. */
  readonly scale: number;
}

/** The width of an element as it is now. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, scale: 1 });
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const scale = Number.isFinite(rem) && rem > 0 ? rem / REM_PX : 1;
      setSize({ width: current.clientWidth, scale });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
