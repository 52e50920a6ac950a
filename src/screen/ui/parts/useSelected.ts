import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Store } from '../../state/store.ts';

/**
 * Subscribes the component to `select(value)`: it renders again only when that changes, so components that don't select the
 * time don't render while the animation plays. `select` must return a primitive or a part of the value (compared by Object.is).
 */
export function useSelected<State, Part>(store: Store<State>, select: (state: State) => Part): Part {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const part = select(store.get());
  const shown = useRef({ select, part });
  shown.current = { select, part };
  useLayoutEffect(() => {
    const look = (): void => {
      const { select: latest, part: before } = shown.current;
      if (!Object.is(latest(store.get()), before)) rerender(undefined);
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return part;
}
