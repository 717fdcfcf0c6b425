import { useEffect } from 'react';
import { usePage } from './context';

/** Any key or click brings the page back. */
export function Blank({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePage();
  useEffect(() => {
    const close = (event: Event): void => {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    window.addEventListener('keydown', close, { capture: true });
    return () => window.removeEventListener('keydown', close, { capture: true });
  }, [onClose]);
  return (
    <button type="button" className="blank" onClick={onClose}>
      {t('blank.text')}
    </button>
  );
}
