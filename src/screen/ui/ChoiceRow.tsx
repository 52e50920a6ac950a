import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ChoiceValue } from '../../core/scene/choices.ts';
import type { ChoiceRow as Row } from '../../core/scene/controls.ts';
import { tweak } from '../state/actions.ts';
import { useLanguage } from './context.ts';
import { ControlRow, useChanging } from './ControlRow.tsx';

/** One choice of the scene: a switch for yes and no, a list for anything else. */
export function ChoiceRow({ row, written }: { row: Row; written: ChoiceValue }): JSX.Element {
  const language = useLanguage();
  const id = useId();
  const changing = useChanging();
  const { path, value, options, label, help } = row;
  const labelOf = (one: ChoiceValue): string => options.find((option) => option.value === one)?.label[language] ?? '';
  const choose = (next: ChoiceValue): void => {
    changing.attempt(tweak(path, next));
    changing.settle();
  };
  const about = { 'aria-labelledby': `${id}-name`, 'aria-describedby': `${id}-why ${id}-wrong` };
  return (
    <ControlRow
      path={path}
      id={id}
      name={label[language]}
      why={help[language]}
      changing={changing}
      written={value === written ? undefined : labelOf(written)}
    >
      {typeof value === 'boolean' ? (
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            {...about}
            checked={value}
            onChange={(event) => {
              const next = event.currentTarget.checked;
              choose(next);
              // A refused choice leaves the box as the scene has it.
              event.currentTarget.checked = value;
            }}
          />
          <span aria-hidden="true">{labelOf(value)}</span>
        </label>
      ) : (
        <select
          class="select"
          {...about}
          value={value}
          onChange={(event) => {
            choose(event.currentTarget.value);
            event.currentTarget.value = value;
          }}
        >
          {options.map((option) => (
            <option key={String(option.value)} value={String(option.value)} selected={option.value === value}>
              {option.label[language]}
            </option>
          ))}
        </select>
      )}
    </ControlRow>
  );
}
