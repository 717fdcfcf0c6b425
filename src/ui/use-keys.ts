import { useEffect } from 'react';
import { usePage } from './context';
import { actionOf, type KeyAction } from './keys';

const TYPING = 'input:not([type=range]), textarea, select, [contenteditable], dialog';
const PRESSED_BY_SPACE = 'button, a, summary, [role=tab], [role=button]';
const SIDEWAYS = new Set(['ArrowLeft', 'ArrowRight']);
const CLICKER = new Set(['PageDown', 'PageUp']);
const SCROLLING = new Set(['PageDown', 'PageUp', 'Home', 'End']);

/** Does the element take this key for itself? */
function isTaken(target: EventTarget | null, key: string, lecture: boolean): boolean {
  if (!(target instanceof Element)) return false;
  // A menu of the page goes up and down; sideways the page steps on, so that who has just chosen a case need not leave it.
  if (target.matches('select') && target.closest('form, dialog') === null)
    return !(SIDEWAYS.has(key) || (lecture && CLICKER.has(key)));
  if (target.closest(TYPING)) return true;
  if (key === ' ') return target.closest(PRESSED_BY_SPACE) !== null;
  if (target.matches('input[type=range]')) return key.startsWith('Arrow') || SCROLLING.has(key);
  // A clicker sends PageDown and PageUp, and whoever holds it does not see what was clicked last.
  return (
    !lecture &&
    SCROLLING.has(key) &&
    target !== document.body &&
    target.scrollHeight > target.clientHeight + 1 &&
    target.hasAttribute('tabindex')
  );
}

/** Listens for the page's keys; what an element handled itself is left alone. */
export function useKeys(onAction: (action: KeyAction) => void): void {
  const { app } = usePage();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { shortcuts, lecture } = app.store.getState().preferences;
      if (event.defaultPrevented || isTaken(event.target, event.key, lecture)) return;
      if (document.querySelector('dialog[open]')) return;
      const action = actionOf(event, shortcuts);
      if (action === null) return;
      event.preventDefault();
      onAction(action);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [app, onAction]);
}
