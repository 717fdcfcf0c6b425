import { MINIMAL_SCRIPTS, SERIES_IDS } from '../../store/examples';
import { useCompareWords } from './words';

/** The example that is open, as the scenario menu says it. */
export function ExampleName({ id }: { readonly id: string }) {
  const { c } = useCompareWords();
  const series = SERIES_IDS.find((one) => one === id);
  if (series !== undefined) return c('example.series', { name: c(`trace.example.${series}`) });
  const pair = MINIMAL_SCRIPTS.find((one) => one.id === id);
  if (pair === undefined) return id;
  const [a, b] = pair.kernels;
  return c('example.pair', { a, b, call: pair.call, recording: pair.recording });
}
