import type { BuiltIn } from '../../screen/state/builtIn.ts';

/** What outlives each evaluation. */
export type KeptScenes = { scenes?: BuiltIn[] };

const listeners = new Set<() => void>();

/**
 * In development the table of scenes is evaluated anew whenever one of its files is saved. `kept` is the same object each
 * time: the first table takes over what the new one says, so that whoever holds it has the scenes as they are.
 */
export function keepScenes(scenes: readonly BuiltIn[], kept: KeptScenes): void {
  if (kept.scenes === undefined) {
    kept.scenes = scenes as BuiltIn[];
    return;
  }
  kept.scenes.splice(0, kept.scenes.length, ...scenes);
  for (const listener of listeners) listener();
}

/** Calls `listener` after scenes were saved; gives what stops that. Never called where the app is built. */
export function onScenesEdited(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
