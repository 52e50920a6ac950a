import type { JSX } from 'preact';
import { raceAt, wayNow } from '../../describe/ways.ts';
import type { Run } from '../../state/appState.ts';
import { wayWords } from '../../words/wayWords.ts';
import { useLanguage } from '../context.ts';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';

/** Of a sequence with several runs: which runs at an instant, and how long those that have ended took. Nothing for other scenes. */
export function WaysInWords({ run, time }: { run: Run; time: number }): JSX.Element | null {
  const language = useLanguage();
  const { together, inTurn, running, notBegun, unended } = wayWords(language);
  const { scene, reader } = run;
  const now = wayNow(scene, reader.trace, time, language);
  const race = raceAt(scene, reader.trace, time, language);
  if (now === undefined) return null;
  return (
    <>
      <p>{now}</p>
      {race !== undefined && <p>{race.kind === 'together' ? together : inTurn}:</p>}
      {race?.rows.map(({ name, state, took }) => (
        <p key={name}>
          {took !== undefined && (
            <>
              {name}: <MarkedNumber value={took} row="run.moment" />
            </>
          )}
          {state === 'running' && running(name)}
          {state === 'notBegun' && notBegun(name)}
          {state === 'unended' && `${name}: ${unended}`}
        </p>
      ))}
    </>
  );
}
