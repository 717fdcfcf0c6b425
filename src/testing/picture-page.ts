/** A page for pictures under jsdom, which lays nothing out: sizes are given, and frames come when the test says so. */
import { vi } from 'vitest';

class NoResizes {
  observe(): void {}
  disconnect(): void {}
  unobserve(): void {}
}

export interface PicturePage {
  readonly host: HTMLDivElement;
  /** One frame, so many milliseconds after the last: a slow machine changes nothing. */
  frame(ms: number): void;
  /** All frames that are asked for, a display's length apart. */
  settle(): void;
  /** The group with this key. */
  group(key: string): SVGGElement;
  /** What is drawn, but for the number of its mount and the place of the keyboard. */
  markup(): string;
  /** Takes everything back; call it after each test. */
  leave(): void;
}

/** Opens the page; pictures are 900 × 400 pixels. */
export function openPicturePage(): PicturePage {
  let queue: FrameRequestCallback[] = [];
  let now = 0;
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => queue.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => {
    queue = [];
  });
  vi.stubGlobal('ResizeObserver', NoResizes);
  vi.stubGlobal('matchMedia', () => ({ addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  const host = document.createElement('div');
  document.body.append(host);
  const frame = (ms: number): void => {
    now += ms;
    for (const run of queue.splice(0)) run(now);
  };
  return {
    host,
    frame,
    settle() {
      while (queue.length > 0) frame(16);
    },
    group(key) {
      const found = host.querySelector<SVGGElement>(`g[data-key="${key}"]`);
      if (!found) throw new Error(`no group ${key}`);
      return found;
    },
    markup: () => host.innerHTML.replace(/vs-hatch-\d+/g, '').replace(/ tabindex="-?\d"/g, ''),
    leave() {
      host.remove();
      vi.restoreAllMocks();
      vi.unstubAllGlobals();
    },
  };
}
