/** The thin binding of the composer. */
import { useStore } from 'zustand';
import type { App } from './app';
import { type ComposerState, composerOf } from './composer';

export const useComposerState = <T>(app: App, selector: (state: ComposerState) => T): T =>
  useStore(composerOf(app).store, selector);
