import { usePage } from './context';
import { CallForm, ScriptDialog, VmaMenu } from './on-demand';
import { useCompose, useComposer } from './use-composer';

/** The buttons beside the console. */
export function ComposerButtons() {
  const { t } = usePage();
  const compose = useCompose();
  const panel = useComposer((state) => state.panel);
  return (
    <>
      <button
        type="button"
        className="button"
        aria-expanded={panel === 'form'}
        title={t('form.open.title')}
        onClick={() => (panel === 'form' ? compose.close() : compose.openForm())}
      >
        {t('form.open')}
      </button>
      <button type="button" className="button" title={t('script.open.title')} onClick={compose.openScript}>
        {t('script.open')}
      </button>
    </>
  );
}

/** The form over the console, the menu of a VMA: loaded when they are first opened. */
export function ComposerPanels() {
  const panel = useComposer((state) => state.panel);
  const menu = useComposer((state) => state.menu);
  return (
    <>
      {panel === 'form' && <CallForm />}
      {panel === 'script' && <ScriptDialog />}
      {menu && <VmaMenu key={`${menu.vma} ${menu.x} ${menu.y}`} place={menu} />}
    </>
  );
}
