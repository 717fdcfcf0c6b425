import { usePage } from './context';

/** In place of what could not be loaded: nothing else is lost, and it can be asked for again. */
export function PartMissing({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = usePage();
  return (
    <div className="part-missing" role="alert">
      <span>{t('part.missing')}</span>
      <button type="button" className="button" onClick={onRetry}>
        {t('part.again')}
      </button>
    </div>
  );
}
