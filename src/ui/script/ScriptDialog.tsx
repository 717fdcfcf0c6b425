import { type ChangeEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { LanguageError } from '../../language';
import { applyEdit, runEdit, scriptOf, syntaxErrors } from '../../store/script-edit';
import { usePage, usePart } from '../context';
import { Dialog } from '../Dialog';
import { errorSentence } from '../language-error';
import { useCompose } from '../use-composer';
import { Editor } from './Editor';
import { fromEditor, toEditor } from './notes';

/** A script of more lines is checked without being run at every key. */
const MOST_LIVE_LINES = 2000;
/** More are told by their number. */
const MOST_LISTED = 20;

/** Saved under the name of what it came from. */
function download(text: string): void {
  const url = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'vmascope.vma.txt';
  link.click();
  URL.revokeObjectURL(url);
}

/** The text under the caret, and what would come of it. */
function useEdit() {
  const session = usePart(({ history }) => history.present);
  const { words } = usePage();
  const [text, setText] = useState(() => toEditor(words, scriptOf(session)));
  const written = useMemo(() => fromEditor(words, text), [words, text]);
  const late = useDeferredValue(written);
  const checked = useMemo(() => {
    if (late.split('\n').length > MOST_LIVE_LINES) return { edit: null, errors: syntaxErrors(late) };
    const edit = runEdit(session, late);
    return { edit, errors: edit.errors };
  }, [session, late]);
  return { session, text, written, setText, ...checked };
}

interface ErrorsProps {
  readonly errors: readonly LanguageError[];
  readonly onGo: (error: LanguageError) => void;
}

function Errors({ errors, onGo }: ErrorsProps) {
  const { t } = usePage();
  return (
    <div id="script-errors" className="script-errors" role="status">
      {errors.length === 0 ? (
        <p className="muted">{t('script.fine')}</p>
      ) : (
        <ul>
          {errors.slice(0, MOST_LISTED).map((error) => (
            <li key={`${error.line} ${error.column}`}>
              <button type="button" onClick={() => onGo(error)}>
                {t('console.error', { line: error.line, column: error.column, message: errorSentence(t, error) })}
              </button>
            </li>
          ))}
          {errors.length > MOST_LISTED && <li>{t('effect.more', { n: errors.length - MOST_LISTED })}</li>}
        </ul>
      )}
    </div>
  );
}

function LoadButton({ onText }: { readonly onText: (text: string) => void }) {
  const { t, verbs } = usePage();
  const load = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    target.value = '';
    if (!file) return;
    try {
      onText((await file.text()).replace(/\r\n?/g, '\n').replace(/\n$/, ''));
    } catch (error) {
      verbs.notify({ kind: 'fileUnreadable', params: { name: file.name, detail: String(error) } });
    }
  };
  return (
    <label className="button">
      {t('script.load')}
      <input type="file" accept=".txt,.vma,text/plain" className="unseen" onChange={(event) => void load(event)} />
    </label>
  );
}

/** All calls of the session as a text: edit it, and run it from the first changed line on. */
export function ScriptDialog() {
  const { t, app } = usePage();
  const compose = useCompose();
  const { session, text, written, setText, edit, errors } = useEdit();
  const area = useRef<HTMLTextAreaElement>(null);
  const goTo = ({ line, column, length }: LanguageError): void => {
    const from =
      text
        .split('\n')
        .slice(0, line - 1)
        .reduce((sum, each) => sum + each.length + 1, 0) +
      column -
      1;
    area.current?.focus();
    area.current?.setSelectionRange(from, from + Math.max(1, length));
  };
  const apply = (at: 'change' | 'end'): void => {
    applyEdit(app, runEdit(session, written), at);
    compose.close();
  };
  const firstLine = edit?.firstLine ?? null;
  const isChanged = edit === null ? written !== scriptOf(session) : firstLine !== null;
  return (
    <Dialog title={t('script.title')} onClose={compose.close}>
      <div className="script">
        <p className="muted">{t('script.note')}</p>
        <Editor ref={area} text={text} errors={errors} changedLine={firstLine} onText={setText} />
        <Errors errors={errors} onGo={goTo} />
        <div className="row">
          <button type="button" className="button primary" disabled={!isChanged} onClick={() => apply('change')}>
            {firstLine === null ? t('script.apply') : t('script.apply.line', { line: firstLine })}
          </button>
          <button type="button" className="button" onClick={() => apply('end')}>
            {t('script.run')}
          </button>
          <span className="space" />
          <LoadButton onText={setText} />
          <button type="button" className="button" onClick={() => download(text)}>
            {t('script.save')}
          </button>
          <button type="button" className="button" onClick={compose.close}>
            {t('import.close')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
