import type { JSX } from 'preact';
import { focusOn } from '../../state/focusTarget.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useDispatch, useLanguage } from '../context.ts';
import { PencilIcon } from './icons.tsx';

type PencilMarkProps = {
  mark: string;
  /** Id of the row on the page of numbers that the mark opens, and the number's `name` for those who listen. */
  row?: string;
  /** Left out where the mark stands inside what is itself read as one and moved among by keys: then it is for the pointer alone. */
  name?: string;
};

/** The mark of made-up numbers where its words would stand in every line: its dashed edge and pencil; said in words. */
export function PencilMark({ mark, row, name }: PencilMarkProps): JSX.Element {
  const { toSource } = panelWords(useLanguage());
  const dispatch = useDispatch();
  const said = name === undefined && <span class="hidden">({mark})</span>;
  if (row === undefined) {
    return (
      <span class="pill pencil-mark" title={mark}>
        <PencilIcon />
        {said}
      </span>
    );
  }
  const label = name === undefined ? undefined : toSource(name);
  return (
    <>
      {said}
      <button
        type="button"
        class="pill pencil-mark"
        aria-hidden={label === undefined}
        tabIndex={label === undefined ? -1 : 0}
        aria-label={label}
        title={label ?? mark}
        onClick={(event) => {
          event.stopPropagation();
          dispatch(focusOn('number', row));
        }}
      >
        <PencilIcon />
      </button>
    </>
  );
}
