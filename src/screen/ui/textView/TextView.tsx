import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { faultsOf, type LinkCondition, linkConditionsAt } from '../../../core/analysis/linkConditions.ts';
import { groupCount } from '../../picture/groupWaits.ts';
import { type Instant, instantAt } from '../../describe/tally.ts';
import { legend, type LegendEntry, ruleOf } from '../../describe/labels.ts';
import { outlineOf } from '../../describe/outline.ts';
import { describeCounts, describeBottleneck } from '../../describe/places.ts';
import { blocksOf, describeFaults, describeHighestBlock } from '../../describe/faults.ts';
import { seenBetween } from '../../picture/seenBetween.ts';
import { THEMES } from '../../picture/theme.ts';
import { toggleSide } from '../../state/actions.ts';
import type { Run } from '../../state/appState.ts';
import { comparisonWords } from '../../words/comparisonWords.ts';
import { markedTime } from '../../words/marked.ts';
import { pictureWords } from '../../words/pictureWords.ts';
import { faultWords } from '../../words/faultWords.ts';
import { textViewWords } from '../../words/textViewWords.ts';
import { comparedRuns } from '../compare/comparedRuns.ts';
import { useAppState, useDispatch, useLanguage, useUi } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';
import { PencilMark } from '../parts/PencilMark.tsx';
import { storyText } from '../stage/story.ts';
import { TextViewMoments } from './TextViewMoments.tsx';
import { TextViewTree } from './TextViewTree.tsx';
import { chosenView } from '../stage/viewChoice.ts';
import { VerdictInWords } from '../verdict/VerdictInWords.tsx';
import { VoiceSetting } from './VoiceSetting.tsx';
import { WaysInWords } from './WaysInWords.tsx';

/** Updates per second while playing. */
const UPDATES = 2;

/** The picture in words: the bottleneck, the current moment in numbers, the cluster as a tree, the verdict, named moments, the legend. */
export function TextView(): JSX.Element {
  const language = useLanguage();
  const text = textViewWords(language);
  const { asWritten, yourTweak } = comparisonWords(language);
  const run = useAppState((state) => state.run);
  const written = useAppState((state) => comparedRuns(state)?.before);
  const { title, caption } = useAppState(storyText);
  const dispatch = useDispatch();
  return (
    <aside class="panel text-view" aria-label={text.title}>
      <div class="panel-head">
        <h2>{text.title}</h2>
        <IconButton label={text.close} onClick={() => dispatch(toggleSide('text'))}>
          <CloseIcon />
        </IconButton>
      </div>
      <p class="text-view-story">
        <strong>{title[language]}</strong> {caption[language]}
      </p>
      {written !== undefined && <Now key="written" run={written} half={asWritten} />}
      {run !== undefined && <Now key="own" run={run} half={written && yourTweak} />}
      <VerdictInWords />
      {run !== undefined && <TextViewMoments run={run} />}
      <section>
        <h3>{text.howToRead}</h3>
        {run === undefined ? <p>{pictureWords(language).rule}</p> : <HowToRead run={run} />}
      </section>
      <VoiceSetting />
    </aside>
  );
}

/** The sections that change with time. `half` names the run in a comparison. */
function Now({ run, half }: { run: Run; half: string | undefined }): JSX.Element {
  const language = useLanguage();
  const { now, parts } = textViewWords(language);
  const withHalf = (heading: string): string => (half === undefined ? heading : `${half} · ${heading}`);
  const { network } = run.reader.trace;
  const outline = useMemo(() => outlineOf(network), [run]);
  const hasBlocks = useAppState(({ view }) => blocksOf(chosenView(run, view).name) !== undefined);
  const moment = useMoment(run, hasBlocks ? groupCount(network) : 0);
  const conditions = useConditions(run, moment.frame.time);
  const counts = [
    ...describeCounts(outline, moment, language),
    ...(hasBlocks ? [describeHighestBlock(outline, moment, language)] : []),
    ...describeFaults(network, conditions, language),
  ];
  const bottleneck = describeBottleneck(outline, moment, language);
  return (
    <>
      <section>
        <h3>{withHalf(now)}</h3>
        <p class="text-view-verdict">
          {bottleneck.number} <PencilMark mark={bottleneck.mark} row="run.now" name={bottleneck.spoken} />
        </p>
        <p class="text-view-clock">
          <MarkedNumber value={markedTime(moment.frame.time, language)} before="t = " row="run.now" />
        </p>
        <WaysInWords run={run} time={moment.frame.time} />
        <dl class="text-view-counts">
          {counts.map(({ what, value }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>
                {value.number} <PencilMark mark={value.mark} row="run.now" name={`${what}: ${value.spoken}`} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>{withHalf(parts)}</h3>
        <TextViewTree outline={outline} moment={moment} conditions={conditions} label={withHalf(parts)} />
      </section>
    </>
  );
}

/** The run at the current time, updated UPDATES times per second while playing. */
function useMoment({ reader }: Run, groups: number): Instant {
  const { store } = useUi();
  const due = useAppState(({ playing, playedSeconds, time }) =>
    playing ? `${Math.floor(playedSeconds * UPDATES)}` : `at ${time}`,
  );
  return useMemo(() => instantAt(reader, store.get().time, groups), [reader, due, groups]);
}

/** The condition of links at a time. Returns the same map until the next fault happens. */
function useConditions(run: Run, time: number): ReadonlyMap<number, LinkCondition> {
  const faults = useMemo(() => faultsOf(run.scene, run.reader.trace.network), [run]);
  const happened = faults.filter(({ at }) => at <= time).length;
  return useMemo(() => linkConditionsAt(faults, time), [faults, happened]);
}

/** The picture's legend in words, generated from the same table. Fault marks are listed only if the run has faults. */
function HowToRead({ run }: { run: Run }): JSX.Element {
  const language = useLanguage();
  const { means, signs } = textViewWords(language);
  const { flows, signs: marks } = faultWords(language);
  const { network } = run.reader.trace;
  const theme = THEMES[useAppState((state) => state.theme)];
  const name = useAppState(({ view }) => chosenView(run, view).name);
  const seen = { blocks: blocksOf(name) };
  const faults = useMemo(() => faultsOf(run.scene, network), [run]);
  const signOf = ({ sample, colours: [, second], state }: LegendEntry): string => {
    if (sample === 'cut' || sample === 'slower') return marks[sample];
    if (sample === 'queue') return signs.queue;
    if (sample === 'line') return second === 'round' ? signs.round : signs.lozenge;
    return signs[state!];
  };
  const inRun = useMemo(() => seenBetween(run.reader, 0, run.reader.trace.finish), [run]);
  const marked = faults.flatMap(({ kind }) => (kind === 'cut' || kind === 'slower' ? [{ kind }] : []));
  return (
    <>
      <p>{ruleOf(seen, 'packets', language)}</p>
      {name !== 'mountain' && <p>{flows}</p>}
      <ul class="text-view-legend">
        {legend(network, theme, language, seen, marked, inRun).map((entry) => (
          <li key={entry.text}>
            {entry.sample === 'queue' && seen.blocks !== undefined ? entry.text : means(signOf(entry), entry.text)}
          </li>
        ))}
      </ul>
    </>
  );
}
