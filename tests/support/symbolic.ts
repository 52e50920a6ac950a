import type { DataRange, Ready, StepWriter, Use } from '../../src/core/model/collectives/collective.ts';
import { byDataflow, withBarriers } from '../../src/core/model/collectives/stepWriter.ts';
import { type Program, ProgramBuilder } from '../../src/core/model/program.ts';
import { PlainNetwork } from './plainNetworks.ts';

/**
 * A buffer by cells. A cell is the set of chips whose contribution is in it, chip i as bit i, at most 30 of them; TWICE
 * if a contribution was added twice; NOTHING if it is unknown.
 */
export type Buffer = Int32Array;
export const NOTHING = 0;
export const TWICE = 1 << 30;
export const MOST_CHIPS = 30;

export type Message = { readonly from: number; readonly to: number; readonly part: DataRange; readonly use: Use };

/**
 * Runs a collective on symbols: every message carries what its sender has received by the tasks that it waits for, directly or
 * not, and by no other. There are no times, so a message that is sent too early is detected on any network.
 */
export class SymbolicRun {
  readonly program: Program;
  readonly messages = new Map<number, Message>();
  readonly #received: number[][];
  readonly #begun: readonly number[];
  readonly #initial: (chip: number) => Buffer;
  readonly #contents = new Map<number, Buffer>();
  /** By task, the tasks that it waits for, directly or not, and itself: task i is bit i % 32 of word i / 32. */
  readonly #known: Uint32Array[] = [];
  readonly #done: Ready;

  /** `run` writes the collective; `initial` is a chip's buffer at the start. */
  constructor(
    chips: number,
    initial: (chip: number) => Buffer,
    run: (writer: StepWriter, after: Ready) => Ready,
    barrier: boolean,
  ) {
    const plain = new PlainNetwork(2);
    plain.link(0, 1, 1, 0);
    const builder = new ProgramBuilder(plain.seal(1e9), () => [[0]]);
    builder.beginPhase('all');
    this.#initial = initial;
    this.#received = Array.from({ length: chips }, () => []);
    this.#begun = Array.from({ length: chips }, (_, chip) => builder.compute(chip, 1, []));
    const writer = barrier ? withBarriers(builder) : byDataflow(builder);
    const recording: StepWriter = {
      ...writer,
      send: (from, to, part, use, after) => {
        const task = writer.send(from, to, part, use, after);
        this.messages.set(task, { from, to, part, use });
        this.#received[to]!.push(task);
        return task;
      },
    };
    this.#done = run(
      recording,
      this.#begun.map((task) => [task]),
    );
    this.program = builder.seal();
    this.#findKnown();
    for (const task of this.messages.keys()) this.#contents.set(task, this.#contentOf(task));
  }

  /** A chip's buffer at the end. */
  resultOf(chip: number): Buffer {
    const known = new Uint32Array(this.#known[0]!.length);
    for (const task of this.#done[chip]!) join(known, this.#known[task]!);
    return this.#heldBy(chip, known);
  }

  #findKnown(): void {
    const { taskCount, dependents, dependentsStart } = this.program;
    for (let task = 0; task < taskCount; task++) this.#known.push(new Uint32Array(Math.ceil(taskCount / 32)));
    for (let task = 0; task < taskCount; task++) {
      this.#known[task]![task >> 5]! |= 1 << (task & 31);
      for (let i = dependentsStart[task]!; i < dependentsStart[task + 1]!; i++) {
        join(this.#known[dependents[i]!]!, this.#known[task]!);
      }
    }
  }

  #contentOf(task: number): Buffer {
    const { from, part } = this.messages.get(task)!;
    const { start, end } = cellsOf(part);
    const content = this.#heldBy(from, this.#known[task]!).slice(start, end);
    if (content.includes(NOTHING)) throw new Error(`task ${task}: chip ${from} sends what it does not have`);
    return content;
  }

  #heldBy(chip: number, known: Uint32Array): Buffer {
    if (!has(known, this.#begun[chip]!)) throw new Error(`chip ${chip} goes on before it has begun`);
    const held = this.#initial(chip).slice();
    for (const task of this.#received[chip]!) {
      if (!has(known, task)) continue;
      const { part, use } = this.messages.get(task)!;
      const { start } = cellsOf(part);
      this.#contents.get(task)!.forEach((cell, i) => {
        const at = start + i;
        held[at] = use === 'keep' ? cell : (held[at]! & cell) === 0 ? held[at]! | cell : TWICE;
      });
    }
    return held;
  }
}

function join(all: Uint32Array, more: Uint32Array): void {
  for (let word = 0; word < all.length; word++) all[word]! |= more[word]!;
}

const has = (known: Uint32Array, task: number): boolean => (known[task >> 5]! & (1 << (task & 31))) !== 0;

function cellsOf({ start, amount }: DataRange): { readonly start: number; readonly end: number } {
  const whole = [start, start + amount].map(Math.round);
  if (Math.abs(whole[0]! - start) > 1e-6 || Math.abs(whole[1]! - start - amount) > 1e-6) {
    throw new Error(`a part from ${start} of ${amount} cuts a cell`);
  }
  return { start: whole[0]!, end: whole[1]! };
}

/** A cell with the contributions of chips 0 to `chips` − 1, each once. */
export const wholeOf = (chips: number): number => 2 ** chips - 1;
