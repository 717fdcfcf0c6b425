import type { Steps } from '../en/steps';

export { ui } from './ui';
/** Not written yet: the page then shows the line of the listing. */
export const steps: Partial<Steps> = {};
