import type { JSX } from 'preact';
import { VOICES, type Voice } from '../../state/appState.ts';
import { textViewWords } from '../../words/textViewWords.ts';
import { useAppState, useDispatch, useLanguage } from '../context.ts';

/** What screen readers hear while the animation plays. */
export function VoiceSetting(): JSX.Element {
  const text = textViewWords(useLanguage());
  const voice = useAppState((state) => state.voice);
  const dispatch = useDispatch();
  const nameOf = (one: Voice): string =>
    one === 'off' ? text.voiceOff : one === 'beats' ? text.voiceBeats : text.voiceEvery(one);
  return (
    <label class="text-view-voice">
      <span>{text.sayAloud}</span>
      <select
        value={String(voice)}
        onChange={({ currentTarget }) => {
          const chosen = VOICES.find((one) => String(one) === currentTarget.value) ?? voice;
          dispatch((state) => ({ ...state, voice: chosen }));
        }}
      >
        {VOICES.map((one) => (
          <option key={one} value={String(one)} selected={one === voice}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
