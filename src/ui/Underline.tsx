import type { LanguageError } from '../language';

/** The same text under the field, seen only where the error is. */
export function Underline({ text, error }: { readonly text: string; readonly error: LanguageError }) {
  const from = Math.min(error.column - 1, text.length);
  const to = from + Math.max(1, error.length);
  return (
    <div className="underline" aria-hidden="true">
      {text.slice(0, from)}
      <mark>{text.slice(from, to).padEnd(1)}</mark>
      {text.slice(to)}
    </div>
  );
}
