import { warmUp } from '../src/core/sim/warmUp.ts';
import { torusTraffic } from '../tests/support/peerNetworks.ts';
import { bareInput } from './bareInput.ts';
import { runBare } from './bareKernel.ts';
import { milliseconds, runOnly } from './figures.ts';

/** Prints how long the first run of this process takes: `ours`, with its practice, or `bare`. The work is laid out before. */
const peer = torusTraffic(2000);
const input = bareInput(peer);
const ours = (): void => {
  warmUp();
  runOnly(peer.network, peer.program);
};
const work = process.argv[2] === 'ours' ? ours : () => runBare(input);
console.log(JSON.stringify({ time: milliseconds(work) }));
