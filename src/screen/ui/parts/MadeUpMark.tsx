import type { JSX } from 'preact';
import { focusOn } from '../../state/focusTarget.ts';
import type { Marked } from '../../words/marked.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useDispatch, useLanguage, useWords } from '../context.ts';
import { PencilIcon } from './icons.tsx';

type MadeUpProps = {
  value: Marked;
  before?: string;
  /** Id of the row on the page of numbers that the mark opens; without it the mark is no button. */
  row?: string | undefined;
  /** What pressing the number itself does. */
  go?: { readonly title: string; readonly does: () => void } | undefined;
};

/** The one way to show a time, a rate or a result: the number, its unit and its mark. Read aloud as one phrase. */
export function MarkedNumber({ value, before = '', row, go }: MadeUpProps): JSX.Element {
  const { number, unit, mark, spoken } = value;
  const amount = (
    <>
      <span aria-hidden="true">
        <span class="number">
          {before}
          {number}
        </span>
        {unit !== '' && <span class="unit"> {unit}</span>}
      </span>
      <span class="hidden">{spoken}</span>
    </>
  );
  return (
    <span class="made-up">
      {go === undefined ? (
        amount
      ) : (
        <button type="button" class="plain go" title={go.title} onClick={go.does}>
          {amount}
        </button>
      )}{' '}
      {row === undefined ? (
        <span aria-hidden="true">
          <Pill text={mark} />
        </span>
      ) : (
        <MadeUpLink path={row} name={spoken} />
      )}
    </span>
  );
}

/** The mark alone, beside a field that holds the number itself; pressed, it shows where that number comes from. */
export function MadeUpLink({ path, name }: { path: string; name: string }): JSX.Element {
  const { madeUp } = useWords();
  const { toSource } = panelWords(useLanguage());
  const dispatch = useDispatch();
  return (
    <button
      type="button"
      class="pill"
      aria-label={toSource(name)}
      title={toSource(name)}
      onClick={() => dispatch(focusOn('number', path))}
    >
      <PencilIcon />
      <span class="pill-word">{madeUp}</span>
    </button>
  );
}

/** The mark alone, at the head of what is all made up. */
export function MadeUpMark(): JSX.Element {
  return <Pill text={useWords().madeUp} />;
}

/** What stands on every view: that all of it is made up. Where there is no room the mark alone is seen, and the sentence heard. */
export function AllMadeUp(): JSX.Element {
  const { allMadeUp, allMadeUpWhy, madeUp } = useWords();
  return (
    <p class="all-made-up pill" title={allMadeUpWhy}>
      <PencilIcon />
      <span class="in-full">{allMadeUp}</span>
      <span class="in-short" aria-hidden="true">
        {madeUp}
      </span>
    </p>
  );
}

function Pill({ text }: { text: string }): JSX.Element {
  return (
    <span class="pill">
      <PencilIcon />
      {text}
    </span>
  );
}
