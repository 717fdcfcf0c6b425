import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { Frame } from '../engine';
import type { FunctionName } from '../listing';
import { Crumb } from './Crumb';
import { usePage } from './context';

interface Props {
  /** Outermost first; the last one runs. */
  readonly stack: readonly Frame[];
  readonly shown: FunctionName;
  readonly onShow: (frame: Frame) => void;
  readonly onClose: () => void;
}

function move(list: HTMLElement, key: string): boolean {
  const items = [...list.querySelectorAll<HTMLElement>('button')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
  if (to === undefined) return false;
  items[(to + items.length) % items.length]?.focus();
  return true;
}

/** The whole call stack under the row that folds it: arrows go through it, Escape, Tab or a click elsewhere closes it. */
export function StackList({ stack, shown, onShow, onClose }: Props) {
  const { t } = usePage();
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, []);
  const onKey = (event: KeyboardEvent<HTMLOListElement>): void => {
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (!move(event.currentTarget, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ol ref={list} className="stack-list" aria-label={t('listing.stack')} translate="no" onKeyDown={onKey}>
      {stack.map((frame) => (
        <li key={frame.fn}>
          <Crumb frame={frame} shown={shown} isRunning={frame === stack[stack.length - 1]} onShow={onShow} />
        </li>
      ))}
    </ol>
  );
}
