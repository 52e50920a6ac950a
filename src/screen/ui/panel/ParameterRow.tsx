import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SourceRow } from '../../../core/scene/sources.ts';
import { tweak } from '../../state/actions.ts';
import { markedParameter, unitOf } from '../../words/marked.ts';
import { panelWords } from '../../words/panelWords.ts';
import { appWords } from '../../words/appWords.ts';
import { useLanguage } from '../context.ts';
import { ControlRow, useEdit } from './ControlRow.tsx';
import { MadeUpLink } from '../parts/MadeUpMark.tsx';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';
import { NumberField } from './NumberField.tsx';
import { positionOf, shareOf, sliderOf, valueAt } from './scale.ts';

/** A made-up number: slider, field, unit, mark, reason, and the reset to the file's value. */
export function ParameterRow({ row, written }: { row: SourceRow; written: number }): JSX.Element {
  const language = useLanguage();
  const { slider, number, madeUp } = appWords(language);
  const id = useId();
  const edit = useEdit();
  const { facts, path, value, grounds, tweakedFrom } = row;
  const name = facts.label[language];
  const marked = (amount: number) => markedParameter(facts.quantity, amount, language);
  const range = sliderOf(facts);
  const slide = (next: number): void => {
    if (next !== value) edit.attempt(tweak(path, next));
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
      edit={edit}
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
            onPointerUp={edit.settle}
            onBlur={edit.settle}
          />
          <i class="written" aria-hidden="true" />
        </div>
        <span class="number-field">
          <NumberField id={id} label={number(name)} path={path} value={value} facts={facts} edit={edit} />
          <span class="unit" id={`${id}-unit`}>
            {unitOf(facts.quantity, language)}
            <span class="hidden">, {madeUp}</span>
          </span>
        </span>
      </div>
    </ControlRow>
  );
}
