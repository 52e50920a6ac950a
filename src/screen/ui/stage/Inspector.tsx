import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { faultsOf, linkConditionsAt } from '../../../core/analysis/linkConditions.ts';
import { type Card, cardOf, packetCard } from '../../describe/card.ts';
import { journeyOf } from '../../picture/journey.ts';
import type { Run } from '../../state/appState.ts';
import type { Inspection } from '../../state/inspection.ts';
import { cardWords } from '../../words/cardWords.ts';
import { useAppState, useLanguage, useUi } from '../context.ts';
import { MadeUpMark } from '../parts/MadeUpMark.tsx';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';
import { InspectorTools } from './InspectorTools.tsx';

/** The card of the hovered thing, or of the chosen one, whose card stays open and has buttons. */
export function Inspector(): JSX.Element | null {
  const run = useAppState((state) => state.run);
  const thing = useAppState(({ inspection }) => inspection.chosen ?? inspection.pointed);
  if (run === undefined || thing === undefined) return null;
  return <InspectorCard run={run} thing={thing} />;
}

type CardProps = { run: Run; thing: NonNullable<Inspection['chosen']> };

function InspectorCard({ run, thing }: CardProps): JSX.Element {
  const { effects, store } = useUi();
  const language = useLanguage();
  const isOpen = useAppState(({ inspection }) => inspection.chosen !== undefined);
  // While playing, render once per tick: nobody reads faster.
  useAppState(({ playing, time }) => (playing ? Math.floor(time / 1000) : time));
  const { reader } = run;
  const faults = useMemo(() => faultsOf(run.scene, reader.trace.network), [run]);
  const packet = thing.kind === 'packet' ? thing.packet : undefined;
  const journey = useMemo(() => (packet === undefined ? undefined : journeyOf(reader, packet)), [run, packet]);
  const { time } = store.get();
  const conditions = linkConditionsAt(faults, time);
  const moment = { reader, conditions, time, language };
  const card =
    journey !== undefined ? packetCard(moment, journey) : thing.kind === 'packet' ? undefined : cardOf(moment, thing);
  return (
    <>
      <aside class="inspector" ref={effects.cardHost} data-open={isOpen} aria-label={cardWords(language).inspected}>
        {card !== undefined && <CardText card={card} isOpen={isOpen} />}
        {isOpen && card !== undefined && <InspectorTools card={card} thing={thing} run={run} conditions={conditions} />}
      </aside>
      <SpokenText text={card === undefined ? '' : `${card.name}. ${card.place}. ${card.now}`} of={thing} />
    </>
  );
}

/** A mark is a button only on an open card; before that the card follows the pointer and can't be clicked. */
function CardText({ card: { name, place, now, rows }, isOpen }: { card: Card; isOpen: boolean }): JSX.Element {
  return (
    <>
      <p class="thing-name">
        {name} <MadeUpMark />
      </p>
      {place !== '' && <p class="place">{place}</p>}
      <p class="now">{now}</p>
      <dl>
        {rows.map((row) => (
          <div key={row.name}>
            <dt>{row.name}</dt>
            <dd>
              {typeof row.value === 'string' ? (
                row.value
              ) : (
                <MarkedNumber value={row.value} row={isOpen ? 'run.thing' : undefined} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Announces the thing when another one is inspected, not as its state changes with time. */
function SpokenText({ text, of }: { text: string; of: CardProps['thing'] }): JSX.Element {
  const language = useLanguage();
  const faults = useAppState((state) => state.run?.scene.faults);
  const announced = useMemo(() => text, [language, faults, JSON.stringify(of)]);
  return (
    <p class="hidden" role="status">
      {announced}
    </p>
  );
}
