import { type Network, NetworkBuilder } from '../src/core/model/network.ts';
import { type Program, ProgramBuilder } from '../src/core/model/program.ts';

const CHIPS = 64;
const WAY = 8;
/** Packets of one message, each 8 links long. */
const PACKETS = 10;

/** 64 chips in a ring that keep sending to the chip 8 links on; some `hops` hops, the last message of each pair after the one before. */
export function ringOfWork(hops: number): { readonly network: Network; readonly program: Program } {
  const builder = new NetworkBuilder();
  for (let chip = 0; chip < CHIPS; chip++) builder.addNode('chip', 0, chip, 0, 0);
  for (let chip = 0; chip < CHIPS; chip++) builder.addLink(chip, (chip + 1) % CHIPS, 'neuronLink', 3 + (chip % 5), 1.5);
  const network = builder.seal({ neuronLink: 1 });
  const route = (from: number) => [Array.from({ length: WAY }, (_, i) => (from + i) % CHIPS)];
  const part = (messages: number): Program => {
    const work = new ProgramBuilder(network, route);
    work.beginPhase('all');
    const last: (readonly number[])[] = Array.from({ length: CHIPS }, () => []);
    for (let i = 0; i < messages; i++) {
      const chip = i % CHIPS;
      last[chip] = [work.send(chip, (chip + WAY) % CHIPS, PACKETS, last[chip]!)];
    }
    return work.seal();
  };
  const messages = Math.ceil(hops / (WAY * PACKETS));
  const most = 90_000;
  return { network, program: messages <= most ? part(messages) : repeated(part(most), Math.ceil(messages / most)) };
}

/** The program several times over, side by side: past what a builder allows, and only for measuring. */
function repeated(program: Program, times: number): Program {
  const { taskCount, packetCount } = program;
  const f64 = (column: Float64Array): Float64Array =>
    Float64Array.from({ length: column.length * times }, (_, i) => column[i % column.length]!);
  const i32 = (column: Int32Array): Int32Array =>
    Int32Array.from({ length: column.length * times }, (_, i) => column[i % column.length]!);
  const starts = (column: Int32Array, step: number): Int32Array =>
    Int32Array.from(
      { length: taskCount * times + 1 },
      (_, i) => column[i % taskCount]! + Math.floor(i / taskCount) * step,
    );
  return {
    ...program,
    taskCount: taskCount * times,
    messageCount: program.messageCount * times,
    packetCount: packetCount * times,
    hopCount: program.hopCount * times,
    kind: i32(program.kind),
    from: i32(program.from),
    to: i32(program.to),
    amount: f64(program.amount),
    phase: i32(program.phase),
    waitsFor: i32(program.waitsFor),
    dependentsStart: starts(program.dependentsStart, program.dependents.length),
    dependents: i32(program.dependents).map((task, i) => task + Math.floor(i / program.dependents.length) * taskCount),
    firstPacket: starts(program.firstPacket, packetCount),
    packetSize: f64(program.packetSize),
    notBefore: f64(program.notBefore),
    firstRoute: i32(program.firstRoute),
    routeCount: i32(program.routeCount),
    routeOffset: i32(program.routeOffset),
  };
}
