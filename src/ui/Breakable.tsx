import { Fragment } from 'react';

/** Places where a long text may go on in the next line: behind these, never inside a name. */
const BREAKS = /(?<=[|,])(?=\S)/;

/** Flags and lists that break between their names. What is read and copied is the text as it is. */
export function Breakable({ text }: { readonly text: string }) {
  const parts = text.split(BREAKS);
  if (parts.length === 1) return text;
  let from = 0;
  return parts.map((part) => {
    const at = from;
    from += part.length;
    return (
      <Fragment key={at}>
        {at > 0 && <wbr />}
        {part}
      </Fragment>
    );
  });
}
