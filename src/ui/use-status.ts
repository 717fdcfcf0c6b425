import { useEffect } from 'react';
import { usePage } from './context';

/** Has the page's one live region say a text that is seen elsewhere; empty: nothing. */
export function useStatus(text: string): void {
  const { verbs } = usePage();
  useEffect(() => {
    if (text === '') return undefined;
    verbs.announce(text);
    return () => verbs.announce('');
  }, [verbs, text]);
}
