import type { MadeDraft } from '../store';
import { usePage } from './context';
import { draftText } from './draft-text';

/** What the call being written would do, in a few words. */
export function DraftHint({ draft }: { readonly draft: MadeDraft }) {
  return draftText(usePage().t, draft);
}
