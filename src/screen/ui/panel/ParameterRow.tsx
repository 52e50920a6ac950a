import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SourceRow } from '../../../core/scene/sources.ts';
import { tweak } from '../../state/actions.ts';
import { markedParameter, unitOf } from '../../words/marked.ts';
import { panelWords } from '../../words/panelWords.ts';
import { appWords } from '../../words/appWords.ts';
import { useLanguage } from '../context.ts';
import { ControlRow, useEdit } from './ControlRow.tsx';
import { MarkedNumber, MadeUpLink } from '../parts/MadeUpMark.tsx';
import { NumberField } from './NumberField.tsx';
import { positionOf, shareOf, sliderOf, valueAt } from './scale.ts';

/** One invented number: slider and field, its unit, mark and reason, and the way back to what the scene says. */
export function ParameterRow({ row, written }: { row: SourceRow; written: number }): JSX.Element {
  const language = useLanguage();
  const { slider, number, madeUp } = appWords(language);
  const id = useId();
  const changing = useEdit();
  const { facts, path, value, grounds, tweakedFrom } = row;
  const name = facts.label[language];
  const marked = (amount: number) => markedParameter(facts.quantity, amount, language);
  const range = sliderOf(facts);
  const slide = (next: number): void => {
    if (next !== value) changing.attempt(tweak(path, next));
  };

  return (
    <ControlRow
      path={path}
      id={id}
      name={name}
      mark={<MadeUpLink path={path} name={name} />}
      why={grounds[language]}
      whyLanguage={grounds.en === grounds.ko ? '' : language}
      note={tweakedFrom === undefined ? undefined : panelWords(language).tweakedFrom(marked(tweakedFrom).spoken)}
      edit={changing}
      written={value === written ? undefined : <MarkedNumber value={marked(written)} row={path} />}
    >
      <div class="parameter-body">
        <div
          class="slide"
          style={{ '--at': String(shareOf(value, facts)), '--written': String(shareOf(written, facts)) }}
        >
          <input
            type="range"
            aria-label={slider(name)}
            aria-valuetext={marked(value).spoken}
            aria-describedby={`${id}-why`}
            min={range.min}
            max={range.max}
            step={range.step}
            value={positionOf(value, facts)}
            onInput={(event) => slide(valueAt(event.currentTarget.valueAsNumber, facts, value))}
            onPointerUp={changing.settle}
            onBlur={changing.settle}
          />
          <i class="written" aria-hidden="true" />
        </div>
        <span class="number-field">
          <NumberField id={id} label={number(name)} path={path} value={value} facts={facts} edit={changing} />
          <span class="unit" id={`${id}-unit`}>
            {unitOf(facts.quantity, language)}
            <span class="hidden">, {madeUp}</span>
          </span>
        </span>
      </div>
    </ControlRow>
  );
}
