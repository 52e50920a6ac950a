import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { startBeat } from '../../state/actions.ts';
import type { Run } from '../../state/appState.ts';
import { instantOf } from '../../state/playback.ts';
import { markedTime } from '../../words/marked.ts';
import { momentName } from '../../words/momentWords.ts';
import { textViewWords } from '../../words/textViewWords.ts';
import { useDispatch, useLanguage, useWords } from '../context.ts';
import { seekFreely } from '../keyboard/keys.ts';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';

/** The beats and the named moments with their times; each is a button that seeks there. */
export function TextViewMoments({ run }: { run: Run }): JSX.Element {
  const language = useLanguage();
  const { beat: beatName } = useWords();
  const { moments: heading } = textViewWords(language);
  const [isOpen, setOpen] = useState(false);
  const dispatch = useDispatch();
  const { trace } = run.reader;
  const beats = run.scene.beats.map((beat, index) => ({
    key: `beat ${beat.id}`,
    name: beatName(index + 1, beat.title[language]),
    time: instantOf(beat.from, trace),
    go: startBeat(index, false),
  }));
  const moments = (isOpen ? Object.entries(trace.moments) : [])
    .sort(([, a], [, b]) => a - b)
    .map(([moment, time]) => ({ key: moment, name: momentName(moment, language), time, go: seekFreely(() => time) }));
  return (
    <details class="text-view-moments" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{heading}</summary>
      {isOpen && (
        <ul>
          {[...beats, ...moments].map(({ key, name, time, go }) => (
            <li key={key}>
              <button type="button" class="plain" onClick={() => dispatch(go)}>
                {name}
              </button>
              <MarkedNumber value={markedTime(time, language, true)} row="run.moment" />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
