import { torusTraffic } from '../tests/support/peerNetworks.ts';
import { bareInput } from './bareInput.ts';
import { runBare } from './bareKernel.ts';
import { milliseconds, runOnly } from './figures.ts';

/** Prints how long the first run of this process takes: `ours` or `bare`. The work is laid out before. */
const peer = torusTraffic(2000);
const input = bareInput(peer);
const work = process.argv[2] === 'ours' ? () => runOnly(peer.network, peer.program) : () => runBare(input);
console.log(JSON.stringify({ time: milliseconds(work) }));
