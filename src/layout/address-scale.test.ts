import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAGE_SIZE } from '../engine';
import { axisOf, stretches, TASK_END, vma, vmasOf } from '../testing/pictures';
import { createAddressScale } from './address-scale';
import { type Segment, type Segments, segmentAt, segmentsOf, segmentWidths } from './bar-segments';
import { sansWidth } from './text-metrics';

const mode = fc.constantFrom('squeezed' as const, 'linear' as const, 'true' as const);
const listed = (segments: Segments): Segment[] =>
  Array.from({ length: segments.count }, (_, k) => segmentAt(segments, k)).filter((segment) => segment !== undefined);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the address scale', () => {
  test('has an inverse: address → strip → address', () => {
    fc.assert(
      fc.property(stretches(), mode, share, (list, axisMode, part) => {
        const scale = createAddressScale(axisOf([vmasOf(list)], { mode: axisMode }), 900, 1);
        const addr = Math.floor(TASK_END * part);
        // A strip pixel of a big hole is many terabytes: the error is relative to the segment.
        const segment = listed(scale.segments).find((each) => each.end >= addr);
        const length = segment ? segment.end - segment.addr : TASK_END;
        expect(Math.abs(scale.toAddr(scale.toStrip(addr)) - addr)).toBeLessThanOrEqual(Math.max(1e-3, length * 1e-9));
      }),
    );
  });

  test('keeps the order, strictly', () => {
    fc.assert(
      fc.property(stretches(), mode, share, share, (list, axisMode, a, b) => {
        const scale = createAddressScale(axisOf([vmasOf(list)], { mode: axisMode }), 900, 1);
        const [low = 0, high = 0] = [a, b]
          .map((part) => Math.floor((TASK_END * part) / PAGE_SIZE) * PAGE_SIZE)
          .sort((x, y) => x - y);
        if (low < high) expect(scale.toStrip(low)).toBeLessThan(scale.toStrip(high));
      }),
    );
  });

  test('toStrips() says the same as toStrip(), in any order', () => {
    fc.assert(
      fc.property(stretches(), fc.array(share, { maxLength: 40 }), (list, parts) => {
        const scale = createAddressScale(axisOf([vmasOf(list)]), 900, 1);
        const addrs = Float64Array.from(parts, (part) => TASK_END * part);
        expect([...scale.toStrips(addrs)]).toEqual([...addrs].map(scale.toStrip));
      }),
    );
  });

  test('what stays where it is during a call does not slide: one scale for before and after', () => {
    const before = [vma(1, 0x10000, 4), vma(2, 0x16000, 4), vma(3, 0x90000, 1)];
    const after = [vma(1, 0x10000, 10), vma(3, 0x90000, 1)];
    const scale = createAddressScale(axisOf([before, after]), 900, 1);
    // Cut at every boundary of both: the merged VMA is as long as its three parts.
    expect(listed(scale.segments).map((each) => each.kind)).toEqual([
      'hole',
      'mapped',
      'mapped',
      'mapped',
      'hole',
      'mapped',
      'hole',
    ]);
    const widths = [0x10000, 0x14000, 0x16000, 0x1a000].map(scale.toStrip);
    for (let k = 1; k < widths.length; k++) expect((widths[k] ?? 0) - (widths[k - 1] ?? 0)).toBeGreaterThan(40);
  });
});

describe('the segments', () => {
  test('tile the address space, and agree with the VMAs', () => {
    fc.assert(
      fc.property(stretches(), (list) => {
        const vmas = vmasOf(list).filter((each) => each.vm_end < TASK_END);
        const segments = listed(segmentsOf(axisOf([vmas])));
        expect(segments[0]?.addr).toBe(0);
        expect(segments.at(-1)?.end).toBe(TASK_END);
        segments.forEach((each, k) => {
          if (k > 0) expect(each.addr).toBe(segments[k - 1]?.end);
          const mapped = vmas.some(({ vm_start, vm_end }) => vm_start <= each.addr && each.end <= vm_end);
          expect(each.kind).toBe(mapped ? 'mapped' : 'hole');
        });
      }),
    );
  });

  test('every hole is as wide as every other but for the edges, and opens to its logarithm', () => {
    const vmas = [vma(1, 0x10000, 1), vma(2, 0x20000, 1), vma(3, 0x7000_0000_0000, 1)];
    const hole = { addr: 0x21000, end: 0x7000_0000_0000 };
    const closed = segmentsOf(axisOf([vmas]));
    const widths = segmentWidths(closed, 900, 1, null);
    const inner = listed(closed).flatMap((each, k) => (each.kind === 'hole' && !each.atEdge ? [widths[k]] : []));
    expect(new Set(inner).size).toBe(1);
    const open = segmentsOf(axisOf([vmas], { openHoles: [hole] }));
    const openWidths = segmentWidths(open, 900, 1, null);
    const k = listed(open).findIndex((each) => each.kind === 'open-hole');
    expect(segmentAt(open, k)).toMatchObject(hole);
    expect(openWidths[k] ?? 0).toBeGreaterThan(3 * (inner[0] ?? 0));
  });

  test('fill the width when there are a few VMAs, and grow past it when there are many', () => {
    const few = segmentsOf(axisOf([vmasOf(Array.from({ length: 8 }, () => ({ hole: 9, pages: 4 })))]));
    const sum = (widths: Float64Array) => widths.reduce((total, w) => total + w, 0);
    expect(sum(segmentWidths(few, 900, 1, null))).toBeCloseTo(900, 6);
    const many = segmentsOf(axisOf([vmasOf(Array.from({ length: 60 }, () => ({ hole: 9, pages: 4 })))]));
    expect(sum(segmentWidths(many, 900, 1, null))).toBeGreaterThan(2000);
  });

  test('the smallest box has room for a name: three letters, and four among so many that names have them', () => {
    for (const [count, name] of [
      [700, 'SIV'],
      [20_000, 'AVKW'],
    ] as const) {
      const segments = segmentsOf(axisOf([vmasOf(Array.from({ length: count }, () => ({ hole: 9, pages: 1 })))]));
      const widths = segmentWidths(segments, 830, 1, null);
      const mapped = listed(segments).flatMap(({ kind }, k) => (kind === 'mapped' ? [widths[k] ?? 0] : []));
      expect(Math.min(...mapped)).toBeGreaterThan(sansWidth(name, 12, true) + 2);
    }
  });
});
