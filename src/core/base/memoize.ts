import { inOneGo, type Steps } from './steps.ts';

/**
 * Why: much of what is asked for at every frame is a function of a run, a network or a scene, which never change. It is made once
 * and kept for as long as that object lives.
 *
 * How: `const outlineOf = memoize((network: Network) => …)`. With a second argument that is an object too, a function of functions,
 * `memoize((from: Scene) => memoize((to: Scene) => …))`; with one that is a word, `memoize((network) => memoizeByKey((name) => …))`.
 *
 * Key idea: arguments are told apart by identity, so they must not be changed once they have been asked about.
 */
export type Memoized<Of, Made> = {
  (of: Of): Made;
  /** Keeps a result that was made elsewhere, as by a worker. */
  readonly give: (of: Of, made: Made) => void;
};

/** `make`, called once for each object. What it made is kept weakly: it goes with the object. */
export function memoize<Of extends object, Made>(make: (of: Of) => Made): Memoized<Of, Made> {
  return memoizeIn(new WeakMap<Of, Made>(), make);
}

/** `make`, called once for each key: one of few, since what it made is kept as long as the function. */
export function memoizeByKey<Key extends string | number, Made>(make: (key: Key) => Made): Memoized<Key, Made> {
  return memoizeIn(new Map<Key, Made>(), make);
}

/** The same for what is made in steps: with pauses where it is asked for `inSteps`, else in one go. Whatever made it, it is made once. */
export type MemoizedSteps<Of, Made> = Memoized<Of, Made> & { readonly inSteps: (of: Of) => Steps<Made> };

export function memoizeSteps<Of extends object, Made>(make: (of: Of) => Steps<Made>): MemoizedSteps<Of, Made> {
  const cache = new WeakMap<Of, Made>();
  return Object.assign(
    memoizeIn(cache, (of) => inOneGo(make(of))),
    {
      *inSteps(of: Of): Steps<Made> {
        const made = cache.has(of) ? cache.get(of)! : yield* make(of);
        cache.set(of, made);
        return made;
      },
    },
  );
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
