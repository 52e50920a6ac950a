import { instantsOf as allInstantsOf } from './instants.ts';
import { readFileSync } from 'node:fs';
import { LINK_CLASSES } from '../../src/core/model/linkClasses.ts';
import { taskOfPacket } from '../../src/core/trace/trace.ts';
import { parseScene } from '../../src/core/scene/parse.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { type Tweak, tweakScene } from '../../src/core/scene/tweak.ts';
import { simulate } from '../../src/core/sim/simulation.ts';
import { TraceReader } from '../../src/core/trace/reader.ts';
import type { Trace } from '../../src/core/trace/trace.ts';
import { countChips, createFrame, type Frame, pictureAt } from '../../src/screen/picture/frame.ts';
import { CHIP_STATES } from '../../src/screen/picture/theme.ts';
import { instantOf } from '../../src/screen/state/playback.ts';

export function sceneNamed(id: string): Scene {
  return parseScene(readFileSync(`scenes/${id}.scene.json`, 'utf8'));
}

const known = new Map<string, SceneRun>();

/** Returns a cached run: simulating takes most of the time of a test with a large scene. */
export function sceneRun(id: string, tweaks: readonly Tweak[] = []): SceneRun {
  const key = JSON.stringify([id, tweaks]);
  const run = known.get(key) ?? new SceneRun(id, tweaks);
  known.set(key, run);
  return run;
}

/** A run of a built-in scene, with queries for checking its captions. Times are milliticks. */
export class SceneRun {
  readonly scene: Scene;
  readonly trace: Trace;
  readonly reader: TraceReader;
  readonly #frame: Frame;

  constructor(id: string, tweaks: readonly Tweak[] = []) {
    this.scene = tweakScene(sceneNamed(id), tweaks);
    this.trace = simulate(this.scene);
    this.reader = new TraceReader(this.trace);
    this.#frame = createFrame(this.trace.network.chipCount, this.trace.network.linkCount);
  }

  moment(name: string): number {
    const found = this.trace.moments[name];
    if (found === undefined) throw new Error(`no moment ${name}`);
    return found;
  }

  /** From a phase's start to its end. */
  length(phase: string): number {
    return this.moment(`${phase}.end`) - this.moment(`${phase}.start`);
  }

  beat(id: string): { readonly from: number; readonly to: number } {
    const beat = this.scene.beats.find((one) => one.id === id)!;
    return { from: instantOf(beat.from, this.trace), to: instantOf(beat.to, this.trace) };
  }

  /** What the picture shows at `t`; overwritten by the next call. */
  frameAt(t: number): Frame {
    return pictureAt(this.reader, t, this.#frame);
  }

  /** Chips by state at `t`. */
  chipsAt(t: number): Readonly<Record<(typeof CHIP_STATES)[number], number>> {
    const counts = countChips(this.frameAt(t));
    return Object.fromEntries(CHIP_STATES.map((state, i) => [state, counts[i]!])) as never;
  }

  /** Instants of events strictly inside a beat. */
  instantsOf(beatId: string): readonly number[] {
    const { from, to } = this.beat(beatId);
    return allInstantsOf(this.reader).filter((t) => t > from && t < to);
  }

  /** Units that started on each link within a span, by link. */
  loads(from: number, to: number): ReadonlyMap<number, number> {
    const { program, hopStart, hopLink, hopPacket } = this.trace;
    const task = taskOfPacket(program);
    const loads = new Map<number, number>();
    hopStart.forEach((start, hop) => {
      if (start < from || start >= to) return;
      const owner = task[hopPacket[hop]!]!;
      const packets = program.firstPacket[owner + 1]! - program.firstPacket[owner]!;
      loads.set(hopLink[hop]!, (loads.get(hopLink[hop]!) ?? 0) + program.amount[owner]! / packets);
    });
    return loads;
  }

  className(link: number): string {
    return LINK_CLASSES[this.trace.network.linkClass[link]!]!;
  }

  /** The axis x, y or z of a link between two chips of one UltraServer. */
  axis(link: number): string {
    const { network } = this.trace;
    const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
    const columns = { x: network.nodeX, y: network.nodeY, z: network.nodeZ };
    return Object.entries(columns)
      .filter(([, column]) => column[from] !== column[to])
      .map(([name]) => name)
      .join('');
  }
}
