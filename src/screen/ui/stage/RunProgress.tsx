import type { JSX } from 'preact';
import { cancelRun } from '../../state/actions.ts';
import { panelWords } from '../../words/panelWords.ts';
import { progressText, stageText } from '../../words/runWords.ts';
import { useAppState, useDispatch, useLanguage, useWords } from '../context.ts';

/** Progress of a slow run, with a cancel button. The first run has none, since there is nothing to return to. */
export function RunProgress(): JSX.Element | null {
  const { progress } = useWords();
  const isFirst = useAppState((state) => state.run === undefined && state.trouble === undefined);
  // Undefined, so that the progress of a fast run renders nothing.
  const share = useAppState((state) => (state.slow || isFirst ? (state.pending ?? 0) : undefined));
  if (share === undefined) return null;
  return (
    <>
      <div
        class="progress"
        role="progressbar"
        aria-label={progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        style={{ '--share': String(share) }}
      />
      {isFirst ? <FirstRun share={share} /> : <NextRun share={share} />}
    </>
  );
}

function FirstRun({ share }: { share: number }): JSX.Element {
  return (
    <p class="running">
      {stageText(share, useLanguage())} <Percentage share={share} />
    </p>
  );
}

/** Screen readers hear only the stage of the run, which changes rarely; the percentage changes ten times a second. */
function NextRun({ share }: { share: number }): JSX.Element {
  const language = useLanguage();
  const dispatch = useDispatch();
  return (
    <div class="running-on">
      <p role="status">{stageText(share, language)}</p>
      <Percentage share={share} />
      <button type="button" class="plain" aria-keyshortcuts="Escape" onClick={() => dispatch(cancelRun)}>
        {panelWords(language).cancel} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

function Percentage({ share }: { share: number }): JSX.Element {
  return (
    <span class="running-share" aria-hidden="true">
      {progressText(share)}
    </span>
  );
}
