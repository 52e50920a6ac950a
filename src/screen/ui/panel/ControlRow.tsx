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
  /** Why the last entry was refused. */
  readonly refused: Problem | undefined;
  /** Does a change that the scene may refuse; `otherwise` is done then. */
  readonly attempt: (change: Action, otherwise?: Action) => void;
  readonly refuse: (why: Problem, otherwise?: Action) => void;
  /** What follows is a change of its own, for undo. */
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
  /** Beside the name: the mark, or where else the value comes from. */
  mark?: ComponentChildren;
  children: ComponentChildren;
  why: string;
  /** The language that `why` is in, where it is not the page's. */
  whyLanguage?: string;
  note?: string | undefined;
  edit: Edit;
  /** What the file has, to be seen where it differs. */
  written: ComponentChildren | undefined;
};

/** What the controls of the panel have in common: name, reason, refusal, and the way back to what the scene says. */
export function ControlRow(props: ControlRowProps): JSX.Element {
  const { path, id, name, mark, children, why, whyLanguage, note, edit: changing, written } = props;
  const language = useLanguage();
  const { asWritten, resetOne } = appWords(language);
  const box = useFocusTarget(path);
  return (
    <div class="parameter" data-changed={written !== undefined} ref={box}>
      <div class="parameter-head">
        <span class="parameter-name" id={`${id}-name`}>
          {name}
        </span>{' '}
        {mark}
      </div>
      {children}
      <p class="wrong" id={`${id}-wrong`} role="status">
        {changing.refused !== undefined && refusalText(changing.refused, path, language)}
      </p>
      {note !== undefined && <p class="note">{note}</p>}
      <p class="why" id={`${id}-why`} lang={whyLanguage}>
        {why}
      </p>
      {written !== undefined && (
        <p class="was">
          {asWritten} {written}
          <IconButton label={resetOne(name)} onClick={() => changing.attempt(resetTweak(path))}>
            <ResetIcon />
          </IconButton>
        </p>
      )}
    </div>
  );
}

/** Comes into view, with the keyboard on its first control, when the state points at it. */
function useFocusTarget(path: string): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const isPointedAt = useAppState(({ focusTarget: pointed }) => pointed?.at === 'control' && pointed.path === path);
  const dispatch = useDispatch();
  useLayoutEffect(() => {
    if (!isPointedAt || box.current === null) return;
    box.current.scrollIntoView({ block: 'center' });
    box.current.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
    dispatch(clearFocusTarget);
  }, [isPointedAt]);
  return box;
}
