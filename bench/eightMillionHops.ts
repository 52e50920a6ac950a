import { parseScene } from '../src/core/scene/parse.ts';
import { simulate } from '../src/core/sim/simulation.ts';
import { EIGHT_MILLION_HOPS } from './eightMillionScene.ts';
import { milliseconds } from './figures.ts';

let hops = 0;
const time = milliseconds(() => {
  hops = simulate(parseScene(EIGHT_MILLION_HOPS)).hopLink.length;
});
console.log(JSON.stringify({ hops, time, bytes: process.resourceUsage().maxRSS * 1024 }));
