import type { JSX } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import type { ChoiceValue } from '../../../core/scene/choices.ts';
import type { ChoiceRow as Row } from '../../../core/scene/controls.ts';
import { refusedOptions } from '../../../core/scene/refusals.ts';
import { tweak } from '../../state/actions.ts';
import { panelWords } from '../../words/panelWords.ts';
import { refusalText } from '../../words/refusalWords.ts';
import { useAppState, useLanguage } from '../context.ts';
import { ControlRow, useEdit } from './ControlRow.tsx';

/** One choice of the scene: a switch for yes and no, a list for anything else. */
export function ChoiceRow({ row, written }: { row: Row; written: ChoiceValue }): JSX.Element {
  const language = useLanguage();
  const id = useId();
  const changing = useEdit();
  const { path, value, options, label, help } = row;
  const labelOf = (one: ChoiceValue): string => options.find((option) => option.value === one)?.label[language] ?? '';
  const [isNear, setNear] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const scene = useAppState((state) => (isNear || isHeld ? state.scene : undefined));
  // What the scene refuses is found when someone is about to choose: it costs a check an option. Why is told to who holds the choice
  // alone: what a passing pointer showed would push the rows below about.
  const refused = useMemo(() => scene && refusedOptions(scene, row), [scene]);
  const choose = (next: ChoiceValue): void => {
    // The list below says why; where a click gives no focus, as in Safari, the attempt does.
    if (isHeld && refused?.has(next) === true) return;
    changing.attempt(tweak(path, next));
    changing.settle();
  };
  const about = {
    'aria-labelledby': `${id}-name`,
    'aria-describedby': `${id}-why ${id}-wrong ${id}-refused`,
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  const pointed = {
    onPointerEnter: () => setNear(true),
    onPointerLeave: () => setNear(false),
  };
  return (
    <ControlRow
      path={path}
      id={id}
      name={label[language]}
      why={help[language]}
      edit={changing}
      written={value === written ? undefined : labelOf(written)}
    >
      {typeof value === 'boolean' ? (
        <label class="switch" {...pointed}>
          <input
            type="checkbox"
            role="switch"
            {...about}
            aria-disabled={refused?.has(!value)}
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
          {...pointed}
          {...about}
          value={value}
          onChange={(event) => {
            choose(event.currentTarget.value);
            event.currentTarget.value = value;
          }}
        >
          {options.map((option) => (
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
      )}
      {isHeld && refused !== undefined && refused.size > 0 && (
        <ul class="refused" id={`${id}-refused`} aria-label={panelWords(language).notHere}>
          {[...refused].map(([option, problem]) => (
            <li key={String(option)}>
              {labelOf(option)}: {refusalText(problem, path, language)}
            </li>
          ))}
        </ul>
      )}
    </ControlRow>
  );
}
