import { numberOf, type Structural } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { UltraServersCluster } from '../../scene/clusters/ultraServers.ts';
import type { Cluster } from '../cluster.ts';
import { NetworkBuilder, type Router } from '../network.ts';
import { rerouteOn } from '../reroute.ts';
import type { Spreading } from '../spreading.ts';
import { addGrid, chipsOf, type GridShape, placeAlong, routeOnTorus, rowsAlong } from '../torusRouting.ts';
import { type FabricShape, addFabric } from './fabric.ts';
import { equalDomains, plainWire } from './groups.ts';

type ServerParts = Pick<UltraServersCluster, 'neuronLink' | 'neuronLinkZ'> & {
  readonly efa?: UltraServersCluster['efa'];
  readonly plates: Structural;
  readonly side: Structural;
};

type Rules = {
  readonly ties: GridShape['ties'];
  readonly spreading: Spreading;
  /** The building of a chip, if there are several buildings. */
  readonly buildingOf?: (chip: number) => number;
};

/** UltraServers, each a torus, and if there is a fabric one EFA interface per chip into it. */
export function* torusServersInSteps(
  parts: ServerParts,
  servers: number,
  { ties, spreading, buildingOf }: Rules,
  fabric?: Omit<FabricShape, 'chips' | 'link'>,
): Steps<Cluster> {
  const side = numberOf(parts.side);
  const shape: GridShape = { copies: servers, sizes: [side, side, numberOf(parts.plates)], wrap: true, ties };
  const chips = chipsOf(shape);
  const perServer = chips / servers;
  const serverOf = (chip: number): number => Math.floor(chip / perServer);
  const builder = new NetworkBuilder();
  for (let chip = 0; chip < chips; chip++) {
    const [x, y, z] = [0, 1, 2].map((dimension) => placeAlong(shape, chip, dimension));
    builder.addNode('chip', serverOf(chip), x!, y!, z!);
    if (builder.isDue()) yield builder.share;
  }
  const grid = yield* addGrid(builder, shape, (dimension) => {
    const name = dimension === 2 ? 'neuronLinkZ' : 'neuronLink';
    return { name, rate: parts[name].rate.invented, latency: parts[name].latency.invented };
  });
  const efa = parts.efa && plainWire(parts.efa);
  const across = efa && fabric && (yield* addFabric(builder, { chips, link: efa, ...fabric }));
  const packet = parts.neuronLink.packet.invented;
  const network = builder.seal({ neuronLink: packet, neuronLinkZ: packet, ...(efa && { efa: efa.packet }) }, [
    ...(buildingOf === undefined
      ? []
      : [{ kind: 'building' as const, of: Int32Array.from({ length: chips }, (_, chip) => buildingOf(chip)) }]),
    { kind: 'ultraServer', of: 'group', chips: 'Trainium2' },
    { kind: 'plate', of: 'z' },
  ]);
  const route: Router = (from, to) =>
    serverOf(from) === serverOf(to) ? [routeOnTorus(grid, from, to)] : across!(from, to);
  return {
    network,
    route,
    spreading,
    reroute: rerouteOn(network),
    rings: yield* rowsAlong(shape, builder.share),
    ...equalDomains(chips, perServer),
  };
}
