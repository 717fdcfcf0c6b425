import { useEffect } from 'react';
import { usePage } from '../context';

const TYPING = 'input:not([type=range]), textarea, select, [contenteditable], dialog';

/** 1 to 9 choose an option where they may; Escape leaves Predict. What an element handled itself is left alone. */
export function useChooseKeys(isOpen: boolean, onChoose: (option: number) => void): void {
  const { verbs } = usePage();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
      if (defaultPrevented || ctrlKey || metaKey || altKey) return;
      if (document.querySelector('dialog[open], .blank, [role=menu]')) return;
      if (target instanceof Element && target.closest(TYPING)) return;
      if (key === 'Escape') {
        // The panel may have the focus, and goes.
        if (document.activeElement?.closest('.predict'))
          document.querySelector<HTMLElement>('.player .next-step')?.focus();
        verbs.setPredicting(false);
      } else if (isOpen && /^[1-9]$/.test(key)) {
        event.preventDefault();
        onChoose(Number(key) - 1);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOpen, onChoose, verbs]);
}
