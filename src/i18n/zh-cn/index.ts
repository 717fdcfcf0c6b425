export { chaptersZh } from './chapters';
export { late } from './late';
export { merge } from './steps/merge';
export { ui } from './ui';
