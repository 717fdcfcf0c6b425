import { useMemo } from 'react';
import { mountPages } from '../draw/pages';
import { type PagesScene, pagesScene, pagesTable } from '../store/pages-view';
import { usePage } from './context';
import { pagesWords } from './rmap-words';
import { Twin, TwinRow, TwinTable } from './Twin';
import { usePicture } from './use-picture';
import { useTall, useTallScene } from './use-tall';

const LEGEND = ['anon', 'file', 'zero', 'absent'] as const;

function Legend() {
  const { t } = usePage();
  return (
    <>
      {LEGEND.map((kind) => (
        <span key={kind} className="legend-item">
          <span className={`swatch swatch-${kind}`} />
          {t(`pages.legend.${kind}`)}
        </span>
      ))}
      <span className="legend-item">{t('pages.legend.shared')}</span>
    </>
  );
}

function Table({ scene }: { readonly scene: PagesScene }) {
  const { t } = usePage();
  const rows = useMemo(() => pagesTable(scene), [scene]);
  return (
    <TwinTable
      caption={t('twin.caption.pages')}
      heads={[
        t('twin.process'),
        t('twin.vma'),
        t('twin.address'),
        t('twin.pageCount'),
        t('twin.kind'),
        'page->mapping',
        'page->index',
        t('twin.frame'),
        t('twin.shared'),
        t('twin.was'),
        t('twin.change'),
      ]}
    >
      {rows.map(({ key, vma, name, process, part, addr }) => (
        <TwinRow
          key={key}
          vma={vma}
          name={name}
          mark={part?.mark ?? null}
          first={process}
          cells={
            part === null
              ? [addr, '0', t('pages.legend.absent'), '', '', '', '', '']
              : [
                  addr,
                  String(part.count),
                  t(`pages.legend.${part.kind}`),
                  part.kind === 'zero' ? '' : part.mapping,
                  part.fullIndex,
                  part.frame,
                  part.shared.replace('⇄ ', ''),
                  part.was.replace('← ', ''),
                ]
          }
        />
      ))}
    </TwinTable>
  );
}

/** What every page table entry points to. */
export function PagesTab() {
  const { t } = usePage();
  const tall = useTall();
  const words = useMemo(() => pagesWords(t), [t]);
  const scene = useTallScene(pagesScene, tall, words);
  const { look } = tall;
  const model = useMemo(() => ({ ...scene, ...look }), [scene, look]);
  const host = usePicture(mountPages, model, tall.callbacks);
  return (
    <div className="tall-tab">
      <p className="tall-note">{tall.words ?? <Legend />}</p>
      <div className="tall-host" ref={host} data-testid="pages" />
      <Twin summary={t('twin.pages')}>{() => <Table scene={scene} />}</Twin>
    </div>
  );
}
