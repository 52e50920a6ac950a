import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { type RaceRow, type RaceTelling, raceAt } from '../../describe/ways.ts';
import type { AppState } from '../../state/appState.ts';
import { wayWords } from '../../words/wayWords.ts';
import { useAppState, useLanguage, useUi } from '../context.ts';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';

/** Steps in which a bar grows: about a pixel each on a large screen. */
const STEPS = 1000;

function raceOf({ run, time, language }: AppState): RaceTelling | undefined {
  return run && raceAt(run.scene, run.reader.trace, time, language);
}

/** Two races of one key look alike, so that what does not change is not rendered. */
function keyOf(race: RaceTelling | undefined): string {
  return (race?.rows ?? []).map(({ name, share, state }) => `${name} ${state} ${Math.round(share * STEPS)}`).join();
}

/** The ways of a scene on a common clock: a bar each, which grows up to the time that it took. */
export function Race(): JSX.Element | null {
  const { store } = useUi();
  const language = useLanguage();
  const run = useAppState((state) => state.run);
  const key = useAppState((state) => keyOf(raceOf(state)));
  const race = useMemo(() => raceOf(store.get()), [key, run, language]);
  if (race === undefined) return null;
  const { together, inTurn, inTurnNote } = wayWords(language);
  return (
    <section class="race" data-kind={race.kind} aria-label={race.kind === 'together' ? together : inTurn}>
      <ul>
        {race.rows.map((row, at) => (
          <Bar key={at} row={row} />
        ))}
      </ul>
      {race.kind === 'inTurn' && <p>{inTurnNote}</p>}
    </section>
  );
}

function Bar({ row: { name, share, state, isFastest, took } }: { row: RaceRow }): JSX.Element {
  const { running, notBegun, unended } = wayWords(useLanguage());
  // In a talk a click on the picture must not open a page.
  const mark = useAppState(({ mode }) => (mode === 'talk' ? undefined : 'run.moment'));
  return (
    <li data-state={state} data-fastest={isFastest}>
      <span class="runner">{name}</span>
      <span class="lane">
        <i style={{ width: `${(Math.round(share * STEPS) / STEPS) * 100}%` }} />
        <span class="took">
          {took !== undefined && <MarkedNumber value={took} row={mark} />}
          {state === 'unended' && unended}
          {state === 'running' && <span class="hidden">{running(name)}</span>}
          {state === 'notBegun' && <span class="hidden">{notBegun(name)}</span>}
        </span>
      </span>
    </li>
  );
}
