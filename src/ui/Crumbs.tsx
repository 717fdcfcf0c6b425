import type { Frame } from '../engine';
import type { FunctionName } from '../listing';
import { kernelNameOf } from '../listing/first';
import { usePage } from './context';
import { StepTools } from './StepTools';

interface Props {
  /** Outermost first; the last one runs. */
  readonly stack: readonly Frame[];
  readonly shown: FunctionName;
  readonly onShow: (depth: number) => void;
  readonly onBack: () => void;
}

/** The call stack: each caller can be looked at where it waits, and Escape or the last name leads back. */
export function Crumbs({ stack, shown, onShow, onBack }: Props) {
  const { t } = usePage();
  const running = stack[stack.length - 1]?.fn;
  const callee = stack[stack.findIndex(({ fn }) => fn === shown) + 1]?.fn;
  return (
    <div className="call-stack">
      <div className="crumb-row">
        <ol
          className="crumbs"
          aria-label={t('listing.stack')}
          translate="no"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onBack();
          }}
        >
          {stack.map(({ fn, depth }) => (
            <li key={fn}>
              <button
                type="button"
                aria-current={fn === shown ? 'true' : undefined}
                title={t(fn === running ? 'listing.crumb.running' : 'listing.crumb', { fn: kernelNameOf(fn) })}
                onClick={() => (fn === running ? onBack() : onShow(depth))}
              >
                {kernelNameOf(fn)}
              </button>
            </li>
          ))}
        </ol>
        <StepTools />
      </div>
      {callee !== undefined && running !== undefined && (
        <p className="waiting">
          <span>{t('listing.caller', { fn: kernelNameOf(shown), callee: kernelNameOf(callee) })}</span>
          <button type="button" className="button" onClick={onBack}>
            {t('listing.back', { fn: kernelNameOf(running) })}
          </button>
        </p>
      )}
    </div>
  );
}
