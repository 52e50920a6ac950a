import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { momentAt } from '../picture/moment.ts';
import { legend, type LegendEntry } from '../picture/labels.ts';
import { outlineOf } from '../picture/outline.ts';
import { tellCounts, tellStuck } from '../picture/telling.ts';
import { THEMES } from '../picture/theme.ts';
import { toggleSide } from '../state/actions.ts';
import type { Run } from '../state/appState.ts';
import { markedTime } from '../words/marked.ts';
import { pictureText } from '../words/pictureWords.ts';
import { twinText } from '../words/twinWords.ts';
import { useAppState, useDispatch, useLanguage, useUi } from './context.ts';
import { IconButton } from './IconButton.tsx';
import { CloseIcon } from './icons.tsx';
import { MadeUp } from './MadeUp.tsx';
import { PencilMark } from './PencilMark.tsx';
import { tellingOf } from './story.ts';
import { TextTwinMoments } from './TextTwinMoments.tsx';
import { TextTwinTree } from './TextTwinTree.tsx';
import { VerdictInWords } from './Verdict.tsx';
import { VoiceSetting } from './VoiceSetting.tsx';

/** How often in a second the words follow while time runs. */
const UPDATES = 2;

/** All that the picture shows, in words: where it is stuck, the moment in numbers, the cluster part by part, its moments. */
export function TextTwin(): JSX.Element {
  const language = useLanguage();
  const text = twinText(language);
  const run = useAppState((state) => state.run);
  const { title, caption } = useAppState(tellingOf);
  const dispatch = useDispatch();
  return (
    <aside class="panel twin" aria-label={text.title}>
      <div class="panel-head">
        <h2>{text.title}</h2>
        <IconButton label={text.close} onClick={() => dispatch(toggleSide('text'))}>
          <CloseIcon />
        </IconButton>
      </div>
      <p class="twin-story">
        <strong>{title[language]}</strong> {caption[language]}
      </p>
      {run !== undefined && <Now run={run} />}
      <VerdictInWords />
      {run !== undefined && <TextTwinMoments run={run} />}
      <section>
        <h3>{text.howToRead}</h3>
        <HowToRead />
      </section>
      <VoiceSetting />
    </aside>
  );
}

/** What changes with time; it follows a few times a second while time runs. */
function Now({ run }: { run: Run }): JSX.Element {
  const language = useLanguage();
  const text = twinText(language);
  const { store } = useUi();
  const due = useAppState(({ playing, playedSeconds, time }) =>
    playing ? `${Math.floor(playedSeconds * UPDATES)}` : `at ${time}`,
  );
  const { reader } = run;
  const outline = useMemo(() => outlineOf(reader.trace.network, run.scene.cluster.kind), [run]);
  const moment = useMemo(() => momentAt(reader, store.get().time), [reader, due]);
  const stuck = tellStuck(outline, moment, language);
  return (
    <>
      <section>
        <h3>{text.now}</h3>
        <p class="twin-verdict">
          {stuck.number} <PencilMark mark={stuck.mark} />
        </p>
        <p class="twin-clock">
          <MadeUp value={markedTime(moment.frame.time, language)} before="t = " />
        </p>
        <dl class="twin-counts">
          {tellCounts(outline, moment, language).map(({ what, value }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>
                {value.number} <PencilMark mark={value.mark} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>{text.parts}</h3>
        <TextTwinTree outline={outline} moment={moment} label={text.parts} />
      </section>
    </>
  );
}

/** The legend of the picture, from the same table, each sign in words. */
function HowToRead(): JSX.Element {
  const language = useLanguage();
  const { means, signs } = twinText(language);
  const network = useAppState((state) => state.run?.reader.trace.network);
  const theme = THEMES[useAppState((state) => state.theme)];
  const signOf = ({ sample, colours: [, second] }: LegendEntry): string => {
    if (sample === 'queue') return signs.queue;
    if (sample === 'line') return second === 'round' ? signs.round : signs.lozenge;
    if (second === undefined) return signs.filled;
    return second === theme.chipLine ? signs.dark : signs.bright;
  };
  return (
    <>
      <p>{pictureText(language).rule}</p>
      {network !== undefined && (
        <ul class="twin-legend">
          {legend(network, theme, language).map((entry) => (
            <li key={entry.text}>{means(signOf(entry), entry.text)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
