import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SourceRow } from '../../../core/scene/sources.ts';
import { tweak } from '../../state/actions.ts';
import { panelWords } from '../../words/panelWords.ts';
import { plainNumber } from '../../words/plainNumber.ts';
import { appWords } from '../../words/appWords.ts';
import { useLanguage } from '../context.ts';
import { ControlRow, useEdit } from './ControlRow.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { MinusIcon, PlusIcon } from '../parts/icons.tsx';
import { NumberField } from './NumberField.tsx';

/** A count chosen by the scene's author: a field with buttons for one step down and up. */
export function CountRow({ row, written }: { row: SourceRow; written: number }): JSX.Element {
  const language = useLanguage();
  const { chosen, chosenWhy, fewer, moreOf, tweakedFromCount } = panelWords(language);
  const id = useId();
  const edit = useEdit();
  const { facts, path, value, tweakedFrom } = row;
  const name = facts.label[language];
  const step = (by: number): void => edit.attempt(tweak(path, value + by));
  return (
    <ControlRow
      path={path}
      id={id}
      name={name}
      mark={<span class="origin">{chosen}</span>}
      why={chosenWhy}
      note={tweakedFrom === undefined ? undefined : tweakedFromCount(plainNumber(tweakedFrom))}
      edit={edit}
      written={value === written ? undefined : <span class="number">{plainNumber(written)}</span>}
    >
      <div class="stepper" role="group" aria-labelledby={`${id}-name`}>
        <IconButton
          label={fewer(name)}
          disabled={value - facts.step < facts.min}
          onClick={() => step(-facts.step)}
          onBlur={edit.settle}
        >
          <MinusIcon />
        </IconButton>
        <span class="number-field">
          <NumberField
            id={id}
            label={appWords(language).number(name)}
            path={path}
            value={value}
            facts={facts}
            edit={edit}
          />
        </span>
        <IconButton
          label={moreOf(name)}
          disabled={value + facts.step > facts.max}
          onClick={() => step(facts.step)}
          onBlur={edit.settle}
        >
          <PlusIcon />
        </IconButton>
      </div>
    </ControlRow>
  );
}
