import type { MadeDraft } from '../store';
import { usePage, usePart } from './context';
import { draftText } from './draft-text';
import { useRefusal } from './use-refusal';

/** What the call being written would do, in a few words; above the line, why the kernel would refuse it. */
export function DraftHint({ draft }: { readonly draft: MadeDraft }) {
  const { t } = usePage();
  const refusal = useRefusal(draft);
  // Who predicts is not told before.
  const isVeiled = usePart(({ veil }) => veil !== null);
  if (isVeiled) return draft.dropped > 0 ? t('console.forks', { n: draft.dropped }) : null;
  return (
    <>
      {draftText(t, draft)} {refusal !== '' && <span className="refusal">{refusal}</span>}
    </>
  );
}
