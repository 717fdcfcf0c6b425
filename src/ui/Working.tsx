import { usePage, usePart } from './context';

/** What takes a while, how far it is, and the way to stop it: the session stays as it is until the work is done. */
export function Working() {
  const { t, verbs } = usePage();
  const importing = usePart((state) => state.importing);
  if (importing === null) return null;
  const { kind, name, progress } = importing;
  return (
    <section className="working" aria-label={name}>
      <span>{t(`working.${kind}`, { name, percent: Math.round(progress * 100) })}</span>
      <progress value={progress} aria-label={name} />
      <button type="button" className="button" onClick={verbs.cancelImport}>
        {t('import.cancel')}
      </button>
    </section>
  );
}
