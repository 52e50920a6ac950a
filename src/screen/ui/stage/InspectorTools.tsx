import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type LinkCondition, linkEnds } from '../../../core/analysis/linkConditions.ts';
import type { Card } from '../../describe/card.ts';
import type { Run } from '../../state/appState.ts';
import { choose, leaveRide, ride } from '../../state/cameraActions.ts';
import { faultLink } from '../../state/faultsByHand.ts';
import type { Inspection } from '../../state/inspection.ts';
import { cardWords } from '../../words/cardWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon } from '../parts/icons.tsx';

type InspectorToolsProps = {
  card: Card;
  thing: NonNullable<Inspection['chosen']>;
  run: Run;
  conditions: ReadonlyMap<number, LinkCondition>;
};

/** The buttons of an open card: faults, ride, zoom, neighbours, close. */
export function InspectorTools({ card, thing, run, conditions }: InspectorToolsProps): JSX.Element {
  const { close } = useWords();
  const dispatch = useDispatch();
  return (
    <div ref={useBorrowedFocus()}>
      <Actions thing={thing} run={run} conditions={conditions} />
      <Neighbours others={card.others} />
      <IconButton class="close" label={close} onClick={() => dispatch(choose(undefined))}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}

/** If the picture has the focus (the card was opened by keyboard), moves it to the first button, and back on unmount. */
function useBorrowedFocus(): RefObject<HTMLDivElement | null> {
  const tools = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = tools.current;
    const picture = own?.closest('.stage')?.querySelector<HTMLElement>('.canvas-host');
    if (document.activeElement === picture) own?.querySelector('button')?.focus();
    return () => {
      if (own?.contains(document.activeElement) === true) picture?.focus();
    };
  }, []);
  return tools;
}

function Actions({ thing, run, conditions }: Omit<InspectorToolsProps, 'card'>): JSX.Element {
  const { effects } = useUi();
  const text = cardWords(useLanguage());
  const dispatch = useDispatch();
  const isRiding = useAppState(({ inspection }) => inspection.riding !== undefined);
  return (
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
  );
}

/** Buttons that open the cards of neighbouring things. */
function Neighbours({ others }: Pick<Card, 'others'>): JSX.Element {
  const { goTo } = cardWords(useLanguage());
  const dispatch = useDispatch();
  return (
    <>
      <p class="others-name">{goTo}</p>
      <ul class="others">
        {others.map(({ thing, name }) => (
          <li key={JSON.stringify(thing)}>
            <button type="button" onClick={() => dispatch(choose(thing))}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

type FaultButtonsProps = { run: Run; link: number; condition: LinkCondition | undefined };

/**
 * Cut, slow or restore the link from the current time on. Each writes a fault into the scene, which can be undone. They use
 * aria-disabled, since a disabled button would lose the focus after it is pressed.
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
