import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { dropGesture } from '../../state/history.ts';
import { reseed, seedAfter } from '../../state/tweaking.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useLanguage } from '../context.ts';
import { ControlRow, useEdit } from './ControlRow.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { NextIcon } from '../parts/icons.tsx';
import { isComposing } from '../keyboard/keyboard.ts';

/** The seed: a text field and a button for the next seed. The next one is not random, so runs can be repeated. */
export function SeedRow({ seed, written }: { seed: string; written: string }): JSX.Element {
  const { seed: name, seedWhy, nextSeed } = panelWords(useLanguage());
  const id = useId();
  const edit = useEdit();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const leave = (): void => {
    setDraft(undefined);
    edit.settle();
  };
  return (
    <ControlRow
      path="seed"
      id={id}
      name={name}
      why={seedWhy}
      edit={edit}
      written={seed === written ? undefined : <span class="number">{written}</span>}
    >
      <div class="seed">
        <input
          class="text-field"
          type="text"
          spellcheck={false}
          autocomplete="off"
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-why ${id}-wrong`}
          aria-invalid={edit.refused !== undefined}
          value={draft ?? seed}
          onInput={(event) => {
            if (draft === undefined) edit.settle();
            setDraft(event.currentTarget.value);
            edit.attempt(reseed(event.currentTarget.value), dropGesture('seed'));
          }}
          onBlur={leave}
          onKeyDown={(event) => {
            if (!isComposing(event) && (event.key === 'Enter' || event.key === 'Escape')) leave();
          }}
        />
        <IconButton
          label={nextSeed}
          onClick={() => {
            edit.attempt(reseed(seedAfter(seed)));
            edit.settle();
          }}
        >
          <NextIcon />
        </IconButton>
      </div>
    </ControlRow>
  );
}
