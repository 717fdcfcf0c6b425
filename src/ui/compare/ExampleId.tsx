import { usePage } from '../context';

/** The example that is open, until its name is there. */
export function ExampleId() {
  return usePage().t('scenario.example');
}
