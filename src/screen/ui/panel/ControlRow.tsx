import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Problem, SceneError } from '../../../core/scene/problem.ts';
import type { Action } from '../../state/appState.ts';
import { endGesture } from '../../state/history.ts';
import { clearFocusTarget } from '../../state/focusTarget.ts';
import { resetTweak } from '../../state/tweaking.ts';
import { refusalText } from '../../words/refusalWords.ts';
import { appWords } from '../../words/appWords.ts';
import { useAppState, useDispatch, useLanguage, useUi } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { ResetIcon } from '../parts/icons.tsx';

export type Edit = {
  /** Why the scene refused the last entry. */
  readonly refused: Problem | undefined;
  /** Applies a change. If the scene refuses it, applies `otherwise`. */
  readonly attempt: (change: Action, otherwise?: Action) => void;
  readonly refuse: (why: Problem, otherwise?: Action) => void;
  /** Ends the gesture: later changes are a separate step of undo. */
  readonly settle: () => void;
};

export function useEdit(): Edit {
  const { store } = useUi();
  const [refused, setRefused] = useState<Problem | undefined>(undefined);
  const refuse = (why: Problem | undefined, otherwise?: Action): void => {
    if (otherwise !== undefined) store.update(otherwise);
    setRefused(why);
  };
  const attempt = (change: Action, otherwise?: Action): void => {
    try {
      store.update(change);
      setRefused(undefined);
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      refuse(error.problems[0], otherwise);
    }
  };
  return { refused, attempt, refuse, settle: () => store.update(endGesture) };
}

type ControlRowProps = {
  path: string;
  id: string;
  name: string;
  /** Beside the name: the "made up" mark or another origin. */
  mark?: ComponentChildren;
  children: ComponentChildren;
  why: string;
  /** The `lang` of `why` if it is not the page's. */
  whyLanguage?: string;
  note?: string | undefined;
  edit: Edit;
  /** The value in the file; undefined if it is unchanged. */
  written: ComponentChildren | undefined;
};

/** The frame of every control in the panel: name, error, note, reason, and the reset to the file's value. */
export function ControlRow(props: ControlRowProps): JSX.Element {
  const { path, id, name, mark, children, why, whyLanguage, note, edit, written } = props;
  const language = useLanguage();
  const { asWritten, resetOne } = appWords(language);
  const box = useFocusTarget(path);
  return (
    <div class="parameter" data-changed={written !== undefined} ref={box}>
      <div class="parameter-head">
        <span id={`${id}-name`}>{name}</span> {mark}
      </div>
      {children}
      <p class="wrong" id={`${id}-wrong`} role="status">
        {edit.refused !== undefined && refusalText(edit.refused, path, language)}
      </p>
      {note !== undefined && <p class="note">{note}</p>}
      <p class="why" id={`${id}-why`} lang={whyLanguage}>
        {why}
      </p>
      {written !== undefined && (
        <p class="was">
          {asWritten} {written}
          <IconButton label={resetOne(name)} onClick={() => edit.attempt(resetTweak(path))}>
            <ResetIcon />
          </IconButton>
        </p>
      )}
    </div>
  );
}

/** When the row is the focus target, scrolls it into view and focuses its first control. */
function useFocusTarget(path: string): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const isTarget = useAppState(({ focusTarget }) => focusTarget?.at === 'control' && focusTarget.path === path);
  const dispatch = useDispatch();
  useLayoutEffect(() => {
    if (!isTarget || box.current === null) return;
    box.current.scrollIntoView({ block: 'center' });
    box.current.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
    dispatch(clearFocusTarget);
  }, [isTarget]);
  return box;
}
