import { usePage } from '../context';

/** The mechanism that is open, until its name is there. */
export function TopicId({ id }: { readonly id: string }) {
  return usePage().t('scenario.topic', { name: id });
}
