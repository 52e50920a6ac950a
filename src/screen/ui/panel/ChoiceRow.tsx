import type { JSX } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import type { Language } from '../../../core/base/text.ts';
import type { ChoiceValue } from '../../../core/scene/choices.ts';
import type { ChoiceRow as Row } from '../../../core/scene/controls.ts';
import type { Problem } from '../../../core/scene/problem.ts';
import { refusedOptions } from '../../../core/scene/refusals.ts';
import { tweak } from '../../state/actions.ts';
import { panelWords } from '../../words/panelWords.ts';
import { refusalText } from '../../words/refusalWords.ts';
import { useAppState, useLanguage } from '../context.ts';
import { ControlRow, useEdit } from './ControlRow.tsx';

/** A choice of the scene: a switch for a boolean, a select for anything else. */
export function ChoiceRow({ row, written }: { row: Row; written: ChoiceValue }): JSX.Element {
  const language = useLanguage();
  const id = useId();
  const edit = useEdit();
  const { path, value, label, help } = row;
  const { refused, isFocused, focus, hover } = useRefusedOptions(row);
  const choose = (next: ChoiceValue): void => {
    // The list below gives the reason. Where a click does not focus, as in Safari, the attempt reports the problem.
    if (isFocused && refused?.has(next) === true) return;
    edit.attempt(tweak(path, next));
    edit.settle();
  };
  const field = {
    'aria-labelledby': `${id}-name`,
    'aria-describedby': `${id}-why ${id}-wrong ${id}-refused`,
    ...focus,
  };
  return (
    <ControlRow
      path={path}
      id={id}
      name={label[language]}
      why={help[language]}
      edit={edit}
      written={value === written ? undefined : labelOf(row, written, language)}
    >
      {typeof value === 'boolean' ? (
        <Switch row={row} value={value} refused={refused} field={field} hover={hover} onChoose={choose} />
      ) : (
        <Select row={row} value={value} refused={refused} field={field} hover={hover} onChoose={choose} />
      )}
      {isFocused && refused !== undefined && refused.size > 0 && (
        <RefusedList id={`${id}-refused`} row={row} refused={refused} />
      )}
    </ControlRow>
  );
}

type Refused = ReadonlyMap<ChoiceValue, Problem>;
type FocusHandlers = { readonly onFocus: () => void; readonly onBlur: () => void };
type HoverHandlers = { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void };
type RefusedOptions = {
  readonly refused: Refused | undefined;
  readonly isFocused: boolean;
  readonly focus: FocusHandlers;
  readonly hover: HoverHandlers;
};

/**
 * The options that the scene refuses. Each costs a check of the scene, so they are looked for only while the control is hovered
 * or focused. The reasons are listed on focus alone: on hover they would push the rows below around.
 */
function useRefusedOptions(row: Row): RefusedOptions {
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const scene = useAppState((state) => (isHovered || isFocused ? state.scene : undefined));
  const refused = useMemo(() => scene && refusedOptions(scene, row), [scene]);
  return {
    refused,
    isFocused,
    focus: { onFocus: () => setFocused(true), onBlur: () => setFocused(false) },
    hover: { onPointerEnter: () => setHovered(true), onPointerLeave: () => setHovered(false) },
  };
}

type FieldProps<Value extends ChoiceValue> = {
  row: Row;
  value: Value;
  refused: Refused | undefined;
  field: FocusHandlers & { readonly 'aria-labelledby': string; readonly 'aria-describedby': string };
  hover: HoverHandlers;
  onChoose: (next: ChoiceValue) => void;
};

function Switch({ row, value, refused, field, hover, onChoose }: FieldProps<boolean>): JSX.Element {
  return (
    <label class="switch" {...hover}>
      <input
        type="checkbox"
        role="switch"
        {...field}
        aria-disabled={refused?.has(!value)}
        checked={value}
        onChange={(event) => {
          onChoose(event.currentTarget.checked);
          // If the choice is refused, the box shows the scene's value again.
          event.currentTarget.checked = value;
        }}
      />
      <span aria-hidden="true">{labelOf(row, value, useLanguage())}</span>
    </label>
  );
}

function Select({ row, value, refused, field, hover, onChoose }: FieldProps<string>): JSX.Element {
  const language = useLanguage();
  return (
    <select
      class="select"
      {...hover}
      {...field}
      value={value}
      onChange={(event) => {
        onChoose(event.currentTarget.value);
        event.currentTarget.value = value;
      }}
    >
      {row.options.map((option) => (
        <option
          key={String(option.value)}
          value={String(option.value)}
          selected={option.value === value}
          disabled={refused?.has(option.value)}
        >
          {option.label[language]}
        </option>
      ))}
    </select>
  );
}

function RefusedList({ id, row, refused }: { id: string; row: Row; refused: Refused }): JSX.Element {
  const language = useLanguage();
  return (
    <ul class="refused" id={id} aria-label={panelWords(language).notHere}>
      {[...refused].map(([option, problem]) => (
        <li key={String(option)}>
          {labelOf(row, option, language)}: {refusalText(problem, row.path, language)}
        </li>
      ))}
    </ul>
  );
}

function labelOf({ options }: Row, value: ChoiceValue, language: Language): string {
  return options.find((option) => option.value === value)?.label[language] ?? '';
}
