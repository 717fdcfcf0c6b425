// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { anonVma, forked, page, pagesModel, pagesVma, processOf, rmapModel, rmapVma } from '../testing/rmap-models';
import { idle, loadLatePart } from './index';
import { mountPages } from './pages';
import { mountRmap } from './rmap';

/** jsdom lays nothing out, and knows neither of these. */
class NoResizes {
  observe(): void {}
  disconnect(): void {}
  unobserve(): void {}
}

let host: HTMLDivElement;
let queue: FrameRequestCallback[] = [];
let now = 0;
function frame(ms: number): void {
  now += ms;
  for (const run of queue.splice(0)) run(now);
}
async function settle(): Promise<void> {
  while (queue.length > 0) frame(16);
  await idle();
}

beforeEach(async () => {
  await loadLatePart();
  queue = [];
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => queue.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => queue.splice(0));
  vi.stubGlobal('ResizeObserver', NoResizes);
  vi.stubGlobal('matchMedia', () => ({ addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => {
  host.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const group = (key: string): SVGGElement => {
  const found = host.querySelector<SVGGElement>(`g[data-key="${key}"]`);
  if (!found) throw new Error(`no group ${key}`);
  return found;
};
const markup = () => host.innerHTML.replace(/vs-hatch-\d+/g, '').replace(/ tabindex="-?\d"/g, '');
const press = (element: Element, key: string) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

const unforked = (motionMs = 0) =>
  rmapModel({ processes: [processOf(1, [rmapVma(1, [1])])], anonVmas: [anonVma(1)], motionMs });

describe('a mounted picture of the reverse mapping', () => {
  test('the end of a transition equals the drawing at once, and any update may interrupt it', async () => {
    const first = mountRmap(host, {});
    first.update(unforked());
    await settle();
    first.update(forked({ motionMs: 60 }));
    frame(16);
    frame(30);
    expect(Number(group('anon:2').getAttribute('opacity'))).toBeLessThan(1);
    first.update(unforked(60));
    frame(16);
    first.update(forked({ motionMs: 60 }));
    await settle();
    const moved = markup();
    first.destroy();
    expect(host.innerHTML).toBe('');
    const second = mountRmap(host, {});
    second.update(forked({ motionMs: 60 }));
    await settle();
    expect(moved).toBe(markup());
    second.destroy();
  });

  test('the picture is as high as what is in it', async () => {
    const picture = mountRmap(host, {});
    picture.update(unforked());
    await settle();
    const height = () => Number.parseFloat(host.querySelector<HTMLElement>('.vs-rmap')?.style.height ?? '');
    const low = height();
    picture.update(forked());
    await settle();
    expect(height()).toBeGreaterThan(low);
    picture.destroy();
  });

  test('arrows go down the VMAs and across to the anon_vmas; each is read out, lit and chosen', async () => {
    const onSelect = vi.fn();
    const onHover = vi.fn();
    const onLight = vi.fn();
    const onRead = vi.fn();
    const picture = mountRmap(host, { onSelect, onHover, onLight, onRead });
    picture.update(forked());
    await settle();
    expect(host.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    group('rvma:1').focus();
    expect(onHover).toHaveBeenLastCalledWith(1);
    press(group('rvma:1'), 'ArrowDown');
    expect(document.activeElement).toBe(group('rvma:2'));
    press(group('rvma:2'), 'Enter');
    expect(onSelect).toHaveBeenLastCalledWith(2, false);
    press(group('rvma:2'), 'ArrowRight');
    expect(document.activeElement).toBe(group('anon:2'));
    expect(onLight).toHaveBeenLastCalledWith(2);
    expect(onHover).toHaveBeenLastCalledWith(null);
    expect(onRead).toHaveBeenLastCalledWith('α2');
    picture.destroy();
  });

  test('what is beyond the window is a button that moves it', async () => {
    const onWindow = vi.fn();
    const more = { text: '+9 more', label: '9 more VMAs after these', from: 40 };
    const picture = mountRmap(host, { onWindow });
    picture.update(rmapModel({ processes: [processOf(7, [rmapVma(1, [])], { after: more })] }));
    await settle();
    group('after:7').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(onWindow).toHaveBeenCalledWith(7, 40);
    expect(group('after:7').hasAttribute('aria-pressed')).toBe(false);
    picture.destroy();
  });

  test('a highlight alone moves nothing', async () => {
    const picture = mountRmap(host, {});
    const model = forked({ motionMs: 400 });
    picture.update(model);
    await settle();
    picture.update({ ...model, hovered: 2 });
    frame(16);
    expect(queue).toHaveLength(0);
    expect(host.querySelectorAll('.vs-tie.vs-lit')).toHaveLength(2);
    picture.destroy();
  });
});

describe('a mounted picture of the pages', () => {
  test('a page that moves goes from slot to slot', async () => {
    const picture = mountPages(host, {});
    const rows = (first: number[], second: number[], motionMs = 0) =>
      pagesModel(
        [
          pagesVma(
            1,
            16,
            2,
            first.map((at) => page(at)),
          ),
          pagesVma(
            2,
            32,
            2,
            second.map((at) => page(at, { key: 'frame-1-16' })),
          ),
        ],
        { motionMs },
      );
    picture.update(rows([16], []));
    await settle();
    const y = () => Number(/,([\d.]+)\)/.exec(group('page:frame-1-16').getAttribute('transform') ?? '')?.[1]);
    const from = y();
    picture.update(rows([], [33], 100));
    frame(16);
    frame(50);
    const between = y();
    await settle();
    expect(between).toBeGreaterThan(from);
    expect(y()).toBeGreaterThan(between);
    picture.destroy();
  });

  test('a card chooses its VMA, and tells itself in full', async () => {
    const onSelect = vi.fn();
    const onRead = vi.fn();
    const picture = mountPages(host, { onSelect, onRead });
    picture.update(pagesModel([pagesVma(4, 16, 2, [page(16), page(17)])]));
    await settle();
    group('page:frame-1-16').focus();
    expect(onRead).toHaveBeenLastCalledWith('page 16');
    press(group('page:frame-1-16'), 'ArrowRight');
    press(group('page:frame-1-17'), ' ');
    expect(onSelect).toHaveBeenLastCalledWith(4, false);
    picture.destroy();
  });
});
