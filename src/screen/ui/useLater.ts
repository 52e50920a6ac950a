import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** About a frame of the display, in milliseconds. */
const LATER = 17;

/**
 * `value` as it was a moment ago: what is costly to make of it follows the picture, in a task of its own. Of values that come faster,
 * some are passed over.
 */
export function useLater<Value>(value: Value): Value {
  const [later, set] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  useLayoutEffect(() => {
    // No effect after painting: that would ask a page at rest for a frame.
    if (later !== value) setTimeout(() => set(() => latest.current), LATER);
  }, [value]);
  return later;
}
