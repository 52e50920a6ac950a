import type { FineBands } from '../../core/analysis/bands.ts';
import type { Gain } from '../../core/analysis/proof.ts';
import type { Program } from '../../core/model/program.ts';
import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Survey } from '../../core/trace/survey.ts';
import type { Trace } from '../../core/trace/trace.ts';
import type { TraceIndex } from '../../core/trace/traceIndex.ts';
import type { GroupWaits } from '../../screen/picture/groupWaits.ts';

/** Requests the run of a scene or the proof of its bottleneck. A request with a later number cancels all earlier ones. */
export type WorkerRequest =
  | { readonly what: 'run' | 'prove'; readonly request: number; readonly scene: Scene }
  | { readonly what: 'stop'; readonly request: number };

/** A run with derived data that the page needs at once, computed in the worker because it takes long for large runs. */
export type FinishedRun = {
  readonly trace: Omit<Trace, 'program'>;
  /** Undefined: the program of this worker's previous finished run. */
  readonly program: Program | undefined;
  readonly index: TraceIndex;
  readonly survey: Survey;
  readonly bands: FineBands | undefined;
  /** Only for clusters of many groups, whose picture shows what waits at each group. */
  readonly groupWaits: GroupWaits | undefined;
  readonly hash: string;
};

export type RunReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly request: number; readonly progress: number }
  | ({ readonly kind: 'done'; readonly request: number } & FinishedRun)
  | { readonly kind: 'proved'; readonly request: number; readonly gains: readonly Gain[] | undefined }
  | { readonly kind: 'refused'; readonly request: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly request: number; readonly message: string };
