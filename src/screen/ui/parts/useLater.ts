import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useUi } from '../context.ts';

/**
 * A deferred copy of `value` for costly work: it follows in a task after the frame that draws the picture. Values that
 * change faster than tasks run are skipped. The first render returns `first`.
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
