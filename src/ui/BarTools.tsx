import { vmaName } from '../engine';
import { usePage, usePart } from './context';
import { useCompose, useComposer } from './use-composer';
import { useStatus } from './use-status';

/** Above the bar: back to the whole; choose a range for a call; what can be done with the chosen VMA. All without a mouse. */
export function BarTools() {
  const { t, app, verbs } = usePage();
  const compose = useCompose();
  const isChoosing = useComposer((state) => state.isChoosing);
  const selected = usePart((state) => state.selected);
  const isZoomed = usePart(({ options }) => options.view !== null);
  useStatus(isChoosing ? t('bar.choosing') : '');
  const exists = selected !== null && app.moment().world.vmas.size > 0;
  return (
    <div className="bar-tools">
      {isChoosing && <span className="muted">{t('bar.choosing')}</span>}
      {isZoomed && (
        <button
          type="button"
          className="button"
          onClick={({ detail, currentTarget }) => {
            // With the press the button goes: by keyboard one is at the next then.
            if (detail === 0) (currentTarget.nextElementSibling as HTMLElement | null)?.focus();
            verbs.setView(null);
          }}
        >
          {t('stage.scale.all')}
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-pressed={isChoosing}
        title={t('bar.choose.title')}
        onClick={() => compose.choose(!isChoosing)}
      >
        {t('bar.choose')}
      </button>
      {exists && (
        <button
          type="button"
          className="button"
          aria-haspopup="menu"
          title={t('bar.menu.title', { name: vmaName(selected) })}
          onClick={({ currentTarget }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect();
            compose.openMenu({ vma: selected, addr: null, x: left, y: bottom + 4 });
          }}
        >
          {t('bar.menu', { name: vmaName(selected) })} ▾
        </button>
      )}
    </div>
  );
}
