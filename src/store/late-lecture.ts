/** What a lecture shows of a large space, from the page's side. */
import { latePart } from './late-part';

export type LectureWindowOf = typeof import('./lecture-window')['lectureWindow'];

export const { store: lectureWindowStore, load: loadLectureWindow } = latePart<LectureWindowOf>(
  async () => (await import('./lecture-window')).lectureWindow,
);
