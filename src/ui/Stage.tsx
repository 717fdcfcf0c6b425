import { profileOf } from '../engine';
import type { AxisMode } from '../layout/model';
import { hasSeries, TABS, type Tab } from '../store';
import { Bar } from './Bar';
import { usePage, usePart } from './context';
import { CompareTab, MapsTable, PagesTab, RmapTab, Structs, TraceTab } from './on-demand';
import { TreeAndList } from './TreeAndList';
import { type SceneWithSettings, useScene } from './use-scene';

const AXIS_MODES: readonly AxisMode[] = ['squeezed', 'linear', 'true'];

function Scale() {
  const { t, verbs } = usePage();
  const mode = usePart(({ options }) => options.axisMode);
  return (
    <span className="scale">
      <label>
        {t('stage.scale')}{' '}
        <select
          value={mode}
          onChange={({ target }) => {
            const chosen = AXIS_MODES.find((name) => name === target.value);
            if (chosen) verbs.setAxisMode(chosen);
          }}
        >
          {AXIS_MODES.map((name) => (
            <option key={name} value={name}>
              {t(`stage.scale.${name}`)}
            </option>
          ))}
        </select>
      </label>
    </span>
  );
}

function Tabs({ chosen }: { readonly chosen: Tab }) {
  const { t, verbs } = usePage();
  const series = usePart(hasSeries);
  // Only one kernel has trace events; who looks at them keeps the tab on any.
  const tabs = TABS.filter((tab) => tab !== 'trace' || series || chosen === 'trace');
  const go = (by: number): void => {
    const next = tabs[(tabs.indexOf(chosen) + by + tabs.length) % tabs.length] ?? 'tree';
    verbs.setTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t('tabs.title')}>
      {tabs.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          className="tab"
          aria-selected={tab === chosen}
          aria-controls="tab-panel"
          tabIndex={tab === chosen ? 0 : -1}
          onClick={({ detail, currentTarget }) => {
            verbs.setTab(tab);
            // A click leaves the arrow keys to the player; who came by keyboard goes on among the tabs.
            if (detail > 0) currentTarget.blur();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
            event.preventDefault();
            event.stopPropagation();
            go(event.key === 'ArrowRight' ? 1 : -1);
          }}
        >
          {t(`tab.${tab}`)}
        </button>
      ))}
    </div>
  );
}

/** The counters of mm_struct that change most: as many as have room, none of them cut. */
function MmLine({ scene: { mm, moment } }: SceneWithSettings) {
  const { t } = usePage();
  const { max_map_count } = moment.world.sysctl;
  const { structure, gapSearch } = profileOf(moment.world);
  const counts = { count: mm.map_count, max: max_map_count, total: mm.total_vm };
  // highest_vm_end belongs to the gaps in the tree.
  const text =
    structure === 'rb' && gapSearch === 'tree'
      ? t('mm.line', { ...counts, end: mm.highest_vm_end.toString(16) })
      : t('mm.line.short', counts);
  return (
    <p className="mm-line mono" translate="no" title={text}>
      {text.split(' · ').map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
}

/** The same element however often the stage is drawn. */
const SCALE = <Scale />;

/** Overview, address bar, and the tabs below on the same x axis. */
export function Stage() {
  const { t } = usePage();
  const shown = useScene();
  const tab = usePart(({ options }) => options.tab);
  return (
    <section className="stage" aria-label={t('stage.title')}>
      <div className="bar-panel">{shown ? <Bar {...shown} /> : <p className="empty-note">{t('tree.empty')}</p>}</div>
      <div className="tab-row">
        <Tabs chosen={tab} />
        {shown && <MmLine {...shown} />}
        {SCALE}
      </div>
      <div
        id="tab-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        className={tab === 'tree' ? 'tab-panel drawing' : 'tab-panel'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {tab === 'tree' && shown && <TreeAndList {...shown} />}

        {tab === 'table' && <MapsTable />}
        {tab === 'structs' && <Structs />}
        {tab === 'rmap' && <RmapTab />}
        {tab === 'pages' && <PagesTab />}
        {tab === 'compare' && <CompareTab />}
        {tab === 'trace' && <TraceTab />}
      </div>
    </section>
  );
}
