import { usePage } from './context';

/** Where something is on its way. The style sheet lets a moment pass first: what comes sooner does not flicker. */
export function Loading() {
  return <p className="loading">{usePage().t('part.loading')}</p>;
}
