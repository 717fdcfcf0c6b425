import type { PageVerbs } from '../store';
import { sizeText } from '../store';

/** A log of a million lines is about 100 MB; beyond that a browser tab runs short of memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads files as text and opens them; a file that cannot be read is told of, and nothing else changes. */
export async function readFiles(files: FileList | readonly File[], verbs: PageVerbs): Promise<void> {
  const texts: { name: string; text: string }[] = [];
  for (const file of files) {
    if (file.size > MOST_BYTES) {
      verbs.notify({ kind: 'fileTooLarge', params: { name: file.name, limit: sizeText(MOST_BYTES) } });
      return;
    }
    try {
      texts.push({ name: file.name, text: await file.text() });
    } catch (error) {
      verbs.notify({ kind: 'fileUnreadable', params: { name: file.name, detail: String(error) } });
      return;
    }
  }
  await verbs.openTexts(texts);
}
