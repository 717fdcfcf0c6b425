import { type ReactNode, useMemo, useState } from 'react';
import type { UiKey } from '../i18n';
import {
  EXPORTS,
  type Exported,
  type ExportKind,
  exported,
  MOST_CALLS,
  type NoExport,
  processesOf,
} from '../store/exporting';
import { usePage } from './context';
import { Dialog } from './Dialog';

/** More lines of a preview nobody reads; the file has all of them. */
const MOST_LINES = 500;

const NAMES: { readonly [K in ExportKind]: UiKey } = {
  c: 'export.c',
  script: 'export.script',
  maps: 'export.maps',
};
const NOTES: { readonly [K in ExportKind]: UiKey } = {
  c: 'export.c.note',
  script: 'export.script.note',
  maps: 'export.maps.note',
};
const REASONS: { readonly [W in NoExport]: UiKey } = {
  nothing: 'export.none.nothing',
  image: 'export.none.image',
  long: 'export.none.long',
  empty: 'export.none.empty',
};

/** A file of that text, as the browser saves one. Nothing leaves the machine. */
function download({ name, text }: Exported): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

type Copying = 'not' | 'done' | 'refused';

interface PreviewProps {
  readonly out: Exported;
  readonly kind: ExportKind;
  readonly close: ReactNode;
}

/** The text with its two ways out. */
function Preview({ out, kind, close }: PreviewProps) {
  const { t } = usePage();
  const [copying, setCopying] = useState<Copying>('not');
  const lines = useMemo(() => out.text.split('\n'), [out]);
  const rest = lines.length - 1 - MOST_LINES;
  const copy = (): void => {
    navigator.clipboard.writeText(out.text).then(
      () => setCopying('done'),
      () => setCopying('refused'),
    );
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
      <section className="text" aria-label={t(NAMES[kind])} tabIndex={0}>
        <pre className="mono" translate="no">
          {rest > 0 ? lines.slice(0, MOST_LINES).join('\n') : out.text}
        </pre>
      </section>
      {rest > 0 && <p className="muted">{t('export.more', { n: rest })}</p>}
      <div className="row">
        <button type="button" className="button primary" onClick={() => download(out)}>
          {t('export.download', { name: out.name })}
        </button>
        <button type="button" className="button" onClick={copy}>
          {t(copying === 'done' ? 'export.copied' : 'export.copy')}
        </button>
        {close}
        <span role="status" className="muted">
          {copying === 'refused' && t('export.refused')}
        </span>
      </div>
    </>
  );
}

/** What can be taken along: a C program, the script, the memory map. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, app } = usePage();
  const [kind, setKind] = useState<ExportKind>('c');
  const processes = useMemo(() => processesOf(app), [app]);
  const [pid, setPid] = useState(processes[0]?.pid ?? null);
  const out = useMemo(() => exported(app, kind, pid), [app, kind, pid]);
  const close = (
    <button type="button" className="button" onClick={onClose}>
      {t('export.close')}
    </button>
  );
  return (
    <Dialog title={t('export.title')} onClose={onClose}>
      <div className="export">
        <fieldset className="row kinds">
          <legend className="unseen">{t('export.kind')}</legend>
          {EXPORTS.map((each) => (
            <label key={each}>
              <input type="radio" name="export" checked={each === kind} onChange={() => setKind(each)} />
              {t(NAMES[each])}
            </label>
          ))}
          {kind === 'maps' && processes.length > 1 && (
            <select
              aria-label={t('export.process')}
              value={pid ?? ''}
              onChange={({ target }) => setPid(Number(target.value))}
            >
              {processes.map((each) => (
                <option key={each.pid} value={each.pid}>
                  {t('export.pid', { pid: each.pid })}
                </option>
              ))}
            </select>
          )}
        </fieldset>
        {typeof out === 'string' ? (
          <>
            <p className="empty-note">{t(REASONS[out], { n: MOST_CALLS })}</p>
            <div className="row">{close}</div>
          </>
        ) : (
          <>
            <p>{t(NOTES[kind], { name: out.name })}</p>
            <Preview key={out.name} out={out} kind={kind} close={close} />
          </>
        )}
      </div>
    </Dialog>
  );
}
