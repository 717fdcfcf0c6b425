import type { FlagKind } from '../../language';
import { usePage } from '../context';
import { type FlagChoice, flagChoices, withFlag } from './flag-texts';

interface Props {
  readonly name: string;
  readonly kind: FlagKind;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** A checkbox for each flag; the type of a mapping is one of several. */
export function Flags({ name, kind, text, onText }: Props) {
  const { t } = usePage();
  const { usual, more } = flagChoices(kind, text);
  const box = (choice: FlagChoice) => (
    <label key={choice.name} className="flag" translate="no">
      <input
        type={choice.isType ? 'radio' : 'checkbox'}
        name={choice.isType ? `${name}-type` : choice.name}
        checked={choice.isOn}
        onChange={({ target }) => onText(withFlag(kind, text, choice.name, target.checked))}
      />
      {choice.name.replace(/^[A-Z]+_/, '')}
    </label>
  );
  return (
    <fieldset className="form-field flags">
      <legend className="mono">{name}</legend>
      {usual.map(box)}
      {more.length > 0 && (
        <details>
          <summary>{t('form.more')}</summary>
          {more.map(box)}
        </details>
      )}
    </fieldset>
  );
}
