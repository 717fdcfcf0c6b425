import { useState } from 'react';
import { usePage, usePart } from './context';
import { Dialog } from './Dialog';
import { readFiles } from './read-files';

/** Paste or choose: scripts, strace logs, memory maps. Nothing leaves the page. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, verbs } = usePage();
  const importing = usePart((state) => state.importing);
  const [text, setText] = useState('');
  const open = async (work: Promise<void>): Promise<void> => {
    await work;
    onClose();
  };
  return (
    <Dialog title={t('import.title')} onClose={onClose}>
      <p>{t('import.text')}</p>
      <p>
        <label>
          {t('import.paste')}
          <textarea value={text} spellCheck={false} translate="no" onChange={({ target }) => setText(target.value)} />
        </label>
      </p>
      {importing && (
        <p role="status">
          {t('import.progress', { name: importing.name, percent: Math.round(importing.progress * 100) })}{' '}
          <progress value={importing.progress} aria-label={importing.name} />
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className="button primary"
          disabled={text.trim() === '' || importing !== null}
          onClick={() => void open(verbs.openTexts([{ name: t('import.pasted'), text }]))}
        >
          {t('import.open')}
        </button>
        <label className="button">
          {t('import.choose')}
          <input
            type="file"
            multiple
            className="unseen"
            onChange={({ target }) => void (target.files && open(readFiles(target.files, verbs)))}
          />
        </label>
        {importing ? (
          <button type="button" className="button" onClick={verbs.cancelImport}>
            {t('import.cancel')}
          </button>
        ) : (
          <button type="button" className="button" onClick={onClose}>
            {t('import.close')}
          </button>
        )}
      </div>
    </Dialog>
  );
}
