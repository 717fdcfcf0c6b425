import { describe, expect, test } from 'vitest';
import { KERNELS, type KernelName } from '../../engine';
import { openApp } from '../app';
import { verbsOf } from '../verbs';
import { areaCacheAt, findCacheAt } from './caches';
import { inspectMm, inspectVma, type StructView } from './inspect';

const ANON = 'PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS';
const A = 1;

function opened(lines: readonly string[], kernel: KernelName = '5.10') {
  const app = openApp(undefined, kernel);
  const verbs = verbsOf(app);
  for (const line of lines) expect(verbs.typeCall(line)).toBeNull();
  /** Goes to the first step from the cursor on whose line is `anchor`; true: it was found. */
  const to = (anchor: string): boolean => {
    const { steps, cursor } = app.moment();
    const at = steps.findIndex((step, index) => index >= cursor.step && step.anchor === anchor);
    if (at === -1) return false;
    verbs.seek({ call: cursor.call, step: at + 1 });
    return true;
  };
  return { app, verbs, to };
}

const fieldsOf = (view: StructView | undefined) => view?.rows.map(({ field }) => field) ?? [];
const rowOf = (views: readonly StructView[], struct: string, field: string) =>
  views.find((view) => view.struct === struct)?.rows.find((row) => row.field === field);

describe('the fields of each generation', () => {
  const touched = (kernel: KernelName) => opened([`a = mmap(NULL, 4p, ${ANON}, -1, 0)`, 'touch(a, 1p, w)'], kernel).app;
  const vmaFields = (kernel: KernelName) => fieldsOf(inspectVma(touched(kernel).moment(), A)[0]);
  const mmFields = (kernel: KernelName) => fieldsOf(inspectMm(touched(kernel).moment())[0]);

  test('2.6.32: no vm_prev, no gap, a list of one anon_vma, a prio tree, and what the linear search remembers', () => {
    const vma = vmaFields('2.6.32');
    expect(vma).toEqual(expect.arrayContaining(['vm_next', 'vm_rb.color', 'anon_vma_node', 'shared.prio_tree_node']));
    for (const absent of [
      'vm_prev',
      'rb_subtree_gap',
      'anon_vma_chain',
      'vm_userfaultfd_ctx',
      'anon_name',
      'shared.rb',
    ])
      expect(vma).not.toContain(absent);
    const mm = mmFields('2.6.32');
    expect(mm).toEqual(
      expect.arrayContaining(['mmap', 'mmap_cache', 'free_area_cache', 'cached_hole_size', 'unmap_area']),
    );
    for (const absent of ['highest_vm_end', 'vmacache_seqnum', 'data_vm', 'mmap_legacy_base', 'mm_mt'])
      expect(mm).not.toContain(absent);
  });

  test('4.4 and 5.10: list, tree, gap, vmacache; data_vm only from 4.5, anon_name only from 5.17', () => {
    for (const kernel of ['4.4', '5.10', '5.10-openeuler', '5.17', '5.17-anon-merge'] as const) {
      expect(vmaFields(kernel)).toEqual(
        expect.arrayContaining(['vm_prev', 'rb_subtree_gap', 'anon_vma_chain', 'vm_userfaultfd_ctx', 'shared.rb']),
      );
      expect(mmFields(kernel)).toEqual(expect.arrayContaining(['mmap', 'mm_rb', 'vmacache_seqnum', 'highest_vm_end']));
      expect(vmaFields(kernel).includes('anon_name')).toBe(kernel.startsWith('5.17'));
      expect(mmFields(kernel).includes('data_vm')).toBe(kernel !== '4.4');
    }
  });

  test('6.1 and later: a maple tree, and neither list nor red-black node', () => {
    for (const kernel of ['6.1', '6.12', '6.18'] as const) {
      for (const gone of ['vm_next', 'vm_prev', 'vm_rb.parent', 'vm_rb.color', 'rb_subtree_gap'])
        expect(vmaFields(kernel)).not.toContain(gone);
      for (const gone of ['mmap', 'mm_rb', 'vmacache_seqnum', 'highest_vm_end'])
        expect(mmFields(kernel)).not.toContain(gone);
      expect(mmFields(kernel)).toContain('mm_mt');
    }
    expect(mmFields('6.1')).toContain('get_unmapped_area');
    expect(mmFields('6.12')).not.toContain('get_unmapped_area');
  });

  test('an anon_vma counts by degree, by children and users, or not at all', () => {
    const counters = Object.fromEntries(
      KERNELS.map((kernel) => {
        const view = inspectVma(touched(kernel).moment(), A).find(({ struct }) => struct === 'anon_vma');
        const rows = view?.rows.filter(({ group }) => group === 'counts') ?? [];
        return [kernel, rows.map(({ field, value }) => `${field} ${value}`).join(', ')];
      }),
    );
    expect(counters).toMatchObject({
      '2.6.32': '',
      '4.4': 'degree 2',
      '5.10': 'num_children 1, num_active_vmas 1',
      '5.17': 'degree 2',
      '6.18': 'num_children 1, num_active_vmas 1',
    });
  });
});

