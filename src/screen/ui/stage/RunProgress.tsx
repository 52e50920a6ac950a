import type { ComponentChildren, JSX } from 'preact';
import { cancelRun } from '../../state/actions.ts';
import { panelWords } from '../../words/panelWords.ts';
import { preparingText, progressText, stageText } from '../../words/runWords.ts';
import { useAppState, useDispatch, useLanguage, useWords } from '../context.ts';

/**
 * Progress of a slow run, with a cancel button, or of laying out its picture. The first run has no button, since there is nothing
 * to return to.
 */
export function RunProgress(): JSX.Element | null {
  const language = useLanguage();
  const isFirst = useAppState((state) => state.run === undefined && state.trouble === undefined);
  // Undefined, so that the progress of a fast run renders nothing.
  const share = useAppState((state) => (state.slow || isFirst ? (state.pending ?? 0) : undefined));
  const preparing = useAppState((state) => state.preparing);
  if (share !== undefined) return isFirst ? <FirstRun share={share} /> : <NextRun share={share} />;
  return preparing === undefined ? null : <Progress share={preparing} what={preparingText(language)} />;
}

function FirstRun({ share }: { share: number }): JSX.Element {
  return (
    <>
      <ProgressLine share={share} />
      <p class="running">
        {stageText(share, useLanguage())} <Percentage share={share} />
      </p>
    </>
  );
}

function NextRun({ share }: { share: number }): JSX.Element {
  const language = useLanguage();
  const dispatch = useDispatch();
  return (
    <Progress share={share} what={stageText(share, language)}>
      <button type="button" class="plain" aria-keyshortcuts="Escape" onClick={() => dispatch(cancelRun)}>
        {panelWords(language).cancel} <kbd>Esc</kbd>
      </button>
    </Progress>
  );
}

/** Screen readers hear only what is being done, which changes rarely; the percentage changes ten times a second. */
function Progress(of: { share: number; what: string; children?: ComponentChildren }): JSX.Element {
  return (
    <>
      <ProgressLine share={of.share} />
      <div class="running-on">
        <p role="status">{of.what}</p>
        <Percentage share={of.share} />
        {of.children}
      </div>
    </>
  );
}

function ProgressLine({ share }: { share: number }): JSX.Element {
  const { progress } = useWords();
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={progress}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      style={{ '--share': String(share) }}
    />
  );
}

function Percentage({ share }: { share: number }): JSX.Element {
  return (
    <span class="running-share" aria-hidden="true">
      {progressText(share)}
    </span>
  );
}
