import { torusTraffic } from '../tests/support/peerNetworks.ts';
import { bareInput, checkSameDeliveries } from './bareInput.ts';
import { runBare } from './bareKernel.ts';
import { type Figure, inOwnProcess, medians, perSecond, runOnly } from './figures.ts';
import { recordAgain } from './scenes.ts';

const NAME = 'torus traffic (W3u)';

/** W3u of the peers with its trace recorded, from the laid-out program to the sealed trace; and the bare kernel on the same. */
export function peerFigures(): readonly Figure[] {
  const peer = torusTraffic(2000);
  const { network, program } = peer;
  const input = bareInput(peer);
  const hops = program.hopCount;
  checkSameDeliveries(peer, runBare(input));
  const trace = runOnly(network, program);
  const [ours, bare, record] = medians([
    () => runOnly(network, program),
    () => runBare(input),
    () => recordAgain(trace),
  ]);
  const cold = coldTimes();
  return [
    { name: `${NAME}: hops`, value: hops, unit: 'hops' },
    { name: `${NAME}: hops a second, warm`, value: perSecond(hops, ours!), unit: 'hops/s' },
    { name: `${NAME}: bare kernel, hops a second, warm`, value: perSecond(hops, bare!), unit: 'hops/s' },
    { name: `${NAME}: speed ÷ the bare kernel's, warm`, value: bare! / ours!, unit: 'ratio' },
    { name: `${NAME}: hops a second, cold`, value: perSecond(hops, cold.ours), unit: 'hops/s' },
    { name: `${NAME}: bare kernel, hops a second, cold`, value: perSecond(hops, cold.bare), unit: 'hops/s' },
    { name: `${NAME}: speed ÷ the bare kernel's, cold`, value: cold.bare / cold.ours, unit: 'ratio' },
    { name: `${NAME}: recording ÷ the run, warm`, value: record! / ours!, unit: 'ratio' },
  ];
}

/** The first run of a process, medians over several processes that take turns. */
function coldTimes(): { readonly ours: number; readonly bare: number } {
  const once = (which: string): number => inOwnProcess('coldRun.ts', which)['time']!;
  const pairs = Array.from({ length: 7 }, () => [once('ours'), once('bare')] as const);
  const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
  return { ours: median(pairs.map(([ours]) => ours)), bare: median(pairs.map(([, bare]) => bare)) };
}
