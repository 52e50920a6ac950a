import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Language } from '../../core/base/text.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { SourceRow } from '../../core/scene/sources.ts';
import { tweak } from '../state/actions.ts';
import { markedParameter, unitOf } from '../words/marked.ts';
import { problemText } from '../words/problems.ts';
import { words } from '../words/words.ts';
import { useLanguage, useUi } from './context.ts';
import { IconButton } from './IconButton.tsx';
import { ResetIcon } from './icons.tsx';
import { MadeUp, MadeUpMark } from './MadeUp.tsx';
import { positionOf, shareOf, sliderOf, valueAt } from './scale.ts';

/** A wrong entry: what was typed (undefined for what is no number) and why it can't be. */
type Refused = { readonly problem: SceneError | undefined };

/** One invented number: slider and field, its unit, mark and reason, and the way back to what the scene says. */
export function ParameterRow({ row, written }: { row: SourceRow; written: number }): JSX.Element {
  const language = useLanguage();
  const { slider, number, asWritten, resetOne } = words(language);
  const { store } = useUi();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [refused, setRefused] = useState<Refused | undefined>(undefined);
  const id = useId();
  const { facts, path, value } = row;
  const name = facts.label[language];
  const isChanged = value !== written;

  const apply = (next: number): void => {
    setRefused(tryTweak(() => store.update(tweak(path, next))));
  };
  const type = (text: string): void => {
    setDraft(text);
    if (text === '') setRefused({ problem: undefined });
    else apply(Number(text));
  };
  const leave = (): void => setDraft(undefined);
  const range = sliderOf(facts);

  return (
    <div
      class="parameter"
      data-changed={isChanged}
      style={{ '--at': String(shareOf(value, facts)), '--written': String(shareOf(written, facts)) }}
    >
      <div class="parameter-head">
        <span class="parameter-name">{name}</span> <MadeUpMark />
      </div>
      <div class="parameter-body">
        <div class="slide">
          <input
            type="range"
            aria-label={slider(name)}
            aria-valuetext={markedParameter(facts.quantity, value, language).spoken}
            aria-describedby={`${id}-why`}
            min={range.min}
            max={range.max}
            step={range.step}
            value={positionOf(value, facts)}
            onInput={(event) => apply(valueAt(event.currentTarget.valueAsNumber, facts, value))}
          />
          <i class="written" aria-hidden="true" />
        </div>
        <span class="field">
          <input
            type="number"
            aria-label={number(name)}
            aria-describedby={`${id}-unit ${id}-why ${id}-wrong`}
            aria-invalid={refused !== undefined}
            min={facts.min}
            max={facts.max}
            step={facts.step}
            value={draft ?? String(value)}
            onInput={(event) => type(event.currentTarget.value)}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === 'Escape') leave();
            }}
          />
          <span class="unit" id={`${id}-unit`}>
            {unitOf(facts.quantity, language)}
            <span class="hidden">, {words(language).madeUp}</span>
          </span>
        </span>
      </div>
      <p class="wrong" id={`${id}-wrong`} role="status">
        {refused !== undefined && refusal(refused, language)}
      </p>
      <p class="why" id={`${id}-why`} lang={row.grounds.en === row.grounds.ko ? '' : language}>
        {row.grounds[language]}
      </p>
      {isChanged && (
        <p class="was">
          {asWritten} <MadeUp value={markedParameter(facts.quantity, written, language)} />
          <IconButton label={resetOne(name)} onClick={() => apply(written)}>
            <ResetIcon />
          </IconButton>
        </p>
      )}
    </div>
  );
}

function tryTweak(change: () => void): Refused | undefined {
  try {
    change();
    return undefined;
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    return { problem: error };
  }
}

function refusal({ problem }: Refused, language: Language): string {
  const first = problem?.problems[0];
  if (first === undefined) return words(language).notANumber;
  return problemText(first, language).what;
}
