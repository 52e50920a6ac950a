import type { JSX } from 'preact';
import { pointAt } from '../state/pointing.ts';
import { panelWords } from '../words/panelWords.ts';
import { useDispatch, useLanguage } from './context.ts';
import { PencilIcon } from './icons.tsx';

type PencilMarkProps = {
  mark: string;
  /** Id of the row on the page of numbers that the mark opens, and the number's `name` for those who listen. */
  row?: string;
  name?: string;
};

/** The mark of made-up numbers where its words would stand in every line: its dashed edge and pencil; said in words. */
export function PencilMark({ mark, row, name = '' }: PencilMarkProps): JSX.Element {
  const { toSource } = panelWords(useLanguage());
  const dispatch = useDispatch();
  if (row !== undefined) {
    return (
      <button
        type="button"
        class="pill pencil-mark"
        aria-label={toSource(name)}
        title={toSource(name)}
        onClick={() => dispatch(pointAt('number', row))}
      >
        <PencilIcon />
      </button>
    );
  }
  return (
    <span class="pill pencil-mark" title={mark}>
      <PencilIcon />
      <span class="hidden">({mark})</span>
    </span>
  );
}
