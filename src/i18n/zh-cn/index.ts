export { chaptersZh } from './chapters';
export { late } from './late';
export { lineChaptersZh } from './lines/chapters';
export { merge as mergeLines } from './lines/merge';
export { notes } from './notes';
export { merge } from './steps/merge';
export { ui } from './ui';
