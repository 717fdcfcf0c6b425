import type { UiKey } from '../i18n';
import { SPEEDS } from '../store';
import { usePage, usePart } from './context';
import { LectureTools } from './on-demand';
import { Timeline } from './Timeline';
import { useMoment } from './use-moment';

type Moving = 'start' | 'previousCall' | 'previousStep' | 'nextStep' | 'nextCall' | 'end';

const BUTTONS: readonly { readonly move: Moving; readonly sign: string; readonly name: UiKey }[] = [
  { move: 'start', sign: '|◀', name: 'player.start' },
  { move: 'previousCall', sign: '◀◀', name: 'player.previousCall' },
  { move: 'previousStep', sign: '◀', name: 'player.previousStep' },
  { move: 'nextStep', sign: '▶', name: 'player.nextStep' },
  { move: 'nextCall', sign: '▶▶', name: 'player.nextCall' },
  { move: 'end', sign: '▶|', name: 'player.end' },
];

function StepButton({ move, sign, name }: (typeof BUTTONS)[number]) {
  const { t, verbs } = usePage();
  const isMain = move === 'nextStep';
  return (
    <button
      type="button"
      className={isMain ? 'button step-button next-step primary' : 'button step-button'}
      aria-label={t(name)}
      title={t(name)}
      onClick={() => verbs.move(move)}
    >
      <span aria-hidden="true">{isMain ? `${t(name)} ${sign}` : sign}</span>
    </button>
  );
}

function Play() {
  const { t, verbs } = usePage();
  const isPlaying = usePart(({ playing }) => playing);
  const speed = usePart(({ preferences }) => preferences.speed);
  const name = t(isPlaying ? 'player.pause' : 'player.play');
  return (
    <>
      <button
        type="button"
        className="button step-button"
        aria-label={name}
        title={name}
        onClick={isPlaying ? verbs.pause : verbs.play}
      >
        <span aria-hidden="true">{isPlaying ? '❚❚' : '▷'}</span>
      </button>
      <select
        aria-label={t('player.speed')}
        value={speed}
        onChange={({ target }) => {
          const chosen = SPEEDS.find((n) => String(n) === target.value);
          if (chosen) verbs.setSpeed(chosen);
        }}
      >
        {SPEEDS.map((n) => (
          <option key={n} value={n}>
            {t('player.speed.times', { n })}
          </option>
        ))}
      </select>
    </>
  );
}

/** The same elements at every step: none of them is drawn again. */
const STEP_BUTTONS = BUTTONS.map((button) => <StepButton key={button.move} {...button} />);
const PLAY = <Play />;

/** Forward and back by step and by call, the scrubber, play, and the timeline of calls. */
export function Player() {
  const { t, verbs } = usePage();
  const { cursor, steps } = useMoment();
  const lecture = usePart(({ preferences }) => preferences.lecture);
  const isAsking = usePart(({ veil }) => veil?.isAsking);
  // How many steps there are would say much about what comes of the call.
  const position = t('player.position', { k: cursor.step, n: isAsking ? '?' : steps.length });
  return (
    <section className="player" aria-label={t('player.title')} id="player">
      {STEP_BUTTONS}
      {PLAY}
      <input
        type="range"
        className="scrub"
        aria-label={t('player.scrub')}
        aria-valuetext={position}
        min={0}
        max={Math.max(1, steps.length)}
        value={cursor.step}
        disabled={steps.length === 0}
        onChange={({ target }) => verbs.seek({ call: cursor.call, step: Number(target.value) })}
      />
      <span className="where muted">{position}</span>
      <Timeline />
      {lecture && <LectureTools />}
    </section>
  );
}
