import type { NumberLine } from '../../store/predict/exercises';
import type { PredictWords } from './words';

/** What a page takes, and the parts of the picture from top to bottom, in the units of its view box. */
const PAGE = 28;
const BOX = 44;
const AXIS = 16;
/** Fewer pages than these are drawn no larger. */
const FEWEST_PAGES = 14;
const EVERY = 2;

/** VMAs as boxes over a line of pages, counted from the first one. */
export function MemoryLine({ line, q }: { readonly line: NumberLine; readonly q: PredictWords }) {
  const { pages, vmas } = line;
  const width = Math.max(pages, FEWEST_PAGES) * PAGE + 2;
  const ticks = Array.from({ length: Math.floor(pages / EVERY) + 1 }, (_, nth) => nth * EVERY);
  return (
    <svg
      className="memory-line"
      viewBox={`0 0 ${width} ${BOX + AXIS + 4}`}
      role="img"
      aria-label={q('sheet.memory.description', { n: vmas.length, pages })}
    >
      <line x1={1} x2={pages * PAGE + 1} y1={BOX} y2={BOX} className="ground" />
      {vmas.map(({ id, name, from, to, perm, anonVma, filePage }) => {
        const middle = ((from + to) / 2) * PAGE + 1;
        return (
          <g key={id}>
            <rect x={from * PAGE + 1} y={2} width={(to - from) * PAGE} height={BOX - 2} rx={4} />
            <text x={middle} y={19} className="name">
              {name}
            </text>
            <text x={middle} y={35} className="detail">
              {to - from > 1
                ? [perm.slice(0, 3), anonVma, filePage !== null && `f+${filePage}`].filter(Boolean).join(' ')
                : perm.slice(0, 3)}
            </text>
          </g>
        );
      })}
      {ticks.map((page) => (
        <text
          key={page}
          x={page * PAGE + 1}
          y={BOX + AXIS}
          className="tick"
          textAnchor={page === 0 ? 'start' : 'middle'}
        >
          {page}
        </text>
      ))}
    </svg>
  );
}
