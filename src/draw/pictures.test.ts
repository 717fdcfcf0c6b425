// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OverviewModel } from '../layout/model';
import { axisOf, barModel, linked, listModel, treeModel, vma } from '../testing/pictures';
import { idle, loadLatePart, mountAddressBar, mountList, mountOverview, mountTree } from './index';

/** jsdom lays nothing out, and knows neither of these. */
class NoResizes {
  observe(): void {}
  disconnect(): void {}
  unobserve(): void {}
}

let host: HTMLDivElement;
/** Frames come when the test says so: a slow machine changes nothing. */
let queue: FrameRequestCallback[] = [];
let now = 0;
function frame(ms: number): void {
  now += ms;
  for (const run of queue.splice(0)) run(now);
}
/** All frames there are, a display's length apart. */
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

const before = linked([vma(1, 0x10000, 4), vma(2, 0x16000, 4), vma(3, 0x90000, 1)]);
const after = linked([vma(1, 0x10000, 10), vma(3, 0x90000, 1)]);
const axis = axisOf([before.vmas, after.vmas]);
const changes = [{ kind: 'absorbed' as const, id: 2, into: 1 }];

const group = (key: string): SVGGElement => {
  const found = host.querySelector<SVGGElement>(`g[data-key="${key}"]`);
  if (!found) throw new Error(`no group ${key}`);
  return found;
};
/** The picture, but for the number of its mount and the place of the keyboard. */
const markup = () => host.innerHTML.replace(/vs-hatch-\d+/g, '').replace(/ tabindex="-?\d"/g, '');

describe('a mounted picture', () => {
  test('the end of a transition equals the drawing at once', async () => {
    const first = mountAddressBar(host, {});
    first.update(barModel(before.vmas, axis));
    await settle();
    first.update(barModel(after.vmas, axis, { changes, motionMs: 60 }));
    frame(16);
    frame(30);
    expect(host.querySelector('g[data-key="vma:2"]')).not.toBeNull();
    await settle();
    const moved = markup();
    first.destroy();
    const second = mountAddressBar(host, {});
    second.update(barModel(after.vmas, axis, { changes, motionMs: 60 }));
    await settle();
    expect(moved).toBe(markup());
    second.destroy();
  });

  test('an update in the middle of a transition goes on from there', async () => {
    const picture = mountAddressBar(host, {});
    picture.update(barModel(before.vmas, axis));
    await settle();
    const at = () => Number(group('vma:1').querySelector('.vs-body')?.getAttribute('width'));
    const narrow = at();
    picture.update(barModel(after.vmas, axis, { motionMs: 200 }));
    frame(16);
    frame(120);
    const middle = at();
    expect(middle).toBeGreaterThan(narrow);
    picture.update(barModel(before.vmas, axis, { motionMs: 200 }));
    frame(16);
    expect(at()).toBeCloseTo(middle, 1);
    await settle();
    expect(at()).toBe(narrow);
    picture.destroy();
  });

  test('a line alone stands where it is seen; what has more in it is moved by its group', async () => {
    const tree = mountTree(host, {});
    tree.update(treeModel(before.vmas, before.root, axis));
    await settle();
    const placeOf = (key: string) => (/translate\((.*)\)/.exec(group(key).getAttribute('transform') ?? '') ?? [])[1];
    const edge = host.querySelector('g[data-key^="edge:"]');
    const [from = ''] = edge?.querySelector('polyline')?.getAttribute('points')?.split(' ') ?? [];
    expect(edge?.hasAttribute('transform')).toBe(false);
    expect(before.vmas.map(({ id }) => placeOf(`node:${id}`))).toContain(from);
    tree.destroy();
  });

  test('without motion a pale outline stays until the next instant, whatever is pointed at', async () => {
    const tree = mountTree(host, {});
    const quiet = { motionMs: 0, ghostAfterCut: true };
    tree.update(treeModel(before.vmas, before.root, axis, quiet));
    await settle();
    const rotated = before.vmas.map((each) =>
      each.id === 1
        ? { ...each, rb_parent: null, rb_right: 2 }
        : each.id === 2
          ? { ...each, rb_parent: 1, rb_left: null }
          : each,
    );
    const model = treeModel(rotated, 1, axis, quiet);
    tree.update(model);
    await settle();
    const ghosts = host.querySelectorAll('.vs-ghost').length;
    expect(ghosts).toBeGreaterThan(0);
    tree.update({ ...model, hovered: 2 });
    await settle();
    expect(host.querySelectorAll('.vs-ghost')).toHaveLength(ghosts);
    tree.update(treeModel(before.vmas, before.root, axis, { ...quiet, ghostAfterCut: false }));
    await settle();
    expect(host.querySelectorAll('.vs-ghost')).toHaveLength(0);
    tree.destroy();
  });

  test('destroy leaves nothing, and the element can be mounted again, as StrictMode does', async () => {
    for (const mount of [() => mountAddressBar(host, {}), () => mountAddressBar(host, {})]) {
      const picture = mount();
      picture.update(barModel(before.vmas, axis, { motionMs: 300 }));
      picture.destroy();
      expect(host.innerHTML).toBe('');
    }
    const tree = mountTree(host, {});
    tree.update(treeModel(before.vmas, before.root, axis));
    await settle();
    expect(host.querySelectorAll('.vs-picture')).toHaveLength(1);
    tree.destroy();
    expect(host.innerHTML).toBe('');
    await settle();
  });

  test('carries name and description', async () => {
    const list = mountList(host, {});
    list.update(listModel(before.vmas, axis));
    await settle();
    const svg = host.querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('group');
    expect(svg?.getAttribute('aria-label')).toBe('picture');
    expect(document.getElementById(svg?.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'what is to be seen',
    );
    list.destroy();
  });

  test('without a place to draw in it waits', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(0);
    const list = mountList(host, {});
    list.update(listModel(before.vmas, axis));
    await settle();
    expect(host.querySelectorAll('g.vs-group')).toHaveLength(0);
    list.destroy();
  });
});

