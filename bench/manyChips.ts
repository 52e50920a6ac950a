import { parseScene } from '../src/core/scene/parse.ts';
import { buildCluster } from '../src/core/model/topologies/topologies.ts';
import { prepareSimulation } from '../src/core/sim/simulation.ts';
import { MANY_CHIPS } from './manyChipsScene.ts';
import { milliseconds } from './figures.ts';

/** Prints what a scene of 65,536 chips costs to read, to build and to run, in a process of its own: nothing compiled. */
let scene = parseScene(MANY_CHIPS);
const read = milliseconds(() => {
  scene = parseScene(MANY_CHIPS);
});
const build = milliseconds(() => buildCluster(scene.cluster));
let run = undefined as unknown as ReturnType<typeof prepareSimulation>;
const prepare = milliseconds(() => {
  run = prepareSimulation(scene);
});
let hops = 0;
const simulated = milliseconds(() => {
  run.advance(Number.POSITIVE_INFINITY);
  hops = run.seal().hopLink.length;
});
const bytes = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ hops, read, build, prepare, simulated, bytes }));
