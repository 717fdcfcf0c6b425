import { type ReactNode, useState } from 'react';
import type { VmaId } from '../engine';
import type { MarkState } from '../layout/model';
import { usePage, usePart } from './context';

/** What the picture above shows, as tables; they are made when they are opened. */
export function Twin({ summary, children }: { readonly summary: string; readonly children: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="twin" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}

interface TableProps {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}

export function TwinTable({ caption, heads, children }: TableProps) {
  return (
    <table className="maps">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface RowProps {
  readonly vma: VmaId;
  readonly name: string;
  readonly mark: MarkState | null;
  /** Before the column of the VMA. */
  readonly first: string;
  readonly cells: readonly string[];
}

/** A row that belongs to a VMA: lit up, and chosen, with it everywhere. */
export function TwinRow({ vma, name, mark, first, cells }: RowProps) {
  const { t, verbs } = usePage();
  const isLit = usePart(({ hovered, lit }) => hovered === vma || lit.includes(vma));
  const isSelected = usePart(({ selected }) => selected === vma);
  return (
    <tr
      className={isLit ? 'lit' : undefined}
      data-selected={isSelected || undefined}
      data-vma={name}
      onPointerEnter={() => verbs.hover(vma)}
      onPointerLeave={() => verbs.hover(null)}
    >
      <td>{first}</td>
      <td>
        <button
          type="button"
          className="vma-button"
          aria-pressed={isSelected}
          onClick={(event) => verbs.select(vma, event.shiftKey)}
          onFocus={() => verbs.hover(vma)}
          onBlur={() => verbs.hover(null)}
        >
          {name}
        </button>
      </td>
      {cells.map((cell, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
        <td key={k} translate="no">
          {cell}
        </td>
      ))}
      <td>{mark !== null && <span className={`change-${mark}`}>{t(`twin.change.${mark}`)}</span>}</td>
    </tr>
  );
}
