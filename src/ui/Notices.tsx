import { usePage, usePart } from './context';
import { errorSentence } from './language-error';

/** A message over the page, until it is dismissed. */
export function Notices() {
  const { t, verbs } = usePage();
  const notice = usePart((state) => state.notice);
  if (notice === null) return null;
  const message = notice.error ? errorSentence(t, notice.error) : '';
  return (
    <div className="notice" role="alert">
      <span>{t(`notice.${notice.kind}`, { message, ...notice.params })}</span>
      <button type="button" className="button" onClick={verbs.dismissNotice}>
        {t('notice.dismiss')}
      </button>
    </div>
  );
}
