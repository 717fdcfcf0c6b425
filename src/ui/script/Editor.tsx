import { type Ref, useMemo } from 'react';
import type { LanguageError } from '../../language';
import { usePage } from '../context';
import { errorSentence } from '../language-error';

interface Props {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly text: string;
  readonly errors: readonly LanguageError[];
  /** Line of the first change, from 1; null: none. */
  readonly changedLine: number | null;
  readonly onText: (text: string) => void;
}

/** More messages beside their lines would be drawn than anyone reads. */
const MOST_MARKS = 200;

/** The same line again, seen only where it is underlined; its message stands behind it. */
function Mark({ error, line }: { readonly error: LanguageError; readonly line: string }) {
  const { t } = usePage();
  const from = Math.min(error.column - 1, line.length);
  const to = from + Math.max(1, error.length);
  return (
    <div className="editor-mark" style={{ top: `calc(${error.line - 1} * var(--line))` }}>
      <span className="ghost">{line.slice(0, from)}</span>
      <mark>{line.slice(from, to).padEnd(1)}</mark>
      <span className="ghost">{line.slice(to)}</span>
      <span className="message">
        {error.line}:{error.column} {errorSentence(t, error)}
      </span>
    </div>
  );
}

/** A text with numbered lines, its errors underlined where they are. */
export function Editor({ ref, text, errors, changedLine, onText }: Props) {
  const { t } = usePage();
  const lines = useMemo(() => text.split('\n'), [text]);
  const longest = useMemo(() => lines.reduce((most, line) => Math.max(most, line.length), 0), [lines]);
  const numbers = useMemo(() => lines.map((_, index) => index + 1).join('\n'), [lines]);
  return (
    <div className="editor" translate="no">
      <pre className="editor-numbers" aria-hidden="true">
        {numbers}
      </pre>
      <div className="editor-text" style={{ minWidth: `${longest + 2}ch` }}>
        {changedLine !== null && (
          <div className="editor-change" style={{ top: `calc(${changedLine - 1} * var(--line))` }} />
        )}
        <div className="editor-marks" aria-hidden="true">
          {errors.slice(0, MOST_MARKS).map((error) => (
            <Mark key={`${error.line} ${error.column}`} error={error} line={lines[error.line - 1] ?? ''} />
          ))}
        </div>
        <textarea
          ref={ref}
          aria-label={t('script.text')}
          aria-invalid={errors.length > 0}
          aria-describedby="script-errors"
          wrap="off"
          rows={lines.length}
          spellCheck={false}
          autoCapitalize="off"
          value={text}
          onChange={({ target }) => onText(target.value)}
        />
      </div>
    </div>
  );
}
