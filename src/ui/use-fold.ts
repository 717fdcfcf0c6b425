import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Fold, foldStack } from './fold-stack';

/** The padding of a name and the room around its separator, as in side.css, in px. */
const PADDING_PX = 8;
const SEPARATOR = '›';
const SEPARATOR_PX = 2;
/** No target is smaller. */
const LEAST_PX = 24;

/** What the names have to fit into. */
interface Place {
  /** CSS pixels. */
  readonly room: number;
  /** Of the running function, whose weight is the widest that there is. */
  readonly font: string;
}

function placeOf(row: HTMLElement): Place {
  const { fontSize, fontFamily, paddingLeft, paddingRight } = getComputedStyle(row);
  const room = row.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  return { room, font: `700 ${fontSize} ${fontFamily}` };
}

let canvas: CanvasRenderingContext2D | null = null;

function widthsIn(font: string, names: readonly string[]): readonly number[] {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (canvas === null) return names.map(() => 0);
  canvas.font = font;
  const widthOf = (text: string): number => canvas?.measureText(text).width ?? 0;
  const between = widthOf(SEPARATOR) + SEPARATOR_PX;
  return names.map((name) => Math.ceil(Math.max(LEAST_PX, widthOf(name) + PADDING_PX) + between));
}

/**
 * How the names are folded in the row that holds them. The row is measured whenever it gets another size, and only then:
 * to ask for it at every step would have the page laid out once more.
 */
export function useFold(
  names: readonly string[],
  sign: string,
): readonly [row: RefObject<HTMLOListElement | null>, fold: Fold] {
  const row = useRef<HTMLOListElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const { current } = row;
    if (current === null) return undefined;
    const measure = (): void => {
      const now = placeOf(current);
      setPlace((before) => (before?.room === now.room && before.font === now.font ? before : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const joined = names.join(' ');
  const fold = useMemo<Fold>(() => {
    const all = joined.split(' ');
    if (place === null) return { head: all.length, tail: 0 };
    const [more = 0, ...widths] = widthsIn(place.font, [sign, ...all]);
    return foldStack(widths, place.room, more);
  }, [place, joined, sign]);
  return [row, fold];
}
