/** One long piece of work at a time: the next one stops the one before, and so does the user. */
import type { App } from './app';
import type { Import } from './state';

export interface Running {
  /** 0 to 1. */
  progress(value: number): void;
  end(): void;
}

export interface ImportSlot {
  /** Shows the work until it ends. @param stop called when it is cancelled */
  begin(what: Omit<Import, 'progress'>, stop: () => void): Running;
  cancel(): void;
}

export function importSlot({ store }: App): ImportSlot {
  let stopNow: () => void = () => undefined;
  const cancel = (): void => {
    const stop = stopNow;
    stopNow = () => undefined;
    store.setState({ importing: null });
    stop();
  };
  return {
    cancel,
    begin(what, stop) {
      cancel();
      stopNow = stop;
      const isMine = (): boolean => stopNow === stop;
      store.setState({ importing: { ...what, progress: 0 } });
      return {
        progress: (progress) => {
          if (isMine()) store.setState({ importing: { ...what, progress } });
        },
        end: () => {
          if (!isMine()) return;
          stopNow = () => undefined;
          store.setState({ importing: null });
        },
      };
    },
  };
}
