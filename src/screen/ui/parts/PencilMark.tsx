import type { JSX } from 'preact';
import { focusOn } from '../../state/focusTarget.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useDispatch, useLanguage } from '../context.ts';
import { PencilIcon } from './icons.tsx';

type PencilMarkProps = {
  mark: string;
  /** Id of the row that the mark opens on the numbers page; without it the mark is not a button. */
  row?: string;
  /** The number's name for screen readers. Omit it inside a composite widget (a tree item): the mark is then for the pointer alone. */
  name?: string;
};

/** The "made up" mark without its words, for lists: a dashed outline with a pencil. Screen readers get the words. */
export function PencilMark({ mark, row, name }: PencilMarkProps): JSX.Element {
  const { toSource } = panelWords(useLanguage());
  const dispatch = useDispatch();
  const hiddenMark = name === undefined && <span class="hidden">({mark})</span>;
  if (row === undefined) {
    return (
      <span class="pill pencil-mark" title={mark}>
        <PencilIcon />
        {hiddenMark}
      </span>
    );
  }
  const label = name === undefined ? undefined : toSource(name);
  return (
    <>
      {hiddenMark}
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
