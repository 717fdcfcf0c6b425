import { useId } from 'react';
import {
  FLAG_KINDS,
  type FlagKind,
  flagNamesOf,
  type Param,
  type ParamKind,
  type Scope,
  wordsFor,
} from '../../language';
import { usePage } from '../context';
import { useCompose, useComposer } from '../use-composer';
import { Flags } from './Flags';

export interface FieldProps {
  readonly param: Param;
  readonly text: string;
  readonly scope: Scope;
  /** What is wrong with this argument; empty: nothing. */
  readonly problem: string;
  readonly onText: (text: string) => void;
}

/** One of these at a time, so a list rather than boxes. */
const LISTED: readonly ParamKind[] = ['advice', 'mpol', 'sysctl', 'rlimit', 'access', 'mode', 'layout'];
const LENGTHS: readonly ParamKind[] = ['len', 'pages'];
const isFlagKind = (kind: ParamKind): kind is FlagKind => FLAG_KINDS.some((each) => each === kind);

const namesIn = (scope: Scope, kinds: readonly string[]): string[] =>
  [...scope].filter(([, bound]) => kinds.includes(bound.kind)).map(([name]) => name);

function optionsOf({ kind, name }: Param, scope: Scope): readonly string[] {
  if (kind === 'file') return ['-1', ...namesIn(scope, ['file'])];
  if (kind === 'pid') return namesIn(scope, ['pid']);
  if (kind === 'addr' || kind === 'break' || kind === 'vma') return ['NULL', ...namesIn(scope, ['addr', 'vma'])];
  if (name === 'fd') return ['-1'];
  return isFlagKind(kind) ? flagNamesOf(kind) : wordsFor(kind);
}

const PAGES = /^(\d+)p$/;

/** A page more or less; a length that is no whole number of pages is left alone. */
function Stepper({ param, text, onText }: Pick<FieldProps, 'param' | 'text' | 'onText'>) {
  const { t } = usePage();
  const pages = PAGES.exec(text)?.[1];
  if (pages === undefined) return null;
  const by = (n: number): void => onText(`${Math.max(0, Number(pages) + n)}p`);
  return (
    <>
      <button type="button" className="button" aria-label={t('form.less', { name: param.name })} onClick={() => by(-1)}>
        −
      </button>
      <button
        type="button"
        className="button"
        aria-label={t('form.more.pages', { name: param.name })}
        onClick={() => by(1)}
      >
        +
      </button>
    </>
  );
}

function Pick() {
  const { t } = usePage();
  const compose = useCompose();
  const isChoosing = useComposer((state) => state.isChoosing);
  return (
    <button
      type="button"
      className="button"
      aria-pressed={isChoosing}
      title={t('bar.choose.title')}
      onClick={() => compose.choose(!isChoosing)}
    >
      {t('form.pick')}
    </button>
  );
}

function Input({ param, text, scope, problem, onText, id }: FieldProps & { readonly id: string }) {
  const { t } = usePage();
  const known = optionsOf(param, scope);
  const options = param.optional && LISTED.includes(param.kind) ? ['', ...known] : known;
  if (LISTED.includes(param.kind)) {
    return (
      <select id={id} value={text} onChange={({ target }) => onText(target.value)}>
        {!options.includes(text) && <option value={text}>{text}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input
        id={id}
        type="text"
        className="mono"
        value={text}
        list={options.length > 0 ? `${id}-list` : undefined}
        size={param.kind === 'addr' || param.kind === 'text' ? 18 : param.optional ? 9 : 7}
        autoComplete="off"
        spellCheck={false}
        translate="no"
        placeholder={param.optional ? t('form.kept') : String(param.otherwise ?? '')}
        aria-invalid={problem !== ''}
        aria-describedby={problem === '' ? undefined : `${id}-problem`}
        onChange={({ target }) => onText(target.value)}
      />
      {options.length > 0 && (
        <datalist id={`${id}-list`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** One argument of the call, in the shape of its kind. */
export function Field(props: FieldProps) {
  const { param, text, problem, onText } = props;
  const id = useId();
  const { kind, name } = param;
  if (isFlagKind(kind) && !LISTED.includes(kind)) return <Flags name={name} kind={kind} text={text} onText={onText} />;
  return (
    <div className={problem === '' ? 'form-field' : 'form-field wrong'}>
      <label htmlFor={id} className="mono" translate="no">
        {name}
      </label>
      <span className="form-input">
        <Input {...props} id={id} />
        {LENGTHS.includes(kind) && <Stepper param={param} text={text} onText={onText} />}
        {kind === 'addr' && name === 'addr' && <Pick />}
      </span>
      {problem !== '' && (
        <span id={`${id}-problem`} className="form-problem">
          {problem}
        </span>
      )}
    </div>
  );
}
