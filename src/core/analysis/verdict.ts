import { type Attribution, timeOn } from './attribution.ts';
import { CLASSES_OF, type Gain, type Resource, RESOURCES } from './proof.ts';

/** What twice of anything gains less than this of the finish is no bottleneck: the run is held up by no one thing. */
const LEAST_GAIN = 0.05;
/** Another resource that gains more than this share of the largest gain is as much of a bottleneck. */
const TIED = 0.8;

/**
 * The resource whose improvement takes most off the finish; undefined for no single bottleneck: all gains are small, or two
 * resources gain nearly the same.
 */
export function bottleneckOf(gains: readonly Gain[]): Resource | undefined {
  const [first, second] = RESOURCES.map((resource) => ({ resource, gain: bestOf(resource, gains) })).sort(
    (a, b) => b.gain - a.gain,
  );
  if (first === undefined || first.gain < LEAST_GAIN) return undefined;
  return second !== undefined && second.gain > TIED * first.gain ? undefined : first.resource;
}

function bestOf(resource: Resource, gains: readonly Gain[]): number {
  return gains.reduce((best, one) => (one.resource === resource ? Math.max(best, one.gain) : best), 0);
}

/** How much of the finish the chain of waiting spent on a resource, 0 to 1. */
export function shareOf(attribution: Attribution, resource: Resource): number {
  const { finish, compute } = attribution;
  if (finish === 0) return 0;
  return (resource === 'compute' ? compute : timeOn(attribution, CLASSES_OF[resource])) / finish;
}
