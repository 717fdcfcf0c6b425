import { describe, expect, test } from 'vitest';
import { flagChoices, withFlag } from './flag-texts';

describe('flags as a set of names', () => {
  test('one is switched, the others stay in their order, numbers and variables too', () => {
    expect(withFlag('prot', 'PROT_READ|PROT_WRITE', 'PROT_EXEC', true)).toBe('PROT_READ|PROT_WRITE|PROT_EXEC');
    expect(withFlag('prot', 'PROT_READ|0x10|x', 'PROT_READ', false)).toBe('0x10|x');
    expect(withFlag('map', 'MAP_PRIVATE | MAP_ANON', 'MAP_ANONYMOUS', false)).toBe('MAP_PRIVATE');
  });

  test('nothing is said in the words of the kind', () => {
    expect(withFlag('prot', 'PROT_READ', 'PROT_READ', false)).toBe('PROT_NONE');
    expect(withFlag('prot', 'PROT_NONE', 'PROT_READ', true)).toBe('PROT_READ');
    expect(withFlag('mremap', 'MREMAP_MAYMOVE', 'MREMAP_MAYMOVE', false)).toBe('0');
  });

  test('of the types of a mapping exactly one is on', () => {
    expect(withFlag('map', 'MAP_PRIVATE|MAP_FIXED', 'MAP_SHARED', true)).toBe('MAP_SHARED|MAP_FIXED');
  });

  test('a flag that is on is shown at once, even an odd one', () => {
    const { usual, more } = flagChoices('map', 'MAP_PRIVATE|MAP_NORESERVE');
    expect(usual.filter(({ isOn }) => isOn).map(({ name }) => name)).toEqual(['MAP_PRIVATE', 'MAP_NORESERVE']);
    expect(more.some(({ name }) => name === 'MAP_NORESERVE')).toBe(false);
  });
});
