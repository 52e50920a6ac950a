import type { JSX } from 'preact';
import { wayNow } from '../../describe/ways.ts';
import { useAppState } from '../context.ts';

/** Names the way of a sequence that runs now, above the title; empty where a scene has no several ways. */
export function Now(): JSX.Element | null {
  const text = useAppState(({ run, time, language }) => run && wayNow(run.scene, run.reader.trace, time, language));
  return text === undefined ? null : <p class="way-now">{text}</p>;
}
