import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Trace } from '../../core/trace/trace.ts';

/** Asks for the run of a scene. A request with a later number ends all earlier ones. */
export type RunRequest = { readonly request: number; readonly scene: Scene };

export type RunReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly request: number; readonly progress: number }
  | { readonly kind: 'done'; readonly request: number; readonly trace: Trace; readonly hash: string }
  | { readonly kind: 'refused'; readonly request: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly request: number; readonly message: string };
