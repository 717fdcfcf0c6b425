import type { Candidate } from '../language';
import { usePage } from './context';

interface Props {
  readonly id: string;
  readonly candidates: readonly Candidate[];
  readonly chosen: number;
  readonly onAccept: (index: number) => void;
}

/** What may stand under the caret; the field keeps the focus. */
export function Completions({ id, candidates, chosen, onAccept }: Props) {
  const { t } = usePage();
  return (
    <div id={id} className="completions" role="listbox" aria-label={t('console.completions')} translate="no">
      {candidates.map((candidate, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
        <div
          key={candidate.text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          onPointerDown={(event) => {
            event.preventDefault();
            onAccept(index);
          }}
        >
          {candidate.text}
          {candidate.detail}
        </div>
      ))}
    </div>
  );
}
