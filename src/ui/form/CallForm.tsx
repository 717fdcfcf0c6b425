import { useEffect, useMemo, useRef } from 'react';
import { profileOf } from '../../engine';
import {
  CALL_NAMES,
  cutCall,
  type LanguageError,
  type Param,
  type Pieces,
  paramsOn,
  pieceOf,
  plainCall,
  SIGNATURES,
  signatureOf,
  withName,
  withPiece,
} from '../../language';
import { baseScope, type Draft } from '../../store';
import { usePage, usePart } from '../context';
import { draftText, effectTexts } from '../draft-text';
import { errorSentence } from '../language-error';
import { useCompose, useComposer, useDraft } from '../use-composer';
import { useMoment } from '../use-moment';
import { useRefusal } from '../use-refusal';
import { Field } from './Field';

/** A process image comes out of a recording; nobody types one. */
const OFFERED = CALL_NAMES.filter((call) => call !== 'execve');

/** The arguments that the call has on the session's kernel. */
const useParams = (pieces: Pieces | undefined): readonly Param[] =>
  paramsOn(
    (pieces && signatureOf(pieces.call)?.params) ?? [],
    usePart(({ history }) => profileOf(history.present.start)),
  );

/** The errors whose place lies in an argument, and the others. */
function problemsOf(pieces: Pieces, params: readonly Param[], errors: readonly LanguageError[]) {
  const own = new Map<string, LanguageError>();
  const others: LanguageError[] = [];
  for (const error of errors) {
    const at = error.column - 1;
    const param = params.find((each) => {
      const piece = pieceOf(pieces, each);
      return piece !== undefined && piece.from <= at && at <= piece.to;
    });
    if (param === undefined) others.push(error);
    else if (!own.has(param.name)) own.set(param.name, error);
  }
  return { own, others };
}

function CallMenu({ pieces }: { readonly pieces: Pieces | undefined }) {
  const { t } = usePage();
  const compose = useCompose();
  const call = pieces === undefined ? undefined : signatureOf(pieces.call)?.call;
  return (
    <>
      <label htmlFor="form-call">{t('form.call')}</label>
      <select
        id="form-call"
        className="mono"
        translate="no"
        value={call ?? ''}
        onChange={({ target }) => {
          const chosen = CALL_NAMES.find((name) => name === target.value);
          if (chosen === undefined) return;
          const params = call === undefined ? [] : SIGNATURES[call];
          const known = params.flatMap((param) => {
            const text = pieces && pieceOf(pieces, param)?.text;
            const isShared = SIGNATURES[chosen].some(({ name, kind }) => name === param.name && kind === param.kind);
            return text !== undefined && isShared ? [[param.name, text] as const] : [];
          });
          compose.write(plainCall(chosen, Object.fromEntries(known), pieces?.name));
        }}
      >
        {call === undefined && <option value="">–</option>}
        {OFFERED.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

/** The effect before it is there: the result, the merge, what becomes of whom. */
function Effects({ draft, others }: { readonly draft: Draft; readonly others: readonly LanguageError[] }) {
  const { t } = usePage();
  const { cursor, steps } = useMoment();
  const refusal = useRefusal(draft);
  const isVeiled = usePart(({ veil }) => veil !== null);
  const isUnderWay = cursor.step > 0 && cursor.step < steps.length;
  if (draft.kind !== 'made') {
    const first = others[0] ?? (draft.kind === 'error' ? draft.errors[0] : undefined);
    return <div className="form-effects problem">{first ? errorSentence(t, first) : t('form.incomplete')}</div>;
  }
  if (isVeiled) return <div className="form-effects">{t('predict.hidden')}</div>;
  return (
    <div className="form-effects" data-testid="form-effects">
      <strong>{draftText(t, draft)}</strong>
      <ul>
        {refusal !== '' && <li className="refusal">{refusal}</li>}
        {isUnderWay && <li>{t('form.after')}</li>}
        {(refusal === '' || draft.effects.length > 0 ? effectTexts(t, draft) : []).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

function Fields({ pieces, draft }: { readonly pieces: Pieces; readonly draft: Draft }) {
  const { t } = usePage();
  const compose = useCompose();
  const history = usePart((state) => state.history);
  const scope = useMemo(() => baseScope(history), [history]);
  const params = useParams(pieces);
  const { own } = problemsOf(pieces, params, draft.kind === 'error' ? draft.errors : []);
  return (
    <div className="form-fields">
      <div className="form-field">
        <label htmlFor="form-name">{t('form.name')}</label>
        <input
          id="form-name"
          type="text"
          className="mono"
          size={4}
          value={pieces.name}
          autoComplete="off"
          spellCheck={false}
          translate="no"
          onChange={({ target }) => compose.write(withName(pieces, target.value.replace(/\W/g, '')))}
        />
      </div>
      {params.map((param) => {
        const error = own.get(param.name);
        return (
          <Field
            key={`${pieces.call} ${param.name}`}
            param={param}
            scope={scope}
            text={pieceOf(pieces, param)?.text ?? ''}
            problem={error ? errorSentence(t, error) : ''}
            onText={(text) => compose.write(withPiece(pieces, param, text))}
          />
        );
      })}
    </div>
  );
}

/** A form for the call in the console; both show the same line. It lies over the tree and leaves the bar in sight. */
export function CallForm() {
  const { t, verbs } = usePage();
  const compose = useCompose();
  const text = useComposer((state) => state.text);
  const draft = useDraft();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('select')?.focus({ preventScroll: true });
    // Where the page scrolls, the bar may be out of sight.
    document.querySelector('.bar-panel')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const pieces = cutCall(text);
  const params = useParams(pieces);
  const errors = draft.kind === 'error' ? draft.errors : [];
  const others = pieces === undefined ? errors : problemsOf(pieces, params, errors).others;
  const make = async (stay: boolean): Promise<void> => {
    if ((await verbs.typeCall(text, stay)) !== null) return;
    compose.write('');
    compose.close();
    document.getElementById('console-input')?.focus();
  };
  return (
    <form
      ref={form}
      className="call-form"
      aria-label={t('form.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void make(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        compose.close();
        document.getElementById('console-input')?.focus();
      }}
    >
      <div className="form-head">
        <CallMenu pieces={pieces} />
        <span className="space" />
        <button
          type="button"
          className="button icon"
          aria-label={t('form.close')}
          title={t('form.close')}
          onClick={compose.close}
        >
          ×
        </button>
      </div>
      {pieces && signatureOf(pieces.call) && <Fields pieces={pieces} draft={draft} />}
      <div className="form-foot">
        <Effects draft={draft} others={others} />
        <span className="row">
          <button type="button" className="button" disabled={draft.kind !== 'made'} onClick={() => void make(true)}>
            {t('form.stay')}
          </button>
          <button type="submit" className="button primary" disabled={draft.kind !== 'made'}>
            {t('form.make')}
          </button>
        </span>
      </div>
    </form>
  );
}
