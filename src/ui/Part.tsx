import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { loadLateWords } from '../i18n';
import { Loading } from './Loading';
import { loadSheet } from './load-sheet';
import { PartMissing } from './PartMissing';

interface PartOptions<P> {
  /** What is there while it loads, and where it cannot be loaded. */
  readonly Instead?: ComponentType<P>;
  /** The address of its style sheet. */
  readonly sheet?: string;
}

/**
 * A component that loads when it is first drawn. Where it cannot be loaded, it says so and can be asked for again.
 * Not by Suspense, which holds back for 300 ms what was there after 20.
 */
export function part<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { Instead, sheet }: PartOptions<P> = {},
): ComponentType<P> {
  let known: ComponentType<P> | null = null;
  return function Part(props: P) {
    const [Loaded, setLoaded] = useState(() => known);
    const [isMissing, setMissing] = useState(false);
    const ask = useCallback(() => {
      setMissing(false);
      Promise.all([load(), loadLateWords(), sheet && loadSheet(sheet)]).then(
        ([loaded]) => {
          known = loaded;
          setLoaded(() => loaded);
        },
        () => setMissing(true),
      );
    }, []);
    useEffect(() => {
      if (Loaded === null) ask();
    }, [Loaded, ask]);
    if (Loaded) return <Loaded {...props} />;
    if (Instead) return <Instead {...props} />;
    return isMissing ? <PartMissing onRetry={ask} /> : <Loading />;
  };
}
