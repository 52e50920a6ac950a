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

/** Simulates off the page's thread. Between slices it hears of newer requests and gives up older ones. */
let latest = 0;

const build = memoizeProgram();
const programSender = createProgramSender();

const reply = (message: RunReply, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });

/** What slices of work await: so they hear of newer requests, and say how far they have come. */
function listener(request: number, tell: (progress: number) => void): (progress?: number) => Promise<void> {
  return createPause(WORKER_SLICE, tell, () => latest === request);
}

async function answer(asked: WorkerRequest): Promise<void> {
  latest = asked.request;
  if (asked.what === 'run') await run(asked.request, asked.scene);
  else if (asked.what === 'prove') await prove(asked.request, asked.scene);
}

async function prove(request: number, scene: Scene): Promise<void> {
  try {
    const listen = listener(request, () => undefined);
    reply({ kind: 'proved', request, gains: await proveInSlices(scene, listen) });
  } catch (error) {
    // A change may take the run past a limit.
    if (!(error instanceof Outdated)) reply({ kind: 'proved', request, gains: undefined });
  }
}

async function run(request: number, scene: Scene): Promise<void> {
  try {
    const tell = (progress: number): void => reply({ kind: 'progress', request, progress });
    // The page takes a worker that says nothing for one that hears nothing.
    tell(0);
    const { reader, hash } = await inSlices(measuredRunInSteps(scene, build), listener(request, tell));
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
// While the page still loads: the first run that a viewer asks for is the one with nothing compiled.
warmUp();
