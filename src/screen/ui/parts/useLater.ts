import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useUi } from '../context.ts';

/**
 * `value` as it was a moment ago: what is costly to make of it follows the picture, in a task of its own. Of values that come faster,
 * some are passed over. At first it is `first`.
 */
export function useLater<Value>(value: Value, first = value): Value {
  const { effects } = useUi();
  const [later, set] = useState(first);
  const latest = useRef(value);
  latest.current = value;
  useLayoutEffect(() => {
    if (later !== value) effects.later(() => set(() => latest.current));
  }, [value]);
  return later;
}