describe('keyboard and pointer', () => {
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  test('one object is in the tab order; arrows go from one to the next; Enter selects', async () => {
    const onSelect = vi.fn();
    const onHover = vi.fn();
    const list = mountList(host, { onSelect, onHover });
    list.update(listModel(before.vmas, axis));
    await settle();
    expect([...host.querySelectorAll('[tabindex="0"]')].map((each) => each.getAttribute('data-key'))).toEqual([
      'entry:1',
    ]);
    group('entry:1').focus();
    press('ArrowRight');
    expect(document.activeElement).toBe(group('entry:2'));
    expect(host.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    press('Enter');
    expect(onSelect).toHaveBeenCalledWith(2, false);
    press('Escape');
    expect(onSelect).toHaveBeenLastCalledWith(null, false);
    expect(onHover).toHaveBeenLastCalledWith(2);
    list.destroy();
  });

  test('the arrow keys do not reach the page, whose keys step through the call', async () => {
    const onPage = vi.fn();
    document.addEventListener('keydown', onPage);
    const tree = mountTree(host, {});
    tree.update(treeModel(before.vmas, before.root, axis));
    await settle();
    group('node:2').focus();
    press('ArrowDown');
    expect(document.activeElement?.getAttribute('data-key')).toMatch(/^node:[13]$/);
    expect(onPage).not.toHaveBeenCalled();
    press('PageDown');
    expect(onPage).toHaveBeenCalledTimes(1);
    document.removeEventListener('keydown', onPage);
    tree.destroy();
  });

  test('a break mark opens its hole', async () => {
    const onOpenHole = vi.fn();
    const bar = mountAddressBar(host, { onOpenHole });
    bar.update(barModel(before.vmas, axis));
    await settle();
    group('hole:106496').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(onOpenHole).toHaveBeenCalledWith({ addr: 0x1a000, end: 0x90000 }, false);
    bar.destroy();
  });

  test('the overview is a slider: arrows move the window, 0 goes back', async () => {
    const onView = vi.fn();
    const overview = mountOverview(host, { onView });
    const { vmas } = linked(Array.from({ length: 60 }, (_, k) => vma(k + 1, 0x10000 * (k + 1), 3)));
    const model: OverviewModel = {
      axis: axisOf([vmas]),
      vmas,
      kindOf: () => 'anon',
      caption: 'whole address space',
      title: 'overview',
      description: '',
      windowText: 'window',
      request: null,
    };
    overview.update(model);
    await settle();
    const slider = host.querySelector<SVGGElement>('[role="slider"]');
    expect(slider?.getAttribute('aria-valuenow')).toBe('50');
    slider?.focus();
    press('ArrowRight');
    expect(onView.mock.calls[0]?.[0].addr).toBeGreaterThan(0);
    press('0');
    expect(onView).toHaveBeenLastCalledWith(null);
    const view = onView.mock.calls[0]?.[0];
    overview.update({ ...model, axis: { ...model.axis, view } });
    await settle();
    // It is still the same slider, and still has the focus.
    expect(document.activeElement).toBe(slider);
    expect(Number(slider?.getAttribute('aria-valuenow'))).toBeGreaterThan(50);
    overview.destroy();
  });
});
