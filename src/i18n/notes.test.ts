import { describe, expect, test } from 'vitest';
import { CASES, LARGE_IDS } from '../scenario';
import { largeSpace } from '../scenario/large';
import { MINIMAL_SCRIPTS } from '../scenario/minimal';
import { SERIES_SCRIPTS } from '../scenario/series';
import { TOPICS } from '../scenario/topics';
import { WELCOME } from '../scenario/welcome';
import { englishWords, loadChinese } from '.';
import { NOTE, withNotes } from './notes';

const SCRIPTS: readonly string[] = [
  ...WELCOME.lines.map(({ source }) => source),
  ...CASES.map(({ script }) => script),
  ...MINIMAL_SCRIPTS.map(({ script }) => script),
  ...Object.values(SERIES_SCRIPTS),
  ...TOPICS.flatMap((topic) => ('script' in topic ? [topic.script] : [])),
];
const NOTES = new Set([
  ...SCRIPTS.flatMap((script) => [...script.matchAll(NOTE)].map(([, note = '']) => note)),
  ...LARGE_IDS.flatMap((id) => largeSpace(id).play.flatMap(({ note }) => note ?? [])),
]);

describe('comments of prepared scripts', () => {
  test('each has its Chinese, and the Chinese has no other', async () => {
    const { notes } = await loadChinese();
    expect(Object.keys(notes).sort()).toEqual([...NOTES].sort());
    expect(new Set(Object.values(notes)).size).toBe(NOTES.size);
    for (const said of Object.values(notes)) expect(said).toMatch(/\p{Script=Han}/u);
  });

  test('the call stays as it is written, and so does what the user wrote', async () => {
    const { notes } = await loadChinese();
    expect(withNotes(notes, 'munmap(a, 1p)  # and now ENOMEM\nopen("a#b", 1p) # mine')).toBe(
      'munmap(a, 1p)  # 这一次是 ENOMEM\nopen("a#b", 1p) # mine',
    );
    expect(withNotes(englishWords().notes, 'munmap(a, 1p)  # and now ENOMEM')).toBe('munmap(a, 1p)  # and now ENOMEM');
  });
});
