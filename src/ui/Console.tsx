import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { Candidate, Completion, LanguageError } from '../language';
import { baseScope, useLoadedWorkshop } from '../store';
import { ComposerButtons, ComposerPanels } from './Composer';
import { usePage, usePart } from './context';
import { errorSentence } from './language-error';
import { Completions, DraftHint, Underline } from './on-demand';
import { useCompose, useComposer, useDraft, useWorkshopFor } from './use-composer';

interface Typed {
  readonly text: string;
  /** From 0. */
  readonly caret: number;
}

const NO_COMPLETION: Completion = { from: 0, to: 0, candidates: [] };

/** The line under the caret, its completions, and the lines typed before. */
function useLine() {
  const { app, verbs } = usePage();
  const compose = useCompose();
  const text = useComposer((state) => state.text);
  const [caret, setCaret] = useState(0);
  const typed = useMemo<Typed>(() => ({ text, caret: Math.min(caret, text.length) }), [text, caret]);
  const [refused, setRefused] = useState<{ readonly text: string; readonly error: LanguageError } | null>(null);
  // The form may have changed the line since.
  const error = refused?.text === text ? refused.error : null;
  const [chosen, setChosen] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [recall, setRecall] = useState(0);
  const scope = usePart(({ history }) => (text === '' ? null : baseScope(history)));
  const workshop = useLoadedWorkshop();
  useWorkshopFor(text);
  const completion = useMemo(
    () => (scope && workshop?.complete(typed.text, typed.caret + 1, scope)) ?? NO_COMPLETION,
    [typed, scope, workshop],
  );
  const isWord = completion.to > completion.from;
  const candidates: readonly Candidate[] = isOpen && isWord ? completion.candidates : [];
  const write = (text: string, caret = text.length): void => {
    compose.write(text);
    setCaret(caret);
    setRefused(null);
    setChosen(0);
  };
  return {
    typed,
    error,
    candidates,
    chosen,
    write(text: string, caret: number) {
      write(text, caret);
      setOpen(true);
      setRecall(0);
    },
    close: () => setOpen(false),
    /** true where one was open. */
    closeForm(): boolean {
      const isForm = compose.store.getState().panel === 'form';
      if (isForm) compose.close();
      return isForm;
    },
    choose: (by: number) => setChosen((at) => (at + by + candidates.length) % candidates.length),
    accept(index = chosen): number | null {
      const candidate = candidates[index];
      if (candidate === undefined) return null;
      const end = candidate.kind === 'call' ? '(' : '';
      const front = `${typed.text.slice(0, completion.from)}${candidate.text}${end}`;
      write(front + typed.text.slice(completion.to), front.length);
      setOpen(false);
      return front.length;
    },
    recall(by: number) {
      const { entries } = app.store.getState().history.present;
      const next = Math.min(Math.max(0, recall + by), entries.length);
      setRecall(next);
      write(next === 0 ? '' : (entries[entries.length - next]?.source ?? ''));
      setOpen(false);
    },
    async run(stay: boolean) {
      if (typed.text.trim() === '') return;
      setOpen(false);
      setRecall(0);
      const problem = await verbs.typeCall(typed.text, stay);
      // While the call waited for the call language, the next line may have been begun: that stays.
      if (compose.store.getState().text !== typed.text) return;
      if (problem === null) write('');
      else if (problem !== undefined) setRefused({ text: typed.text, error: problem });
    },
  };
}

type Line = ReturnType<typeof useLine>;

/** What a key does in the field; true where it did something. */
function pressKey(line: Line, event: KeyboardEvent<HTMLInputElement>): boolean {
  const { key, shiftKey, currentTarget } = event;
  const hasList = line.candidates.length > 0;
  const by = key === 'ArrowDown' ? 1 : -1;
  switch (key) {
    case 'Enter':
      void line.run(shiftKey);
      return true;
    case 'Escape':
      if (hasList) line.close();
      else if (!line.closeForm()) currentTarget.blur();
      return true;
    case 'Tab':
      return hasList && !shiftKey && line.accept() !== null;
    case 'ArrowDown':
    case 'ArrowUp':
      if (hasList) line.choose(by);
      else line.recall(-by);
      return true;
    default:
      return false;
  }
}

/** One call, with completion, a preview of what it would do, and errors where they are. */
export function Console() {
  const { t } = usePage();
  const compose = useCompose();
  const line = useLine();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const draft = useDraft();
  const { error, candidates, chosen, typed } = line;
  return (
    <section
      className="console"
      aria-label={t('console.title')}
      onFocus={() => compose.attend(true)}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && compose.attend(false)}
    >
      <ComposerPanels />
      <span className="mono" aria-hidden="true">
        ›
      </span>
      <div className="field">
        <input
          ref={field}
          id="console-input"
          type="text"
          role="combobox"
          aria-label={t('console.label')}
          aria-expanded={candidates.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={candidates.length > 0 ? `${id}-list-${chosen}` : undefined}
          aria-invalid={error !== null}
          aria-describedby={`${id}-hint`}
          placeholder={t('console.placeholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          translate="no"
          value={typed.text}
          onChange={({ target }) => line.write(target.value, target.selectionStart ?? target.value.length)}
          onBlur={line.close}
          onKeyDown={(event) => {
            if (!event.nativeEvent.isComposing && pressKey(line, event)) event.preventDefault();
          }}
        />
        {error && <Underline text={typed.text} error={error} />}
        {candidates.length > 0 && (
          <Completions id={`${id}-list`} candidates={candidates} chosen={chosen} onAccept={line.accept} />
        )}
      </div>
      <span id={`${id}-hint`} className={error ? 'problem' : 'hint'} data-testid="console-hint">
        {error
          ? t('console.error', { line: error.line, column: error.column, message: errorSentence(t, error) })
          : draft.kind === 'made' && <DraftHint draft={draft} />}
      </span>
      <button
        type="button"
        className="button"
        title={t('console.run.title')}
        onClick={(event) => void line.run(event.shiftKey)}
      >
        {t('console.run')}
      </button>
      <ComposerButtons />
    </section>
  );
}
