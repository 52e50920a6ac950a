import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { isViewName } from '../../../core/base/views.ts';
import { setView } from '../../state/actions.ts';
import { viewWords } from '../../words/viewWords.ts';
import { useAppState, useDispatch, useLanguage } from '../context.ts';
import { chosenView, fittingViews } from '../stage/viewChoice.ts';

/** Selects among the projections that fit the network; hidden if only one does. */
export function ViewSwitch(): JSX.Element | null {
  const { view: label, names } = viewWords(useLanguage());
  const run = useAppState((state) => state.run);
  const wanted = useAppState((state) => state.view);
  const isStage = useAppState((state) => state.page === 'stage');
  const dispatch = useDispatch();
  const views = useMemo(() => fittingViews(run), [run]);
  const shown = useMemo(() => run && chosenView(run, wanted).name, [run, wanted]);
  if (!isStage || shown === undefined || views.length < 2) return null;
  return (
    <label class="view-switch">
      <span>{label}</span>
      <select value={shown} onChange={({ currentTarget: { value } }) => isViewName(value) && dispatch(setView(value))}>
        {views.map((view) => (
          <option key={view} value={view} selected={view === shown}>
            {names[view]}
          </option>
        ))}
      </select>
    </label>
  );
}
