import { fineBands } from '../../core/analysis/bands.ts';
import { type MeasuredRun, measuredRunInSteps } from '../../core/analysis/measuredRun.ts';
import { inSlices } from '../../core/base/steps.ts';
import type { Program } from '../../core/model/program.ts';
import { memoizeProgram } from '../../core/sim/knownProgram.ts';
import { TraceReader } from '../../core/trace/reader.ts';
import { groupWaits } from '../../screen/picture/groupWaits.ts';
import type { FinishedRun } from '../worker/protocol.ts';
import type { Job } from './workerClient.ts';

/**
 * Simulation of a scene as a job for a worker.
 *
 * The program is most of a run's size and a third of its time, and a tweak of rates does not change it (src/core/sim/knownProgram.ts).
 * So a worker sends a program only once: a run without one has the program of that worker's previous run. The page must therefore read
 * every finished run, even of outdated requests.
 */
export function createRunJob(): Job<MeasuredRun> {
  const build = memoizeProgram();
  return {
    what: 'run',
    here: (scene, pause) => inSlices(measuredRunInSteps(scene, build), pause),
    createReader: () => {
      let last: Program | undefined;
      return (reply) => {
        if (reply.kind !== 'done') return undefined;
        const program = (last = reply.program ?? last)!;
        return () => readRun(reply, program);
      };
    },
  };
}

function readRun({ trace, index, survey, bands, groupWaits: waits, hash }: FinishedRun, program: Program): MeasuredRun {
  const reader = new TraceReader({ ...trace, program }, { index, survey });
  if (bands !== undefined) fineBands.give(reader, bands);
  if (waits !== undefined) groupWaits.give(reader, waits);
  return { reader, hash };
}
