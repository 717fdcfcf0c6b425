/** What a reader's eyes and fingers would meet, measured on the page itself. */
import type { Page } from '@playwright/test';

/** Functions of the page: they are sent to the browser as they stand, so they use nothing from outside. */
const inPage = {
  /** Sizes of all text in sight, CSS pixels, the smallest first. */
  textSizes: (): { readonly size: number; readonly text: string }[] => {
    const found: { size: number; text: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (
        parent === null ||
        text === '' ||
        !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
        continue;
      if (parent.closest('desc, title, script, style, option')) continue;
      const range = document.createRange();
      range.selectNode(node);
      const { width, height, left, top, right, bottom } = range.getBoundingClientRect();
      if (width < 2 || height < 2 || right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) continue;
      let isClipped = false;
      for (let at: Element | null = parent; at !== null; at = at.parentElement)
        if (getComputedStyle(at).clipPath !== 'none') isClipped = true;
      if (!isClipped) found.push({ size: Number.parseFloat(getComputedStyle(parent).fontSize), text });
    }
    for (const field of document.querySelectorAll('input[type=text], select, textarea')) {
      const { width, top, bottom } = field.getBoundingClientRect();
      let isClipped = width < 2 || bottom <= 0 || top >= innerHeight;
      for (let at: Element | null = field; at !== null; at = at.parentElement)
        if (getComputedStyle(at).clipPath !== 'none') isClipped = true;
      if (!isClipped) found.push({ size: Number.parseFloat(getComputedStyle(field).fontSize), text: field.tagName });
    }
    return found.sort((a, b) => a.size - b.size);
  },

  /** Texts of the pictures that cross their edge, or one another. */
  pictureFaults: (): string[] => {
    const faults: string[] = [];
    for (const svg of document.querySelectorAll('.vs-svg')) {
      const box = svg.getBoundingClientRect();
      if (box.width === 0) continue;
      const texts = [...svg.querySelectorAll('text')].map((text) => ({
        text: text.textContent ?? '',
        rect: text.getBoundingClientRect(),
        isName: text.closest('.vs-vma, .vs-before-name') !== null,
      }));
      for (const { text, rect } of texts)
        if (
          rect.left < box.left - 1 ||
          rect.right > box.right + 1 ||
          rect.top < box.top - 1 ||
          rect.bottom > box.bottom + 1
        )
          faults.push(`cut: ${text}`);
      texts.forEach((a, k) => {
        for (const b of texts.slice(k + 1)) {
          const x = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
          // The line box is higher than the letters.
          const y = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
          if (x > 1 && y > Math.min(a.rect.height, b.rect.height) * 0.4)
            faults.push(`over one another: ${a.text}, ${b.text}`);
        }
      });
    }
    return faults;
  },

  /** Controls that something else lies over where a finger would meet them. */
  coveredControls: (): string[] => {
    const faults: string[] = [];
    const scope = document.querySelector('dialog[open], .call-form') ?? document;
    const controls = scope.querySelectorAll<HTMLElement>(
      'button, select, input, textarea, summary, a[href]:not(.skip), [role=tab], [role=menuitem]',
    );
    for (const control of controls) {
      if (control.matches(':disabled, [aria-disabled=true]') || !control.checkVisibility({ visibilityProperty: true }))
        continue;
      control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      // The middle of what can be seen of it: a long text scrolls within its frame.
      let { left, top, right, bottom } = control.getBoundingClientRect();
      for (let at = control.parentElement; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).overflowX === 'visible') continue;
        const frame = at.getBoundingClientRect();
        left = Math.max(left, frame.left);
        right = Math.min(right, frame.right);
        top = Math.max(top, frame.top);
        bottom = Math.min(bottom, frame.bottom);
      }
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const name = control.getAttribute('aria-label') ?? (control.textContent || control.id || control.className);
      if (at === null) faults.push(`out of reach: ${name}`);
      else if (!control.contains(at) && !at.contains(control) && !control.closest('label')?.contains(at))
        faults.push(`covered: ${name} by ${at.tagName}.${at.getAttribute('class')}`);
    }
    return faults;
  },

  /** Targets smaller than 24 × 24 CSS pixels (WCAG 2.5.8); links and marks within a sentence are free. */
  smallTargets: (): string[] => {
    const faults: string[] = [];
    const scope = document.querySelector('dialog[open], .call-form') ?? document;
    for (const target of scope.querySelectorAll<HTMLElement>(
      'button, select, input, textarea, summary, a[href]:not(.skip), [role=tab], [role=menuitem], [role=option]',
    )) {
      if (!target.checkVisibility({ visibilityProperty: true })) continue;
      // Folded away: it unfolds before it is used.
      let isFolded = false;
      for (let at: Element | null = target; at !== null; at = at.parentElement)
        if (getComputedStyle(at).clipPath !== 'none') isFolded = true;
      if (isFolded) continue;
      // What belongs to a label is as large as the label.
      const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
      if (width < 23.9 || height < 23.9)
        faults.push(
          `${Math.round(width)}×${Math.round(height)} ${target.getAttribute('aria-label') ?? (target.textContent || target.className)}`,
        );
    }
    return faults;
  },

  /** Widths of what is drawn with a stroke, the thinnest first. */
  strokes: (): { readonly width: number; readonly cls: string }[] =>
    [...document.querySelectorAll('.vs-svg :is(rect, polyline, polygon)')]
      .filter((shape) => shape.checkVisibility() && getComputedStyle(shape).stroke !== 'none')
      .map((shape) => ({
        width: Number.parseFloat(getComputedStyle(shape).strokeWidth),
        cls: shape.getAttribute('class') ?? '',
      }))
      .sort((a, b) => a.width - b.width),

  /** The page itself and its main regions where they would scroll. */
  scrolling: (): string[] => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) faults.push(`page: ${root.scrollWidth} wide`);
    if (root.scrollHeight > innerHeight) faults.push(`page: ${root.scrollHeight} high`);
    for (const region of document.querySelectorAll(
      '.app, .main, .stage, .side, .header, .player, .console, .tab-panel.drawing',
    ))
      if (getComputedStyle(region).clipPath !== 'none') continue;
      else if (region.scrollHeight > region.clientHeight + 1 || region.scrollWidth > region.clientWidth + 1)
        faults.push(
          `${region.className}: ${region.scrollWidth}×${region.scrollHeight} in ${region.clientWidth}×${region.clientHeight}`,
        );
    return faults;
  },
};

export const textSizes = (page: Page) => page.evaluate(inPage.textSizes);
export const pictureFaults = (page: Page) => page.evaluate(inPage.pictureFaults);
export const coveredControls = (page: Page) => page.evaluate(inPage.coveredControls);
export const smallTargets = (page: Page) => page.evaluate(inPage.smallTargets);
export const strokes = (page: Page) => page.evaluate(inPage.strokes);
export const scrolling = (page: Page) => page.evaluate(inPage.scrolling);

/** Pictures are drawn in the next frame: waits for two. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
