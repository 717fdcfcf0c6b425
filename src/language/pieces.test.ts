import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutCall, pieceOf, plainCall, withName, withPiece } from './pieces';
import { parseStatement } from './script';
import { CALL_NAMES, type Param, SIGNATURES } from './signatures';

const param = (call: keyof typeof SIGNATURES, name: string): Param => {
  const found = SIGNATURES[call].find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const cut = (text: string) => {
  const pieces = cutCall(text);
  if (pieces === undefined) throw new Error(text);
  return pieces;
};

describe('a line in pieces', () => {
  test('is cut at its outermost commas, whatever the arguments say', () => {
    const pieces = cut('a = mmap(f(1, 2), "x, \\") y", [3, 4], PROT_?, ) = 7  # why');
    expect(pieces).toMatchObject({ name: 'a', call: 'mmap', tail: '= 7  # why' });
    expect(pieces.args.map(({ text }) => text)).toEqual(['f(1, 2)', '"x, \\") y"', '[3, 4]', 'PROT_?', '']);
  });

  test('each piece says where it stands', () => {
    const text = 'munmap( a+1p ,  2p)';
    for (const { text: piece, from, to } of cut(text).args) expect(text.slice(from, to)).toBe(piece);
  });

  test('a line still being typed has its pieces too; one without a call has none', () => {
    expect(cut('munmap(a, 1').args.map(({ text }) => text)).toEqual(['a', '1']);
    expect(cut('fork(').args).toEqual([]);
    expect(cutCall('munmap')).toBeUndefined();
    expect(cutCall('')).toBeUndefined();
  });

  test('one argument is replaced, the others stay as they are written', () => {
    const pieces = cut('x = mprotect(a+0x1000, 2p, PROT_READ)  # note');
    expect(withPiece(pieces, param('mprotect', 'len'), '3p')).toBe('x = mprotect(a+0x1000, 3p, PROT_READ) # note');
    expect(withName(pieces, '')).toBe('mprotect(a+0x1000, 2p, PROT_READ) # note');
  });

  test('arguments left out in front are filled in, those at the end may be left out again', () => {
    const moved = withPiece(cut('mremap(a, 1p, 2p)'), param('mremap', 'new_addr'), 'b');
    expect(moved).toBe('mremap(a, 1p, 2p, MREMAP_MAYMOVE, b)');
    expect(withPiece(cut('mremap(a, 1p, 2p, 0, b)'), param('mremap', 'new_addr'), '')).toBe('mremap(a, 1p, 2p, 0)');
  });

  test('arguments by name are found, added and taken away', () => {
    const pid = param('exit', 'pid');
    expect(pieceOf(cut('exit(pid=3)'), pid)?.text).toBe('3');
    expect(withPiece(cut('exit()'), pid, '4')).toBe('exit(pid=4)');
    expect(withPiece(cut('exit(pid=3)'), pid, '')).toBe('exit()');
  });

  test('an argument that is written by its name is replaced where it stands', () => {
    const pieces = cut('vma_merge(addr=a, end=a+2p, vm_flags=VM_READ)');
    expect(withPiece(pieces, param('vma_merge', 'end'), 'a+3p')).toBe('vma_merge(addr=a, end=a+3p, vm_flags=VM_READ)');
    const given = withPiece(pieces, param('vma_merge', 'prev'), 'NULL');
    expect(given).toBe('vma_merge(addr=a, end=a+2p, vm_flags=VM_READ, prev=NULL)');
    expect(withPiece(cut(given), param('vma_merge', 'prev'), 'a')).toContain('prev=a)');
    expect(withPiece(cut(given), param('vma_merge', 'prev'), '')).not.toContain('prev');
  });

  test('for every call: what a form begins with parses, and every argument is found in it', () => {
    for (const call of CALL_NAMES) {
      const text = plainCall(call);
      const parsed = parseStatement(text);
      // execve needs an image, which no form can give.
      expect(Array.isArray(parsed) ? [call, parsed] : 'parsed').toBe('parsed');
      const pieces = cut(text);
      for (const each of SIGNATURES[call])
        if (each.otherwise === undefined && !each.optional) expect(pieceOf(pieces, each)?.text).toBeTruthy();
    }
  });

  test('any texts without brackets and commas come back as they went in', () => {
    const word = fc.stringMatching(/^[a-z0-9+|_"]{1,8}$/).filter((text) => !text.includes('"'));
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 3 }), word, (args, other) => {
        const pieces = cut(`mprotect(${args.join(', ')})`);
        const again = cut(withPiece(pieces, param('mprotect', 'len'), other));
        expect(again.args.map(({ text }) => text)).toEqual([args[0], other, args[2]]);
      }),
    );
  });
});
