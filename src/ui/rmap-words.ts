/** The words of the pictures of rmap and pages, from the dictionary. */
import type { PagesWords, RmapWords } from '../store/rmap-words';
import type { Page } from './context';

const grouped = (n: number): string => n.toLocaleString('en-US');

const groupWords = (t: Page['t']) => ({
  noVmas: t('tree.empty'),
  process: (pids: string, isCurrent: boolean) =>
    pids === '' ? t('rmap.process.new') : t(isCurrent ? 'rmap.process.current' : 'rmap.process', { pids }),
  more: (n: number) => t('rmap.more', { n: grouped(n) }),
  moreBefore: (n: number) => t('rmap.more.before', { n: grouped(n) }),
  moreAfter: (n: number) => t('rmap.more.after', { n: grouped(n) }),
  moreProcesses: (n: number) => (n === 0 ? '' : t('rmap.more.processes', { n })),
  pagesOf: (n: number) => t('stage.pagesOf', { n: n === 1 ? n : grouped(n) }),
});

export const rmapWords = (t: Page['t']): RmapWords => ({
  ...groupWords(t),
  title: t('rmap.title'),
  heads: { anonVmas: t('rmap.head.anonVmas'), inodes: t('rmap.head.inodes') },
  noChain: t('rmap.noChain'),
  noAnonVma: t('rmap.noAnonVma'),
  root: t('rmap.root'),
  childOf: (parent) => t('rmap.childOf', { parent }),
  description: (what) => t('rmap.description', what),
  vma: (what) => t(what.chain === '' ? 'rmap.vma.noChain' : 'rmap.vma', what),
  anonVma: (what) => t(what.counters === '' ? 'rmap.anonVma.plain' : 'rmap.anonVma', what),
  member: (what) => t('rmap.member', what),
});

export const pagesWords = (t: Page['t']): PagesWords => ({
  ...groupWords(t),
  title: t('pages.title'),
  zero: t('pages.zero'),
  description: (n) => t('pages.description', { n }),
  present: (n, of) => t('pages.present', { n: grouped(n), of: grouped(of) }),
  absent: (n) => t('pages.absent', { n: grouped(n) }),
  vma: (what) => t(what.label === '' ? 'pages.vma' : 'pages.vma.label', what),
  page({ kind, shared, was, ...rest }) {
    let text = t(`pages.one.${kind}`, rest);
    if (shared !== '') text = t('pages.one.shared', { text, pids: shared });
    if (was !== '') text = t('pages.one.was', { text, was: was.replace(/^← /, '') });
    return text;
  },
});
