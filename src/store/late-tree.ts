/** The steps of the tree from the page's side. */
import { latePart } from './late-part';

export type TreeSteps = typeof import('./tree-steps')['treeStep'];

export const { store: treeStepsStore, load: loadTreeSteps } = latePart<TreeSteps>(
  async () => (await import('./tree-steps')).treeStep,
);
