/** What `late.ts` loads, in one file. */
export { interpolate, withGhosts } from '../layout/interpolate';
export { drawColumns } from './columns-canvas';
export { askMenu } from './menu';
