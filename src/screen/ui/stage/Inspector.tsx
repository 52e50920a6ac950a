import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { faultsOf, type LinkCondition, linkConditionsAt, linkEnds } from '../../../core/analysis/linkConditions.ts';
import { type Card, cardOf, packetCard } from '../../describe/card.ts';
import { journeyOf } from '../../picture/journey.ts';
import type { Run } from '../../state/appState.ts';
import type { Inspection } from '../../state/inspection.ts';
import { faultLink } from '../../state/faultsByHand.ts';
import { choose, leaveRide, ride } from '../../state/cameraActions.ts';
import { cardWords } from '../../words/cardWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { MarkedNumber, MadeUpMark } from '../parts/MadeUpMark.tsx';

/** The card of what is pointed at; where it was opened, with what can be done there. */
export function Inspector(): JSX.Element | null {
  const run = useAppState((state) => state.run);
  const thing = useAppState(({ inspection }) => inspection.chosen ?? inspection.pointed);
  if (run === undefined || thing === undefined) return null;
  return <InspectorCard run={run} thing={thing} />;
}

type ThingCard = NonNullable<Inspection['chosen']>;

function InspectorCard({ run, thing }: { run: Run; thing: ThingCard }): JSX.Element {
  const { effects, store } = useUi();
  const language = useLanguage();
  const text = cardWords(language);
  const isOpen = useAppState(({ inspection }) => inspection.chosen !== undefined);
  // While time runs, once a tick is as often as anyone can read.
  useAppState(({ playing, time }) => (playing ? Math.floor(time / 1000) : time));
  const { reader } = run;
  const { network } = reader.trace;
  const faults = useMemo(() => faultsOf(run.scene, network), [run]);
  const packet = thing.kind === 'packet' ? thing.packet : undefined;
  const journey = useMemo(() => (packet === undefined ? undefined : journeyOf(reader, packet)), [run, packet]);
  const { time } = store.get();
  const conditions = linkConditionsAt(faults, time);
  const told = { reader, conditions, time, language };
  const card =
    journey !== undefined ? packetCard(told, journey) : thing.kind === 'packet' ? undefined : cardOf(told, thing);
  return (
    <>
      <aside class="inspector" ref={effects.cardHost} data-open={isOpen} aria-label={text.inspected}>
        {card !== undefined && <CardText card={card} isOpen={isOpen} />}
        {isOpen && card !== undefined && <Tools card={card} thing={thing} run={run} conditions={conditions} />}
      </aside>
      <SpokenText text={card === undefined ? '' : `${card.name}. ${card.place}. ${card.now}`} of={thing} />
    </>
  );
}

/** Marks open their row once the card is opened: until then it follows the pointer, and nothing on it can be pressed. */
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

type ToolsProps = {
  card: Card;
  thing: ThingCard;
  run: Run;
  conditions: ReadonlyMap<number, LinkCondition>;
};

/** What an opened card offers. Opened by keyboard it takes the focus, and gives it back to the picture. */
function Tools({ card, thing, run, conditions }: ToolsProps): JSX.Element {
  const { effects } = useUi();
  const { close } = useWords();
  const text = cardWords(useLanguage());
  const dispatch = useDispatch();
  const isRiding = useAppState(({ inspection }) => inspection.riding !== undefined);
  const tools = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = tools.current;
    const picture = own?.closest('.stage')?.querySelector<HTMLElement>('.canvas-host');
    if (document.activeElement === picture) own?.querySelector('button')?.focus();
    return () => {
      if (own?.contains(document.activeElement) === true) picture?.focus();
    };
  }, []);
  return (
    <div ref={tools}>
      <div class="actions">
        {thing.kind === 'link' && <FaultButtons run={run} link={thing.link} condition={conditions.get(thing.link)} />}
        {thing.kind === 'packet' && (
          <button type="button" class="plain" onClick={() => dispatch(isRiding ? leaveRide : ride(thing.packet))}>
            {isRiding ? text.leaveRide : text.rideAlong}
          </button>
        )}
        {!isRiding && (
          <button type="button" class="plain" onClick={effects.lookCloser}>
            {text.lookCloser}
          </button>
        )}
      </div>
      <p class="others-name">{text.goTo}</p>
      <ul class="others">
        {card.others.map((other) => (
          <li key={JSON.stringify(other.thing)}>
            <button type="button" onClick={() => dispatch(choose(other.thing))}>
              {other.name}
            </button>
          </li>
        ))}
      </ul>
      <IconButton class="close" label={close} onClick={() => dispatch(choose(undefined))}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}

type FaultButtonsProps = { run: Run; link: number; condition: LinkCondition | undefined };

/**
 * From this instant on: slower, cut, or as it was. Each is written into the scene, and undone as any change. The one that has
 * been pressed keeps the focus, so it is not disabled as a whole.
 */
function FaultButtons({ run, link, condition }: FaultButtonsProps): JSX.Element {
  const text = cardWords(useLanguage());
  const dispatch = useDispatch();
  const ends = linkEnds(run.reader.trace.network, link);
  const buttons = [
    { kind: 'cut', label: text.cutLink, isOffered: condition?.kind !== 'cut' },
    { kind: 'slower', label: text.slowLink, isOffered: condition?.kind !== 'slower' },
    { kind: 'back', label: text.restoreLink, isOffered: condition !== undefined },
  ] as const;
  return (
    <>
      {buttons.map(({ kind, label, isOffered }) => (
        <button
          key={kind}
          type="button"
          class="plain"
          aria-disabled={!isOffered}
          onClick={() => {
            if (isOffered) dispatch(faultLink(ends, kind));
          }}
        >
          {label}
        </button>
      ))}
    </>
  );
}

/** Says what is pointed at as it changes; not how it goes on, which would never end while time runs. */
function SpokenText({ text, of }: { text: string; of: ThingCard }): JSX.Element {
  const language = useLanguage();
  const faults = useAppState((state) => state.run?.scene.faults);
  const said = useMemo(() => text, [language, faults, JSON.stringify(of)]);
  return (
    <p class="hidden" role="status">
      {said}
    </p>
  );
}
