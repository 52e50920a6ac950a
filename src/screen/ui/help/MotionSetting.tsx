import type { JSX } from 'preact';
import type { Motion } from '../../state/appState.ts';
import { chooseMotion } from '../../state/motion.ts';
import { useAppState, useDispatch, useWords } from '../context.ts';

/** Full or reduced motion. Until the user chooses, the system's setting applies. */
export function MotionSetting(): JSX.Element {
  const { motion, motionFull, motionLess, motionWhy } = useWords();
  const current = useAppState((state) => state.motion);
  const dispatch = useDispatch();
  const names: Readonly<Record<Motion, string>> = { full: motionFull, less: motionLess };
  return (
    <fieldset class="motion">
      <legend>{motion}</legend>
      {(['full', 'less'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="motion" checked={one === current} onChange={() => dispatch(chooseMotion(one))} />
          {names[one]}
        </label>
      ))}
      <p class="quiet-text">{motionWhy}</p>
    </fieldset>
  );
}
