import { useEffect, useState } from 'react';

const ACTIONS = ['pointermove', 'pointerdown', 'keydown', 'click', 'wheel', 'dragenter', 'paste'] as const;

/** Whether somebody has done something on the page yet: then what the next steps need is fetched. */
export function useTouched(): boolean {
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    if (isTouched) return undefined;
    const touch = (): void => setTouched(true);
    for (const action of ACTIONS) window.addEventListener(action, touch, { capture: true });
    return () => {
      for (const action of ACTIONS) window.removeEventListener(action, touch, { capture: true });
    };
  }, [isTouched]);
  return isTouched;
}
