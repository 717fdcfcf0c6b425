import { useMemo } from 'react';
import { mountRmap } from '../draw/rmap';
import { type RmapScene, rmapScene, rmapTable } from '../store/rmap';
import { usePage } from './context';
import { rmapWords } from './rmap-words';
import { Twin, TwinRow, TwinTable } from './Twin';
import { usePicture } from './use-picture';
import { useTall, useTallScene } from './use-tall';

function Tables({ scene }: { readonly scene: RmapScene }) {
  const { t } = usePage();
  const chains = useMemo(() => rmapTable(scene), [scene]);
  return (
    <>
      <TwinTable
        caption={t('twin.caption.rmap')}
        heads={[t('twin.process'), t('twin.vma'), t('twin.place'), t('twin.anonVma'), t('twin.own'), t('twin.change')]}
      >
        {chains.map(({ key, vma, name, process, place, anonVma, isOwn, mark }) => (
          <TwinRow
            key={key}
            vma={vma}
            name={name}
            mark={mark}
            first={process}
            cells={[place === null ? t('twin.none') : String(place), anonVma, isOwn ? t('twin.own.yes') : '']}
          />
        ))}
      </TwinTable>
      {scene.anonVmas.length > 0 && (
        <TwinTable
          caption={t('twin.caption.anonVmas')}
          heads={[t('twin.anonVma'), t('twin.role'), t('twin.counters'), t('twin.change')]}
        >
          {scene.anonVmas.map(({ id, name, role, counters, mark }) => (
            <tr key={id} data-anon-vma={name}>
              <td>{name}</td>
              <td>{role}</td>
              <td className="mono" translate="no">
                {counters}
              </td>
              <td>{mark !== null && <span className={`change-${mark}`}>{t(`twin.change.${mark}`)}</span>}</td>
            </tr>
          ))}
        </TwinTable>
      )}
      {scene.inodes.length > 0 && (
        <TwinTable
          caption={t('twin.caption.inodes')}
          heads={[t('twin.file'), t('twin.vma'), t('twin.offset'), t('twin.change')]}
        >
          {scene.inodes.flatMap((inode) =>
            inode.members.map(({ id, name, first, past, mark }) => (
              <TwinRow
                key={`${inode.id}:${id}`}
                vma={id}
                name={name}
                mark={mark}
                first={inode.name}
                cells={[`${first}–${past - 1}`]}
              />
            )),
          )}
        </TwinTable>
      )}
    </>
  );
}

/** The reverse mapping: from VMAs over their chains to anon_vmas, and the i_mmap of files. */
export function RmapTab() {
  const { t } = usePage();
  const tall = useTall();
  const words = useMemo(() => rmapWords(t), [t]);
  const scene = useTallScene(rmapScene, tall, words);
  const { look, lit } = tall;
  const model = useMemo(() => ({ ...scene, ...look, lit }), [scene, look, lit]);
  const host = usePicture(mountRmap, model, tall.callbacks);
  return (
    <div className="tall-tab">
      <p className="tall-note">{tall.words ?? t('rmap.legend')}</p>
      <div className="tall-host" ref={host} data-testid="rmap" />
      <Twin summary={t('twin.rmap')}>{() => <Tables scene={scene} />}</Twin>
    </div>
  );
}
