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
 * The run of a scene, as a job for a worker.
 *
 * Why it is more than a request: most of a run's size, and a third of its time, is its program, which a tweak of rates leaves as it is
 * (src/core/sim/knownProgram.ts). So each side remembers the last one, and a worker sends a program once: a run that comes without one
 * has that of the run before it, from the same worker. Thus the page must read every run that a worker ends, wanted or not.
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
