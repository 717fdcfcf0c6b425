export { chaptersZh } from './chapters';
export { late } from './late';
export { ui } from './ui';
