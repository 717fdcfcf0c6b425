import type { MadeDraft } from '../store';
import { usePage, usePart } from './context';
import { draftText } from './draft-text';

/** What the call being written would do, in a few words. */
export function DraftHint({ draft }: { readonly draft: MadeDraft }) {
  const { t } = usePage();
  // Who predicts is not told before.
  const isVeiled = usePart(({ veil }) => veil !== null);
  if (!isVeiled) return draftText(t, draft);
  return draft.dropped > 0 ? t('console.forks', { n: draft.dropped }) : null;
}
