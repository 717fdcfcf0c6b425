import { useState } from 'react';
import { usePage } from './context';
import { Dialog } from './Dialog';
import { useMoment } from './use-moment';

/** `3.12` is call 3, step 12; `12` a step of the call at hand. */
function target(text: string, call: number): { call: number; step: number } | null {
  const match = /^\s*(?:(\d+)\s*[.:,]\s*)?(\d+)\s*$/.exec(text);
  if (match === null) return null;
  const [, toCall, toStep] = match;
  return { call: toCall === undefined ? call : Number(toCall) - 1, step: Number(toStep) };
}

export function GoToDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, verbs } = usePage();
  const { cursor } = useMoment();
  const [text, setText] = useState('');
  return (
    <Dialog title={t('player.goto')} onClose={onClose}>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          const found = target(text, cursor.call);
          if (found === null) return;
          verbs.seek(found);
          onClose();
        }}
      >
        <label>
          {t('player.goto.label')}{' '}
          <input
            type="text"
            inputMode="decimal"
            value={text}
            onChange={(event) => setText(event.target.value)}
            size={8}
          />
        </label>
        <button type="submit" className="button primary">
          {t('player.goto.go')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('help.close')}
        </button>
      </form>
    </Dialog>
  );
}