describe('what changed', () => {
  test('a field that this step changed is told apart from one that the call changed before', () => {
    const { app, to } = opened([`a = mmap(NULL, 4p, ${ANON}, -1, 0)`, `mmap(a+4p, 2p, ${ANON}|MAP_FIXED, -1, 0)`]);
    const { cursor, steps } = app.moment();
    verbsOf(app).seek({ call: cursor.call, step: 0 });
    const end = () => rowOf(inspectVma(app.moment(), A), 'vm_area_struct', 'vm_end');
    const first = end()?.value;
    expect(end()).toMatchObject({ wasStep: null, wasCall: null });
    expect(to('__vma_adjust.bounds')).toBe(true);
    expect(end()).toMatchObject({ wasStep: first, wasCall: first });
    verbsOf(app).seek({ call: cursor.call, step: steps.length });
    expect(end()).toMatchObject({ wasStep: null, wasCall: first });
  });

  test('a file’s i_mmap and the VMA’s place in it', () => {
    const { app } = opened(['f = open("lib.so", 8p)', 'a = mmap(NULL, 4p, PROT_READ, MAP_PRIVATE, f, 0)']);
    const views = inspectVma(app.moment(), A);
    expect(rowOf(views, 'vm_area_struct', 'shared.rb')?.value).toBe('lib.so->i_mmap');
    expect(rowOf(views, 'file', 'f_mapping->i_mmap')?.value).toBe('A');
  });

  test('a chain: the child’s own anon_vma, then the parent’s, each with its key', () => {
    const { app } = opened([`a = mmap(NULL, 4p, ${ANON}, -1, 0)`, 'touch(a, 1p, w)', 'fork()', 'switch(2)']);
    const chain = inspectVma(app.moment(), 2).filter(({ struct }) => struct === 'anon_vma_chain');
    expect(chain.map(({ name }) => name)).toEqual(['B → α2', 'B → α1']);
    expect(chain.map(({ rows }) => rows.find(({ field }) => field === 'same_vma')?.value)).toEqual(['1 / 2', '2 / 2']);
  });
});

describe('the caches of find_vma', () => {
  const TWO = [
    `a = mmap(0x10000000, 4p, ${ANON}|MAP_FIXED, -1, 0)`,
    `b = mmap(0x10405000, 4p, ${ANON}|MAP_FIXED, -1, 0)`,
  ];

  test('5.10: by 2 MiB; a miss goes to the tree, then the slot is written; the next search hits there', () => {
    const { app, verbs, to } = opened([...TWO, 'munmap(a+1p, 1p)', 'find_vma(b+1p)', 'find_vma(b+2p)']);
    verbs.seek({ call: 3, step: 0 });
    expect(to('find_vma.flush')).toBe(true);
    expect(findCacheAt(app.moment())).toMatchObject({
      event: 'flushed',
      slots: [{ vma: null }, { vma: null }, { vma: null }, { vma: null }],
    });
    expect(to('find_vma.update')).toBe(true);
    const kept = findCacheAt(app.moment());
    expect(kept).toMatchObject({ kind: 'vmacache', event: 'update', found: 'B', hashed: 2, order: [2, 3, 0, 1] });
    expect(kept).toMatchObject({ hash: '(0x10406000 >> 21) & 3 = 2' });
    verbs.seek({ call: 4, step: 0 });
    expect(to('find_vma.probe')).toBe(true);
    expect(findCacheAt(app.moment())).toMatchObject({ event: 'hit', found: 'B' });
    expect(findCacheAt(app.moment())).toMatchObject({ slots: [{}, {}, { vma: 2, isHashed: true, isLit: true }, {}] });
  });

  test('4.4: by page, from slot 0 on', () => {
    const { app, verbs, to } = opened([...TWO, 'find_vma(b+1p)'], '4.4');
    verbs.seek({ call: 2, step: 0 });
    expect(to('find_vma.update')).toBe(true);
    expect(findCacheAt(app.moment())).toMatchObject({
      hash: '(0x10406000 >> 12) & 3 = 2',
      hashed: 2,
      order: [0, 1, 2, 3],
    });
  });

  test('2.6.32: one VMA; 6.1: none', () => {
    const { app, verbs, to } = opened([...TWO, 'find_vma(b+1p)', 'find_vma(b)'], '2.6.32');
    verbs.seek({ call: 2, step: 0 });
    expect(to('find_vma.remember')).toBe(true);
    expect(findCacheAt(app.moment())).toMatchObject({
      kind: 'mmap_cache',
      event: 'update',
      slot: { vma: 2, isLit: true },
    });
    verbs.seek({ call: 3, step: 0 });
    expect(to('find_vma.cached')).toBe(true);
    expect(findCacheAt(app.moment())).toMatchObject({ event: 'hit', found: 'B' });
    expect(findCacheAt(opened(TWO, '6.1').app.moment())).toEqual({ kind: 'none' });
  });

  test('the linear search moves free_area_cache; kernels with gaps have none', () => {
    const { app, to, verbs } = opened([`a = mmap(NULL, 4p, ${ANON}, -1, 0)`], '2.6.32');
    verbs.seek({ call: 0, step: 0 });
    const before = areaCacheAt(app.moment())?.free_area_cache ?? 0;
    expect(to('linear_area_topdown.take')).toBe(true);
    expect(areaCacheAt(app.moment())).toMatchObject({
      free_area_cache: before - 4 * 4096,
      isActive: true,
      was: { free_area_cache: before },
    });
    expect(areaCacheAt(opened(TWO).app.moment())).toBeNull();
  });
});
