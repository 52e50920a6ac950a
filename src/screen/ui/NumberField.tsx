import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { NumberFacts } from '../../core/scene/quantity.ts';
import { tweak } from '../state/actions.ts';
import type { Changing } from './ControlRow.tsx';

type NumberFieldProps = {
  id: string;
  label: string;
  path: string;
  value: number;
  facts: NumberFacts;
  changing: Changing;
};

/** A number to type. What is typed stays as it is until the field is left; a wrong entry is told and changes nothing. */
export function NumberField({ id, label, path, value, facts, changing }: NumberFieldProps): JSX.Element {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const type = (text: string): void => {
    setDraft(text);
    if (text === '') changing.refuse('notANumber');
    else if (Number(text) !== value) changing.attempt(tweak(path, Number(text)));
  };
  const leave = (): void => {
    setDraft(undefined);
    changing.settle();
  };
  return (
    <input
      type="number"
      aria-label={label}
      aria-describedby={`${id}-unit ${id}-why ${id}-wrong`}
      aria-invalid={changing.refused !== undefined}
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
  );
}
