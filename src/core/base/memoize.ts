import { atOnce, type Steps } from './steps.ts';

/**
 * Much of what each frame needs is a function of a run, a network or a scene, which never change. So it is computed once and kept
 * for as long as that object lives.
 *
 * One argument: `const outlineOf = memoize((network: Network) => …)`. Two objects:
 * `memoize((from: Scene) => memoize((to: Scene) => …))`. An object and a string or number:
 * `memoize((network) => memoizeByKey((name) => …))`.
 *
 * Arguments are compared by identity, so an object must not be changed after it has been passed.
 */
export type Memoized<Of, Made> = {
  (of: Of): Made;
  /** Stores a result that was computed elsewhere, such as in a worker. */
  readonly give: (of: Of, made: Made) => void;
};

/** `make`, called once per object. Results are held weakly, by the object. */
export function memoize<Of extends object, Made>(make: (of: Of) => Made): Memoized<Of, Made> {
  return memoizeIn(new WeakMap<Of, Made>(), make);
}

/** `make`, called once per key. Results are kept as long as the returned function, so there must be few keys. */
export function memoizeByKey<Key extends string | number, Made>(make: (key: Key) => Made): Memoized<Key, Made> {
  return memoizeIn(new Map<Key, Made>(), make);
}

type Cache<Of, Made> = {
  readonly get: (of: Of) => Made | undefined;
  readonly has: (of: Of) => boolean;
  readonly set: (of: Of, made: Made) => unknown;
};

function memoizeIn<Of, Made>(cache: Cache<Of, Made>, make: (of: Of) => Made): Memoized<Of, Made> {
  const memoized = (of: Of): Made => {
    const known = cache.get(of);
    if (known !== undefined || cache.has(of)) return known as Made;
    const made = make(of);
    cache.set(of, made);
    return made;
  };
  return Object.assign(memoized, { give: (of: Of, made: Made) => void cache.set(of, made) });
}

export type MemoizedSteps<Of, Made> = Memoized<Of, Made> & {
  /** The same in steps; no steps if the result is known. */
  readonly inSteps: (of: Of) => Steps<Made>;
};

/**
 * `memoize` for long work, run in steps or in one go. It is done once, however many callers there are: each step of any caller
 * advances the same work.
 */
export function memoizeSteps<Of extends object, Made>(work: (of: Of) => Steps<Made>): MemoizedSteps<Of, Made> {
  const known = new WeakMap<Of, { readonly made: Made }>();
  const underWay = new WeakMap<Of, Steps<Made>>();
  function* inSteps(of: Of): Steps<Made> {
    for (;;) {
      const done = known.get(of);
      if (done !== undefined) return done.made;
      const steps = underWay.get(of) ?? work(of);
      // After an error, the next caller starts the work again.
      underWay.delete(of);
      const next = steps.next();
      if (next.done === true) known.set(of, { made: next.value });
      else {
        underWay.set(of, steps);
        yield next.value;
      }
    }
  }
  return Object.assign(atOnce(inSteps), { inSteps, give: (of: Of, made: Made) => void known.set(of, { made }) });
}
