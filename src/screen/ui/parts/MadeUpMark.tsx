import type { JSX } from 'preact';
import { focusOn } from '../../state/focusTarget.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useDispatch, useLanguage, useWords } from '../context.ts';
import { PencilIcon } from './icons.tsx';

/** The mark as a button that opens the number's row on the numbers page. */
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

/** The mark alone, for a heading: everything below it is made up. */
export function MadeUpMark(): JSX.Element {
  return <Pill text={useWords().madeUp} />;
}

/** The sentence on every view that all times are made up. In a narrow header only the mark is visible; screen readers get the sentence. */
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

export function Pill({ text }: { text: string }): JSX.Element {
  return (
    <span class="pill">
      <PencilIcon />
      {text}
    </span>
  );
}
