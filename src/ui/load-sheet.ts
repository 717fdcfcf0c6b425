/** Style sheets, each with the promise that it is there. */
const sheets = new Map<string, Promise<unknown>>();

/** Puts a style sheet behind the others. Rejects where it cannot be loaded; the next one who asks tries again. */
export function loadSheet(href: string): Promise<unknown> {
  const known = sheets.get(href);
  if (known) return known;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const loading = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => {
      sheets.delete(href);
      link.remove();
      reject(new Error(`no style sheet ${href}`));
    };
  });
  sheets.set(href, loading);
  document.head.append(link);
  return loading;
}
