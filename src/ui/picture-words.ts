import type { PictureWords, Visit } from '../store';
import type { Page } from './context';

/** The comparison at a node of a search, its answer, and the way taken. */
function visitWords(t: Page['t'], { test, outcome, went, isNull }: Visit): { text: string; short: string } {
  if (test === null) return { text: '', short: '' };
  const answer = t(outcome ? 'tree.yes' : 'tree.no');
  if (went === null) return { text: t('tree.visit', { test, answer }), short: answer };
  const way = `${t(`tree.went.${went}`)}${isNull ? ': NULL' : ''}`;
  return { text: t('tree.visit.went', { test, answer, way }), short: `→ ${way}` };
}

const ENTRIES = { both: 'list.entry', next: 'list.entry.next', order: 'list.entry.order' } as const;

/** The words of the pictures, from the dictionary. */
export function pictureWords(t: Page['t']): PictureWords {
  const or = (name: string | null): string => name ?? 'NULL';
  return {
    barTitle: t('stage.bar'),
    treeTitle: t('tree.title'),
    listTitle: t('list.title'),
    overviewTitle: t('stage.overview'),
    windowText: t('stage.overview.window'),
    before: t('stage.before'),
    pages: t('stage.pages'),
    noVmas: t('tree.empty'),
    red: { word: t('tree.red'), letter: t('tree.red.letter') },
    black: { word: t('tree.black'), letter: t('tree.black.letter') },
    takesPlace: t('tree.takesPlace'),
    barDescription: (n) => t('stage.bar.description', { n }),
    treeDescription: (n, root) => (root === null ? t('tree.description.empty') : t('tree.description', { n, root })),
    listDescription: (n, isMaple) => t(isMaple ? 'list.description.order' : 'list.description', { n }),
    overviewCaption: (size) => t('stage.overview.caption', { size }),
    request: (n) => t('stage.request', { n }),
    badge: (n) => (n === 0 ? t('stage.noMerge') : t('stage.case', { n })),
    hole: (size) => ({ text: t('stage.hole', { size }), description: t('stage.hole.description', { size }) }),
    gap: (size) => t('tree.gap', { size }),
    gapFrom: (size, from) =>
      from === null
        ? t('tree.gap', { size })
        : from === 'own'
          ? t('tree.gap.own', { size })
          : t('tree.gap.from', { size, from }),
    visit: (visit) => visitWords(t, visit),
    treeCase: (name) => ({ badge: t(`tree.case.${name}`), text: t(`tree.case.${name}.text`) }),
    rekeyed: (from, to) => t('tree.rekeyed', { from, to }),
    pagesOf: (n) => t('stage.pagesOf', { n }),
    anonVma: (name) => name ?? t('stage.noAnonVma'),
    vma: ({ kind, label, ...rest }) =>
      t('stage.vma.description', { ...rest, kind: t(`stage.kind.${kind}`, { label }) }).trim(),
    node: ({ name, colour, parent, left, right }) =>
      t(`tree.node.${colour}`, { name, parent: or(parent), left: or(left), right: or(right) }),
    entry: ({ links, name, next, prev }) => t(ENTRIES[links], { name, next: or(next), prev: or(prev) }),
    subtree: (n) => t('tree.subtree', { n }),
  };
}
