import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Store } from '../../state/store.ts';

/**
 * What `select` makes of the store's value. The component is drawn again only where that differs, so one that does not
 * select the time stays still while the animation plays. `select` gives a primitive or a part of the value itself.
 */
export function useSelected<State, Part>(store: Store<State>, select: (state: State) => Part): Part {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const part = select(store.get());
  const shown = useRef({ select, part });
  shown.current = { select, part };
  useLayoutEffect(() => {
    const look = (): void => {
      const { select: latest, part: before } = shown.current;
      if (!Object.is(latest(store.get()), before)) drawAgain(undefined);
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return part;
}
