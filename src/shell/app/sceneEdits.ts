import type { BuiltIn } from '../../screen/state/builtIn.ts';

/** Data that survives hot reloads of the scenes module. */
export type KeptScenes = { scenes?: BuiltIn[] };

const listeners = new Set<() => void>();

/**
 * In development the scenes module is evaluated again whenever a scene file is saved. This copies the new scenes into the first array,
 * which other modules hold. `kept` is the same object each time.
 */
export function keepScenes(scenes: readonly BuiltIn[], kept: KeptScenes): void {
  if (kept.scenes === undefined) {
    kept.scenes = scenes as BuiltIn[];
    return;
  }
  kept.scenes.splice(0, kept.scenes.length, ...scenes);
  for (const listener of listeners) listener();
}

/** Calls `listener` after scene files were saved; only in development. Returns the unsubscribe function. */
export function onScenesEdited(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
