import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { colourOf } from '../../describe/callout.ts';
import { THEMES } from '../../picture/theme.ts';
import { describeVerdict, VERDICT_ROW, type VerdictTelling } from '../../describe/verdict.ts';
import { verdictOf } from '../../state/verdict.ts';
import type { Marked } from '../../words/marked.ts';
import { verdictWords } from '../../words/verdictWords.ts';
import { useAppState, useLanguage } from '../context.ts';
import { MarkedNumber, MadeUpMark } from '../parts/MadeUpMark.tsx';
import { PencilMark } from '../parts/PencilMark.tsx';

/** What holds the run up, and opened, its proof; while a new one is sought, the last one stays, dimmed. */
export function VerdictCard(): JSX.Element {
  const language = useLanguage();
  const { proof, proving, verdict: title } = verdictWords(language);
  const told = useVerdict();
  const isCurrent = useAppState((state) => verdictOf(state) !== undefined);
  const theme = THEMES[useAppState((state) => state.theme)];
  if (told === undefined) return <p class="verdict verdict-proving">{proving}</p>;
  const largest = Math.max(...(told.proof ?? []).map(({ gain }) => Math.abs(gain)), Number.MIN_VALUE);
  return (
    <section class="verdict" aria-label={title} aria-busy={!isCurrent}>
      <details>
        <summary style={{ color: colourOf(told.resource, theme) }}>{told.heading}</summary>
        {told.proof === undefined ? (
          <WhyUnproven />
        ) : (
          <table>
            <caption>
              {proof} <MadeUpMark />
            </caption>
            <tbody>
              {told.proof.map(({ id, name, resource, gain, value }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td aria-hidden="true">
                    <i
                      style={{
                        background: colourOf(resource, theme),
                        width: `${(100 * Math.max(0, gain)) / largest}%`,
                      }}
                    />
                  </td>
                  <td class="number">
                    {value.number} <PencilMark mark={value.mark} row={id} name={`${name}: ${value.spoken}`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
      {told.line && (
        <p>
          <MarkedNumber value={told.line} row={VERDICT_ROW} />
        </p>
      )}
    </section>
  );
}

/** The verdict among the words that tell the picture: with its proof, and what the finish is made of. */
export function VerdictInWords(): JSX.Element | null {
  const language = useLanguage();
  const text = verdictWords(language);
  const told = useVerdict();
  const isCurrent = useAppState((state) => verdictOf(state) !== undefined);
  if (told === undefined || !isCurrent) return null;
  const list = (rows: readonly { id?: string; name: string; value: Marked }[]): JSX.Element => (
    <dl class="text-view-counts">
      {rows.map(({ id = VERDICT_ROW, name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value.number} <PencilMark mark={value.mark} row={id} name={`${name}: ${value.spoken}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <section>
      <h3>{text.verdict}</h3>
      <p class="text-view-proof">
        {told.heading}
        {told.line && (
          <>
            {': '}
            {told.line.number} <PencilMark mark={told.line.mark} row={VERDICT_ROW} name={told.line.spoken} />
          </>
        )}
      </p>
      {told.proof === undefined ? (
        <WhyUnproven />
      ) : (
        <>
          <p>{text.proof}</p>
          {list(told.proof)}
        </>
      )}
      <p>{text.chain}</p>
      {list(told.chain)}
    </section>
  );
}

function WhyUnproven(): JSX.Element {
  return <p>{verdictWords(useLanguage()).unprovenWhy}</p>;
}

/** Of the run that the last verdict is on, which need not be the one shown. */
function useVerdict(): VerdictTelling | undefined {
  const language = useLanguage();
  const verdict = useAppState((state) => state.verdict);
  return useMemo(() => verdict && describeVerdict(verdict.run.reader, verdict.gains, language), [verdict, language]);
}
