import { hex } from '../../engine';
import { type CellVma, MINI_WIDTH } from '../../store/compare-view';
import { useCompareWords } from './words';

const HEIGHT = 28;
const BOX_Y = 3;
const BOX_HEIGHT = 22;
/** What a letter of a name takes, what the edges, and what the permissions behind it. */
const LETTER_PX = 10;
const EDGES_PX = 2;
const PERM_PX = 32;

/** The address space as a strip; what the first kernel has not got stands in a heavy frame. */
export function MiniBar({ vmas }: { readonly vmas: readonly CellVma[] }) {
  const { c } = useCompareWords();
  const label = vmas
    .map(({ name, vma }) => `${name} 0x${hex(vma.vm_start)}–0x${hex(vma.vm_end)} ${vma.perm}`)
    .join('; ');
  if (vmas.length === 0) return <p className="muted">{c('bar.none')}</p>;
  return (
    <svg className="mini-bar" viewBox={`0 0 ${MINI_WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line x1={0} x2={MINI_WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} className="mini-axis" />
      {vmas.map(({ name, vma, differs, box: { xPx, widthPx } }) => (
        <g key={vma.id}>
          <rect
            x={xPx + 1}
            y={BOX_Y}
            width={Math.max(1, widthPx - 1)}
            height={BOX_HEIGHT}
            rx={3}
            className={differs ? 'mini-vma differs' : 'mini-vma'}
          />
          {widthPx >= EDGES_PX + name.length * LETTER_PX && (
            <text x={xPx + widthPx / 2} y={HEIGHT / 2 + 4} className="mini-name">
              {name}
              {widthPx >= EDGES_PX + name.length * LETTER_PX + PERM_PX && (
                <tspan className="mini-perm"> {vma.perm.slice(0, 3)}</tspan>
              )}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
