import type { JSX } from 'preact';
import { colourOf } from '../../describe/callout.ts';
import type { ProofRow } from '../../describe/verdict.ts';
import { THEMES } from '../../picture/theme.ts';
import { verdictWords } from '../../words/verdictWords.ts';
import { useAppState, useLanguage } from '../context.ts';
import { MadeUpMark } from '../parts/MadeUpMark.tsx';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';
import { PencilMark } from '../parts/PencilMark.tsx';
import { useVerdict } from './useVerdict.ts';

/** The verdict at the head of the panel, with its proof in a disclosure. Dimmed while a new verdict is computed. */
export function VerdictCard(): JSX.Element {
  const { proving, verdict: title } = verdictWords(useLanguage());
  const { text, isCurrent } = useVerdict();
  const theme = THEMES[useAppState((state) => state.theme)];
  if (text === undefined) return <p class="verdict verdict-proving">{proving}</p>;
  return (
    <section class="verdict" aria-label={title} aria-busy={!isCurrent}>
      <details>
        <summary style={{ color: colourOf(text.resource, theme) }}>{text.heading}</summary>
        {text.proof === undefined ? <p>{text.noProof}</p> : <ProofTable proof={text.proof} />}
      </details>
      {text.line && (
        <p>
          <MarkedNumber value={text.line} row={text.row} />
        </p>
      )}
    </section>
  );
}

/** The gain of each improvement, as a bar and a number. */
function ProofTable({ proof }: { proof: readonly ProofRow[] }): JSX.Element {
  const { proof: caption } = verdictWords(useLanguage());
  const theme = THEMES[useAppState((state) => state.theme)];
  const largest = Math.max(...proof.map(({ gain }) => Math.abs(gain)), Number.MIN_VALUE);
  return (
    <table>
      <caption>
        {caption} <MadeUpMark />
      </caption>
      <tbody>
        {proof.map(({ id, name, resource, gain, value }) => (
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
  );
}
