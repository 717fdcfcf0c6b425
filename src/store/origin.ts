/** What a session was opened from, as one word: it is kept in the history and in the saved session. */
import { CASE_IDS, type CaseId, LARGE_IDS, type LargeId } from '../scenario';

export type Origin =
  | { readonly kind: 'welcome' | 'empty' }
  | { readonly kind: 'case'; readonly id: CaseId }
  | { readonly kind: 'program'; readonly id: string }
  | { readonly kind: 'large'; readonly id: LargeId }
  /** A script of Compare: what it shows stands there. */
  | { readonly kind: 'example'; readonly id: string }
  /** A mechanism of the page that lists them. */
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'file'; readonly name: string };

export function originText(origin: Origin): string {
  switch (origin.kind) {
    case 'case':
    case 'program':
    case 'large':
    case 'example':
    case 'topic':
      return `${origin.kind}:${origin.id}`;
    case 'file':
      return `file:${origin.name}`;
    default:
      return origin.kind;
  }
}

const isCaseId = (id: string): id is CaseId => (CASE_IDS as readonly string[]).includes(id);
const isLargeId = (id: string): id is LargeId => (LARGE_IDS as readonly string[]).includes(id);

/** Reads originText back; what it does not know is an empty process. */
export function readOrigin(text: string): Origin {
  const colon = text.indexOf(':');
  const kind = colon === -1 ? text : text.slice(0, colon);
  const rest = colon === -1 ? '' : text.slice(colon + 1);
  if (kind === 'case' && isCaseId(rest)) return { kind, id: rest };
  if (kind === 'large' && isLargeId(rest)) return { kind, id: rest };
  if (kind === 'program' || kind === 'example' || kind === 'topic') return { kind, id: rest };
  if (kind === 'file') return { kind, name: rest };
  return { kind: kind === 'welcome' ? 'welcome' : 'empty' };
}
