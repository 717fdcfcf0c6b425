/**
 * A picture as plain numbers: what a layout gives and what draw shows. Groups are told apart by key, and the shapes in a
 * group by theirs: the same key is the same object, so a transition can follow it. Lengths are CSS pixels.
 */
import type { AnonVmaId, MmId, VmaId } from '../engine';
import type { AddrRange } from './model';

export type Point = readonly [x: number, y: number];

interface ShapeBase {
  readonly key: string;
  /** Classes of draw.css: they hold all colours. */
  readonly cls: string;
  /** 0 to 1; absent: 1. */
  readonly opacity?: number;
}

/** A rectangle; a circle is one with rx = w / 2, so that black square and red circle can change into each other. */
export interface RectShape extends ShapeBase {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly rx: number;
}

/** A polyline, or a polygon if closed. */
export interface PathShape extends ShapeBase {
  readonly kind: 'path';
  readonly points: readonly Point[];
  readonly closed?: boolean;
  /** Keys of the groups in whose middle the line begins and ends: in a transition it stays tied to them. */
  readonly tied?: { readonly start: string; readonly end: string };
}

/** y is the baseline. */
export interface TextShape extends ShapeBase {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
}

export type Shape = RectShape | PathShape | TextShape;

/** What a group stands for when it is clicked, focused or read out. */
export type Target =
  | { readonly kind: 'vma'; readonly id: VmaId; readonly label: string; readonly selected: boolean }
  | { readonly kind: 'hole'; readonly hole: AddrRange; readonly isOpen: boolean; readonly label: string }
  | {
      readonly kind: 'subtree';
      readonly top: VmaId;
      readonly isOpen: boolean;
      readonly range: AddrRange;
      readonly label: string;
    }
  | { readonly kind: 'anon_vma'; readonly id: AnonVmaId; readonly label: string; readonly selected: boolean }
  /** What is beyond a window: it would begin at the VMA with this index. */
  | { readonly kind: 'more'; readonly mm: MmId; readonly from: number; readonly label: string };

/** Shapes that move together; their coordinates count from (x, y). */
export interface Group {
  readonly key: string;
  readonly cls: string;
  readonly x: number;
  readonly y: number;
  readonly opacity: number;
  readonly shapes: readonly Shape[];
  readonly target?: Target;
}

/** Groups from back to front. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly Group[];
  /** What is too much for shapes, as columns of device-independent pixels, drawn under the groups; from left to right. */
  readonly columns: readonly Column[];
}

/** One column one pixel wide. */
export interface Column {
  readonly x: number;
  readonly y: number;
  readonly h: number;
  readonly cls: string;
  /** How much of the column is covered, 0 to 1. */
  readonly cover: number;
  /** A VMA begins in it. */
  readonly begins?: boolean;
}

/** What a layout needs to know of the place it draws in. */
export interface Place {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The multiplier of all sizes: 1 at the desk, about 1.7 in a lecture hall. */
  readonly scale: number;
}

export const emptyScene = (place: Place): Scene => ({
  width: place.width,
  height: place.height,
  groups: [],
  columns: [],
});

export const group = (
  key: string,
  cls: string,
  x: number,
  y: number,
  shapes: readonly Shape[],
  target?: Target,
): Group => ({
  key,
  cls,
  x,
  y,
  opacity: 1,
  shapes,
  ...(target && { target }),
});

/** The corners of a box `w` wide: `most`, and less where it is narrow; in whole pixels, so that a zoom changes them rarely. */
export const roundness = (w: number, most: number): number => Math.min(most, Math.floor(w / 3));

export const rect = (key: string, cls: string, x: number, y: number, w: number, h: number, rx = 0): RectShape => ({
  kind: 'rect',
  key,
  cls,
  x,
  y,
  w: Math.max(0, w),
  h: Math.max(0, h),
  rx,
});

export const path = (key: string, cls: string, points: readonly Point[], closed = false): PathShape => ({
  kind: 'path',
  key,
  cls,
  points,
  ...(closed && { closed }),
});

export const text = (
  key: string,
  cls: string,
  x: number,
  y: number,
  size: number,
  content: string,
  anchor: TextShape['anchor'] = 'start',
): TextShape => ({ kind: 'text', key, cls, x, y, size, anchor, text: content });
