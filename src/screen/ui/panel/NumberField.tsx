import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readTypedNumber } from '../../../core/base/typedNumber.ts';
import type { NumberFacts } from '../../../core/scene/quantity.ts';
import { typedProblem } from '../../../core/scene/typedTweak.ts';
import { tweak } from '../../state/actions.ts';
import { dropGesture } from '../../state/history.ts';
import { isOwnUnit } from '../../words/ownUnit.ts';
import type { Edit } from './ControlRow.tsx';
import { isComposing } from '../keyboard/keyboard.ts';
import { stepFrom } from './scale.ts';

type NumberFieldProps = {
  id: string;
  label: string;
  path: string;
  value: number;
  facts: NumberFacts;
  edit: Edit;
};

/**
 * A field for a number. The typed text stays until the field is left; an invalid entry is reported, and the number returns to its
 * value before the entry. A text field, since `type="number"` drops a decimal comma before the app can read it.
 */
export function NumberField({ id, label, path, value, facts, edit }: NumberFieldProps): JSX.Element {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const type = (text: string): void => {
    if (draft === undefined) edit.settle();
    setDraft(text);
    const read = readTypedNumber(text, (rest) => isOwnUnit(facts.quantity, rest));
    if ('why' in read) edit.refuse(typedProblem(path, text, read, facts.quantity), dropGesture(path));
    else edit.attempt(tweak(path, read.value), dropGesture(path));
  };
  const step = (direction: 1 | -1): void => {
    setDraft(undefined);
    edit.attempt(tweak(path, stepFrom(value, direction, facts)));
  };
  const leave = (): void => {
    setDraft(undefined);
    edit.settle();
  };
  return (
    <input
      type="text"
      inputMode="decimal"
      role="spinbutton"
      autocomplete="off"
      spellcheck={false}
      aria-label={label}
      aria-describedby={`${id}-unit ${id}-why ${id}-wrong`}
      aria-invalid={edit.refused !== undefined}
      aria-valuemin={facts.min}
      aria-valuemax={facts.max}
      aria-valuenow={value}
      value={draft ?? String(value)}
      onInput={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === 'Enter' || event.key === 'Escape') leave();
        const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
        if (direction === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        step(direction);
      }}
    />
  );
}
