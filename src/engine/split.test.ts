import { describe } from 'vitest';
import { picture } from '../testing/picture-test';

describe('a split gives the new object one side and leaves the old one the other', () => {
  picture(
    'new_below: the head is new, the object keeps the tail',
    `
    before  AAAAAA
    call      ****     mprotect x
    after   BBAAAA
    prot    wwxxxx
    pgoff   012345
    events  case 0, split A at 2 below
    `,
  );
  picture(
    'otherwise the tail is new, the object keeps the head',
    `
    before  AAAAAA
    call    **         mprotect x
    after   AABBBB
    prot    xxwwww
    pgoff   012345
    events  case 0, split A at 2
    `,
  );
  picture(
    'mprotect of the middle: the object ends in the middle, head and tail are new',
    `
    before  AAAAAAAAA
    call       ***     mprotect r
    after   BBBAAACCC
    prot    wwwRRRwww
    events  case 0, split A at 3 below, split A at 6
    call       ***     mprotect w
    after   BBBBBBBBB
    prot    wwwwwwwww
    events  case 6 B -A -C
    `,
  );
  picture(
    'munmap of the middle: the object keeps the head, the doomed piece is new and freed',
    `
    before  AAAAAAAAA
    call       ***     munmap
    after   AAA...BBB
    events  split A at 3, split B at 6 below
    `,
  );
  picture(
    'both parts take the whole anon_vma chain along',
    `
    before  AAAAAA
    anon    aaaaaa
    call      **       mprotect x
    after   BBAACC
    anon    aaaaaa
    `,
  );
  picture(
    'the parts of a file mapping go on at their own page offsets',
    `
    before  ..AAAAAA
    file    ..ffffff
    pgoff   ..56789a
    call        **     mprotect x
    after   ..BBAACC
    file    ..ffffff
    pgoff   ..56789a
    `,
  );
});

describe('the map limit', () => {
  picture(
    'a second split that is refused leaves the first one in place',
    `
    before  AAAAAA..B
    limit   3
    call      **         mprotect x
    ret     ENOMEM
    after   CCAAAA..B
    prot    wwwwww..w
    `,
  );
  picture(
    'at the limit no split is made',
    `
    before  AAAAAA..B
    limit   2
    call      **         mprotect x
    ret     ENOMEM
    after   AAAAAA..B
    events  case 0
    `,
  );
  picture(
    'a merge needs no split and is done at the limit',
    `
    before  AAAABBBB
    prot    wwwwxxxx
    limit   2
    call      **         mprotect x
    after   AABBBBBB
    events  case 4 B
    `,
  );
});
