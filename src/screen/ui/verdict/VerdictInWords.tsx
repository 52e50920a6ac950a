import type { JSX } from 'preact';
import { VERDICT_ROW } from '../../describe/verdict.ts';
import type { Marked } from '../../words/marked.ts';
import { verdictWords } from '../../words/verdictWords.ts';
import { useLanguage } from '../context.ts';
import { PencilMark } from '../parts/PencilMark.tsx';
import { useVerdict } from './useVerdict.ts';

/** The verdict's section of the text view: heading, proof, and the parts of the finish time. */
export function VerdictInWords(): JSX.Element | null {
  const words = verdictWords(useLanguage());
  const { text, isCurrent } = useVerdict();
  if (text === undefined || !isCurrent) return null;
  return (
    <section>
      <h3>{words.verdict}</h3>
      <p class="text-view-proof">
        {text.heading}
        {text.line && (
          <>
            {': '}
            {text.line.number} <PencilMark mark={text.line.mark} row={text.row} name={text.line.spoken} />
          </>
        )}
      </p>
      {text.proof === undefined ? (
        <p>{text.noProof}</p>
      ) : (
        <>
          <p>{words.proof}</p>
          <NumberList rows={text.proof} />
        </>
      )}
      {text.chain.length > 0 && (
        <>
          <p>{words.chain}</p>
          <NumberList rows={text.chain} />
        </>
      )}
    </section>
  );
}

type NumberListProps = { rows: readonly { id?: string; name: string; value: Marked }[] };

function NumberList({ rows }: NumberListProps): JSX.Element {
  return (
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
}
