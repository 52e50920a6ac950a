import type { JSX } from 'preact';
import { pointAt } from '../state/pointing.ts';
import type { Marked } from '../words/marked.ts';
import { panelWords } from '../words/panelWords.ts';
import { useDispatch, useLanguage, useWords } from './context.ts';
import { PencilIcon } from './icons.tsx';

/** The one way to show a time, a rate or a result: the number, its unit and its mark. Read aloud as one phrase. */
export function MadeUp({ value, before = '' }: { value: Marked; before?: string }): JSX.Element {
  return (
    <span class="made-up">
      <span aria-hidden="true">
        <span class="number">
          {before}
          {value.number}
        </span>
        {value.unit !== '' && <span class="unit"> {value.unit}</span>} <Pill text={value.mark} />
      </span>
      <span class="hidden">{value.spoken}</span>
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
      onClick={() => dispatch(pointAt('number', path))}
    >
      <PencilIcon />
      {madeUp}
    </button>
  );
}

/** The mark alone, at the head of what is all made up. */
export function MadeUpMark(): JSX.Element {
  return <Pill text={useWords().madeUp} />;
}

/** What stands on every view: that all of it is made up. */
export function AllMadeUp(): JSX.Element {
  const { allMadeUp, allMadeUpWhy } = useWords();
  return (
    <p class="all-made-up pill" title={allMadeUpWhy}>
      <PencilIcon />
      {allMadeUp}
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
