/** The workshop from the page's side: there, on its way, or not to be had at present. */
import type { App } from './app';
import { latePart } from './late-part';
import type { CallVerbs } from './verbs';

export type Workshop = typeof import('./workshop')['workshop'];

let words: () => Promise<void> = async () => undefined;
/** What the page needs besides, to speak of what the workshop does: loaded before the workshop is handed out. */
export const bringAlong = (load: () => Promise<void>): void => {
  words = load;
};

export const { store: workshopStore, load: loadWorkshop } = latePart<Workshop>(async () => {
  const [{ workshop }] = await Promise.all([import('./workshop'), words()]);
  return workshop;
});

/** The workshop, at once where it is there; undefined, with a notice, where it cannot be loaded. */
async function workshopFor({ store }: App): Promise<Workshop | undefined> {
  try {
    return await loadWorkshop();
  } catch {
    store.setState({ notice: { kind: 'partMissing', params: {} } });
    return undefined;
  }
}

/** The last of those who wait for the workshop; null: nobody does. */
let last: Promise<void> | null = null;

/** After those who wait. What it begins may take longer: nobody waits for that. */
function queue<T>(act: () => Promise<T>): Promise<T> {
  const done = (last ?? Promise.resolve()).then(act);
  const mine = done.then(
    () => undefined,
    () => undefined,
  );
  last = mine;
  void mine.then(() => {
    if (last === mine) last = null;
  });
  return done;
}

/** At once; after those who wait, where somebody does: what was asked for first is done first. */
export function inTurn(act: () => void): void {
  if (last === null) act();
  else void queue(async () => act());
}

/** Does something with the workshop, now or as soon as it is there; nothing but a notice where it cannot be loaded. */
export async function withWorkshop<T>(app: App, use: (workshop: Workshop) => T): Promise<T | undefined> {
  const { part } = workshopStore.getState();
  if (part !== null && last === null) return use(part);
  const begun = await queue(async () => {
    const loaded = await workshopFor(app);
    return { result: loaded && use(loaded) };
  });
  return begun.result;
}

/** Verbs that may have to wait for the workshop: undefined where it could not be loaded. */
export type LateVerbs = {
  readonly [V in keyof CallVerbs]: (
    ...args: Parameters<CallVerbs[V]>
  ) => Promise<Awaited<ReturnType<CallVerbs[V]>> | undefined>;
};

export function lateVerbs(app: App): LateVerbs {
  let made: CallVerbs | null = null;
  const verb =
    <A extends readonly unknown[], R>(of: (verbs: CallVerbs) => (...args: A) => R) =>
    async (...args: A): Promise<Awaited<R> | undefined> =>
      await withWorkshop(app, (workshop) => {
        made ??= workshop.callVerbs(app);
        return of(made)(...args);
      });
  return {
    typeCall: verb((verbs) => verbs.typeCall),
    openEmpty: verb((verbs) => verbs.openEmpty),
    openCase: verb((verbs) => verbs.openCase),
    openScript: verb((verbs) => verbs.openScript),
    openOrigin: verb((verbs) => verbs.openOrigin),
    openSaved: verb((verbs) => verbs.openSaved),
    openLarge: verb((verbs) => verbs.openLarge),
    chooseKernel: verb((verbs) => verbs.chooseKernel),
    openTexts: verb((verbs) => verbs.openTexts),
    openProgram: verb((verbs) => verbs.openProgram),
    cancelImport: verb((verbs) => verbs.cancelImport),
  };
}
