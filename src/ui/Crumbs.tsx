import { useRef, useState } from 'react';
import type { Frame } from '../engine';
import type { FunctionName } from '../listing';
import { kernelNameOf } from '../listing/first';
import { Crumb } from './Crumb';
import { usePage } from './context';
import { StackList } from './on-demand';
import { StepTools } from './StepTools';
import { useFold } from './use-fold';

const MORE = '…';

interface Props {
  /** Outermost first; the last one runs. */
  readonly stack: readonly Frame[];
  readonly shown: FunctionName;
  readonly onShow: (depth: number) => void;
  readonly onBack: () => void;
}

/** The callers that there is no room for are one button, which opens the whole stack. */
function Row({ stack, shown, onShow, onBack }: Props) {
  const { t } = usePage();
  const [isOpen, setOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const [row, { head, tail }] = useFold(
    stack.map(({ fn }) => kernelNameOf(fn)),
    MORE,
  );
  const running = stack[stack.length - 1];
  const inner = Math.max(head, stack.length - tail);
  const folded = stack.slice(head, inner);
  const isHidden = folded.some(({ fn }) => fn === shown);
  const show = (frame: Frame): void => (frame === running ? onBack() : onShow(frame.depth));
  const close = (): void => {
    more.current?.focus();
    setOpen(false);
  };
  const crumb = (frame: Frame) => (
    <li key={frame.fn}>
      <Crumb frame={frame} shown={shown} isRunning={frame === running} onShow={show} />
    </li>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list closes when the focus leaves it
    <div
      className="crumb-fold"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <ol
        ref={row}
        className="crumbs"
        aria-label={t('listing.stack')}
        translate="no"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (isOpen) close();
          else onBack();
        }}
      >
        {stack.slice(0, head).map(crumb)}
        {folded.length > 0 && (
          <li>
            <button
              ref={more}
              type="button"
              className={isHidden ? 'more current' : 'more'}
              aria-label={t('listing.more')}
              aria-expanded={isOpen}
              title={folded.map(({ fn }) => kernelNameOf(fn)).join(' › ')}
              onClick={() => setOpen(!isOpen)}
            >
              {MORE}
            </button>
          </li>
        )}
        {stack.slice(inner).map(crumb)}
      </ol>
      {isOpen && folded.length > 0 && (
        <StackList
          stack={stack}
          shown={shown}
          onClose={close}
          onShow={(frame) => {
            close();
            show(frame);
          }}
        />
      )}
    </div>
  );
}

/** The call stack: each caller can be looked at where it waits, and Escape or the last name leads back. */
export function Crumbs(props: Props) {
  const { t } = usePage();
  const { stack, shown, onBack } = props;
  const running = stack[stack.length - 1]?.fn;
  const callee = stack[stack.findIndex(({ fn }) => fn === shown) + 1]?.fn;
  return (
    <div className="call-stack">
      <div className="crumb-row">
        <Row {...props} />
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
