export { chaptersZh } from './chapters';
export { ui } from './ui';
