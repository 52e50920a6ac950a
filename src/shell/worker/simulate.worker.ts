import { fineBands } from '../../core/analysis/bands.ts';
import { measuredRunInSteps } from '../../core/analysis/measuredRun.ts';
import { proveInSlices } from '../../core/analysis/proof.ts';
import { inSlices } from '../../core/base/steps.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { SceneError } from '../../core/scene/problem.ts';
import { createProgramSender, memoizeProgram } from '../../core/sim/knownProgram.ts';
import { warmUp } from '../../core/sim/warmUp.ts';
import { buffersOf } from '../../core/trace/transfer.ts';
import { groupCount, groupWaits, MOST_PLATED } from '../../screen/picture/groupWaits.ts';
import { createPause, Outdated } from '../time/slices.ts';
import { WORKER_SLICE } from '../time/waits.ts';
import type { RunReply, WorkerRequest } from './protocol.ts';

/** The latest request's number. Between slices of work the worker receives newer requests and cancels older ones. */
let latest = 0;

const build = memoizeProgram();
const programSender = createProgramSender();

const reply = (message: RunReply, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });

/** The pause between slices of a request's work: reports progress; rejects if a newer request has arrived. */
function pauseFor(request: number, report: (progress: number) => void): (progress?: number) => Promise<void> {
  return createPause(WORKER_SLICE, report, () => latest === request);
}

async function answer(asked: WorkerRequest): Promise<void> {
  latest = asked.request;
  if (asked.what === 'run') await run(asked.request, asked.scene);
  else if (asked.what === 'prove') await prove(asked.request, asked.scene);
}

async function prove(request: number, scene: Scene): Promise<void> {
  try {
    const pause = pauseFor(request, () => undefined);
    reply({ kind: 'proved', request, gains: await proveInSlices(scene, pause) });
  } catch (error) {
    // A doubled resource may take the run past a limit.
    if (!(error instanceof Outdated)) reply({ kind: 'proved', request, gains: undefined });
  }
}

async function run(request: number, scene: Scene): Promise<void> {
  try {
    const report = (progress: number): void => reply({ kind: 'progress', request, progress });
    // Reply at once: the page replaces a worker that doesn't.
    report(0);
    const { reader, hash } = await inSlices(measuredRunInSteps(scene, build), pauseFor(request, report));
    const { index, survey } = reader;
    const { program, ...rest } = reader.trace;
    const waits = groupCount(rest.network) > MOST_PLATED ? groupWaits(reader) : undefined;
    const made = {
      trace: rest,
      program: programSender.toSend(program),
      index,
      survey,
      bands: fineBands(reader),
      groupWaits: waits,
    };
    reply({ kind: 'done', request, ...made, hash }, buffersOf(made));
  } catch (error) {
    if (error instanceof Outdated) return;
    if (error instanceof SceneError) {
      reply({ kind: 'refused', request, problems: error.problems });
      return;
    }
    programSender.forget();
    reply({ kind: 'failed', request, message: String(error) });
  }
}

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => void answer(event.data));
reply({ kind: 'ready' });
// Compiles the hot code while the page is loading, before the first request.
warmUp();
