import { useState } from 'react';
import { usePage, usePart } from './context';
import { Dialog } from './Dialog';
import { keyNames } from './key-names';
import { KEYS, type KeyAction } from './keys';
import { ExerciseDialog } from './predict/sheet-part';

const OF_THE_PAGE = (Object.keys(KEYS) as KeyAction[]).map(
  (action) => ({ shown: keyNames(action), does: `help.${action}` }) as const,
);
const IN_PICTURES = [
  { shown: ['←', '→', '↑', '↓'], does: 'help.arrows' },
  { shown: ['1', '9'], does: 'help.choose' },
  { shown: ['Esc'], does: 'help.escape' },
] as const;

interface Props {
  readonly onClose: () => void;
  readonly onTopics: () => void;
}

/** Every key, and the switch for those that are single characters. */
export function HelpDialog({ onClose, onTopics }: Props) {
  const { t, verbs } = usePage();
  const shortcuts = usePart(({ preferences }) => preferences.shortcuts);
  // In its place: two dialogs would lie over each other.
  const [isSheet, setSheet] = useState(false);
  if (isSheet) return <ExerciseDialog onClose={onClose} />;
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <p>{t('help.text')}</p>
      <p>
        <label>
          <input type="checkbox" checked={shortcuts} onChange={({ target }) => verbs.setShortcuts(target.checked)} />{' '}
          {t('help.shortcuts')}
        </label>{' '}
        <span className="muted">{t('help.shortcuts.note')}</span>
      </p>
      <div className="row">
        <button type="button" className="button" onClick={onTopics}>
          {t('help.topics')}
        </button>
        <button type="button" className="button" onClick={() => setSheet(true)}>
          {t('help.exercises')}
        </button>
        <button type="button" className="button primary" onClick={onClose}>
          {t('help.close')}
        </button>
      </div>
      <table className="keys">
        <thead>
          <tr>
            <th scope="col">{t('help.key')}</th>
            <th scope="col">{t('help.does')}</th>
          </tr>
        </thead>
        <tbody>
          {[...OF_THE_PAGE, ...IN_PICTURES].map(({ shown, does }) => (
            <tr key={does}>
              <td>
                {shown.map((key) => (
                  <span key={key}>
                    <kbd translate="no">{key}</kbd>{' '}
                  </span>
                ))}
              </td>
              <td>{t(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
