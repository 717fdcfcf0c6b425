/** The import worker: one request, then messages until it is done. The page ends it to cancel. */
import type { ImportMessage, ImportRequest } from './messages';
import { readImport } from './read-import';

const tell = (message: ImportMessage): void => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<ImportRequest>): void => {
  try {
    readImport(data, tell);
  } catch (error) {
    tell({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
};
