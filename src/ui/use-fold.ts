import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Fold, foldStack } from './fold-stack';

/** The padding of a name and the room around its separator, as in side.css, in px. */
const PADDING_PX = 8;
const SEPARATOR = '›';
const SEPARATOR_PX = 2;
/** No target is smaller. */
const LEAST_PX = 24;

function widthsIn(row: HTMLElement, names: readonly string[]): readonly number[] {
  const canvas = document.createElement('canvas').getContext('2d');
  if (canvas === null) return names.map(() => 0);
  const { fontSize, fontFamily } = getComputedStyle(row);
  // The weight of the running function, which is the widest that there is.
  canvas.font = `700 ${fontSize} ${fontFamily}`;
  const between = canvas.measureText(SEPARATOR).width + SEPARATOR_PX;
  return names.map((name) => Math.ceil(Math.max(LEAST_PX, canvas.measureText(name).width + PADDING_PX) + between));
}

const roomIn = (row: HTMLElement): number => {
  const { paddingLeft, paddingRight } = getComputedStyle(row);
  return row.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
};

/** How the names are folded in the row that holds them; measured again whenever the row gets another width. */
export function useFold(
  names: readonly string[],
  sign: string,
): readonly [row: RefObject<HTMLOListElement | null>, fold: Fold] {
  const row = useRef<HTMLOListElement>(null);
  const [fold, setFold] = useState<Fold>({ head: names.length, tail: 0 });
  const joined = names.join(' ');
  useLayoutEffect(() => {
    const { current } = row;
    if (current === null) return undefined;
    const measure = (): void => {
      const [more = 0, ...widths] = widthsIn(current, [sign, ...joined.split(' ')]);
      setFold((before) => {
        const next = foldStack(widths, roomIn(current), more);
        return before.head === next.head && before.tail === next.tail ? before : next;
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [joined, sign]);
  return [row, fold];
}
