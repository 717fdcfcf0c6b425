import { describe, expect, test } from 'vitest';
import { fieldOf, KERNELS, neighbourKernels, PROFILE_FIELDS, PROFILES } from '../engine';
import { atOnce } from '../history';
import { kernelsEn } from '../i18n/kernels/en';
import { factOf } from '../i18n/kernels/type';
import { kernelsZh } from '../i18n/kernels/zh-cn';
import { compareRows, defaultOther, groupsOf } from './compare-view';
import { type Comparison, comparisonOf } from './comparing';
import { exampleTimeline, MINIMAL_SCRIPTS, type SERIES_IDS, seriesTimeline } from './examples';
import { runScript } from './script';
import { seriesTotals, switchesOf, traceRows, traceText, withSwitch } from './series-view';

function compared(
  timeline: Parameters<typeof comparisonOf>[0],
  a: (typeof KERNELS)[number],
  b: (typeof KERNELS)[number],
): [Comparison, Comparison] {
  const comparing = comparisonOf(timeline);
  const first = atOnce(comparing(a, null));
  return [first, atOnce(comparing(b, first))];
}

describe('examples', () => {
  test('each differs at its last call, in what it says, and by the field that it names', () => {
    for (const example of MINIMAL_SCRIPTS) {
      const timeline = exampleTimeline(example);
      const [, other] = compared(timeline, ...example.kernels);
      const last = timeline.entries.length - 1;
      expect(other.first, example.id).toBe(last);
      const { aspects, reasons } = other.differences.get(last) ?? { aspects: [], reasons: [] };
      expect(aspects, example.id).toEqual(expect.arrayContaining([...example.differs]));
      expect(
        reasons.flatMap(({ fields }) => fields),
        example.id,
      ).toEqual([example.field]);
      expect(other.parting, example.id).not.toBeNull();
    }
  });
});

test('rows name the same object alike and mark what the first kernel has not got', () => {
  const script = `a = mmap(0x200000000000, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
b = mmap(a+4p, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(a, 2p, 4p, 0)`;
  const kernels = compared(runScript('test', script, '5.10'), '5.10', '6.1');
  const [row] = compareRows(kernels, [2]);
  expect(row?.cells.map(({ vmas }) => vmas.map(({ name, differs }) => `${name}${differs ? '!' : ''}`))).toEqual([
    ['A', 'B'],
    ['A!'],
  ]);
  expect(row?.cells.map(({ count, isFirst }) => [count, isFirst])).toEqual([
    [2, false],
    [1, true],
  ]);
  expect([...groupsOf(kernels).values()]).toEqual(['a', 'b']);
});

test('every value that a kernel has is put into words, in both languages', () => {
  for (const facts of [kernelsEn, kernelsZh]) {
    for (const kernel of KERNELS) {
      for (const field of PROFILE_FIELDS) {
        const value = fieldOf(PROFILES[kernel], field);
        expect(factOf(facts, field, value), `${kernel} ${field}`).not.toBe(value);
      }
    }
  }
});

test('a kernel with patches stands beside the release that it is made from', () => {
  expect(neighbourKernels('5.17-anon-merge')).toEqual({ before: '5.17', after: null });
  expect(neighbourKernels('5.17')).toEqual({ before: '5.10', after: '6.1' });
  expect(KERNELS.map(defaultOther).every((other, at) => other !== KERNELS[at])).toBe(true);
});

describe('the series', () => {
  const merged = (id: (typeof SERIES_IDS)[number]): number[] => {
    const { without, with: patched } = seriesTotals(seriesTimeline(id));
    return [without.different, patched.different, without.vmas - patched.vmas];
  };

  test('joins different anon_vmas, unless another process shares them', () => {
    expect(merged('hole')).toEqual([0, 1, 1]);
    expect(merged('move')).toEqual([0, 1, 1]);
    expect(merged('offset')).toEqual([0, 0, 1]);
    expect(merged('fork')).toEqual([0, 0, 0]);
    expect(merged('exit')).toEqual([0, 1, 1]);
  });

  test('a switch is a line at the start of the script, and goes with it', () => {
    const session = { ...seriesTimeline('hole'), cursor: { call: 4, step: 3 } };
    const off = withSwitch(session, 'series_anon_vmas', false);
    expect(off.timeline.entries[0]?.source).toBe('sysctl(vm.series_anon_vmas, 0)');
    expect(off.cursor).toEqual({ call: 5, step: 3 });
    expect(switchesOf(off.timeline)).toMatchObject({ series_anon_vmas: false, series_tracing: true });
    const both = withSwitch({ ...off.timeline, cursor: off.cursor }, 'series_tracing', false);
    expect(traceRows(both.timeline)).toEqual([]);
    const on = withSwitch({ ...off.timeline, cursor: off.cursor }, 'series_anon_vmas', true);
    expect(on.timeline.entries.map(({ source }) => source)).toEqual(session.entries.map(({ source }) => source));
    expect(on.cursor).toEqual(session.cursor);
  });

  test('the counter does not depend on the switches of the script', () => {
    const off = withSwitch({ ...seriesTimeline('hole'), cursor: { call: 0, step: 0 } }, 'series_anon_vmas', false);
    expect(seriesTotals(off.timeline)).toEqual(seriesTotals(seriesTimeline('hole')));
  });

  test('events as the trace file has them, with the task that caused them', () => {
    const script = `a = mmap(0x200000000000, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
touch(a, 2p, w)
child = fork()
switch(child)
b = mmap(a+2p, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)`;
    const rows = traceRows(runScript('test', script, '5.17-anon-merge'));
    expect(rows.map(({ call, pid }) => [call, pid])).toEqual([
      [0, 1],
      [4, 2],
    ]);
    const lines = traceText(rows)
      .split('\n')
      .filter((line) => !line.startsWith('#') && line !== '');
    expect(lines[0]).toMatch(
      /^ +init-1 +\[000\] \.{5} +1\.000001: vm_av_merge: merged=0 predecessor=MERGE_FAILED successor=MERGE_FAILED predecessor_with_successor=MERGE_FAILED same_count=0 diff_count=0 failed_count=0$/,
    );
    expect(lines[1]).toContain('-2 ');
    expect(lines[1]).toContain('5.000001: vm_av_merge: merged=0 predecessor=AV_MERGE_FAILED');
  });
});
