/** A test that is a number-line picture. */
import { expect, test } from 'vitest';
import { playPicture } from './number-line';

export function picture(name: string, text: string): void {
  test(name, () => {
    const { expected, actual } = playPicture(text);
    expect(actual).toBe(expected);
  });
}
