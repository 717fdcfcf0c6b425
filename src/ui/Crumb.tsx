import type { Frame } from '../engine';
import type { FunctionName } from '../listing';
import { kernelNameOf } from '../listing/first';
import { usePage } from './context';

interface Props {
  readonly frame: Frame;
  readonly shown: FunctionName;
  readonly isRunning: boolean;
  readonly onShow: (frame: Frame) => void;
}

/** A function of the call stack; a click shows its lines. */
export function Crumb({ frame, shown, isRunning, onShow }: Props) {
  const { t } = usePage();
  const name = kernelNameOf(frame.fn);
  return (
    <button
      type="button"
      aria-current={frame.fn === shown ? 'true' : undefined}
      title={t(isRunning ? 'listing.crumb.running' : 'listing.crumb', { fn: name })}
      onClick={() => onShow(frame)}
    >
      {name}
    </button>
  );
}
