import { numberOf } from '../../base/provenance.ts';
import type { Steps } from '../../base/steps.ts';
import type { SwitchedUltraServersCluster } from '../../scene/clusters/switchedUltraServers.ts';
import type { Cluster } from '../cluster.ts';
import type { LinkClassName } from '../linkClasses.ts';
import { NetworkBuilder, type Router } from '../network.ts';
import { rerouteOn } from '../reroute.ts';
import { addFabric } from './fabric.ts';
import { equalDomains, plainWire } from './groups.ts';

/**
 * Trainium3 UltraServers of S servers of c chips; the first S/2 servers are in rack 0. Chip (u, s, i) is node u·S·c + s·c + i, with
 * x = i, y = its server in the rack, z = the rack. A server's switch has x = c, a rack's y = S/2. Between racks there are two equal
 * paths: over the sender's mirror, or over the receiver's mirror.
 */
export function* switchedUltraServersInSteps(cluster: SwitchedUltraServersCluster): Steps<Cluster> {
  const shape = shapeOf(cluster);
  const { chips, perServer, perRack, perUnit, serversPerRack, unitOf, rackOf, serverOf, mirror } = shape;
  const { inServer, inRack, acrossRacks, efa } = cluster;
  const builder = new NetworkBuilder();
  for (let chip = 0; chip < chips; chip++) {
    builder.addNode('chip', unitOf(chip), chip % perServer, serverOf(chip) % serversPerRack, rackOf(chip));
    if (builder.isDue()) yield builder.share;
  }
  const withinServer =
    inServer === undefined
      ? undefined
      : yield* addHubs(builder, 'neuronLink', plainWire(inServer), chips, perServer, (first) => {
          return [unitOf(first), perServer, serverOf(first) % serversPerRack, rackOf(first)];
        });
  const withinRack = yield* addHubs(builder, 'neuronSwitch', plainWire(inRack), chips, perRack, (first) => {
    return [unitOf(first), 0, serversPerRack, rackOf(first)];
  });
  const straight = Int32Array.from({ length: chips }, (_, chip) =>
    builder.addLink(chip, mirror(chip), 'neuronLinkZ', acrossRacks.rate.invented, acrossRacks.latency.invented),
  );
  const across = yield* addFabric(builder, { chips, link: plainWire(efa), leaves: 1, leafOf: () => 0 });
  const packet = inRack.packet.invented;
  const network = builder.seal(
    { neuronLink: packet, neuronSwitch: packet, neuronLinkZ: packet, efa: efa.packet.invented },
    [
      { kind: 'ultraServer', of: 'group', chips: 'Trainium3' },
      { kind: 'rack', of: 'z' },
      { kind: 'server', of: 'y' },
    ],
  );
  return {
    network,
    route: routerOf(shape, { withinServer, withinRack, straight, across }),
    spreading: cluster.spreading,
    reroute: rerouteOn(network),
    rings: [],
    ...equalDomains(chips, perUnit),
  };
}

/** How many chips each part has, and which part a chip is in; `mirror` is the chip at the same place of the other rack. */
type UnitShape = {
  readonly chips: number;
  readonly perServer: number;
  readonly perRack: number;
  readonly perUnit: number;
  readonly serversPerRack: number;
  readonly unitOf: (chip: number) => number;
  readonly rackOf: (chip: number) => number;
  readonly serverOf: (chip: number) => number;
  readonly mirror: (chip: number) => number;
};

function shapeOf({ ultraServers, servers, chipsPerServer }: SwitchedUltraServersCluster): UnitShape {
  const perServer = numberOf(chipsPerServer);
  const serversPerRack = numberOf(servers) / 2;
  const perRack = serversPerRack * perServer;
  const perUnit = 2 * perRack;
  const rackOf = (chip: number): number => Math.floor(chip / perRack) % 2;
  return {
    chips: numberOf(ultraServers) * perUnit,
    perServer,
    perRack,
    perUnit,
    serversPerRack,
    unitOf: (chip) => Math.floor(chip / perUnit),
    rackOf,
    serverOf: (chip) => Math.floor(chip / perServer),
    mirror: (chip) => chip + (rackOf(chip) === 0 ? perRack : -perRack),
  };
}

/** Paths between two chips of the same server, rack or fabric; `straight`, by chip: the link to its mirror. */
type UnitLinks = {
  readonly withinServer: Path | undefined;
  readonly withinRack: Path;
  readonly straight: Int32Array;
  readonly across: Router;
};
type Path = (from: number, to: number) => readonly number[];

function routerOf(shape: UnitShape, { withinServer, withinRack, straight, across }: UnitLinks): Router {
  const { unitOf, rackOf, serverOf, mirror } = shape;
  const inside: Path = (from, to) =>
    withinServer !== undefined && serverOf(from) === serverOf(to) ? withinServer(from, to) : withinRack(from, to);
  return (from, to) => {
    if (unitOf(from) !== unitOf(to)) return across(from, to);
    if (rackOf(from) === rackOf(to)) return [inside(from, to)];
    if (to === mirror(from)) return [[straight[from]!]];
    const twin = mirror(to);
    return [
      [straight[from]!, ...inside(mirror(from), to)],
      [...inside(from, twin), straight[twin]!],
    ];
  };
}

/** A switch for every `size` consecutive chips, with a link up and down for each chip. Returns the path over it. */
function* addHubs(
  builder: NetworkBuilder,
  name: LinkClassName,
  { rate, latency }: { readonly rate: number; readonly latency: number },
  chips: number,
  size: number,
  placeOf: (first: number) => readonly [group: number, x: number, y: number, z: number],
): Steps<Path> {
  const hubs = Array.from({ length: chips / size }, (_, hub) => builder.addNode('switch', ...placeOf(hub * size)));
  const hubOf = (chip: number): number => hubs[Math.floor(chip / size)]!;
  const up = new Int32Array(chips);
  const down = new Int32Array(chips);
  for (let chip = 0; chip < chips; chip++) {
    up[chip] = builder.addLink(chip, hubOf(chip), name, rate, latency);
    down[chip] = builder.addLink(hubOf(chip), chip, name, rate, latency);
    if (builder.isDue()) yield builder.share;
  }
  return (from, to) => [up[from]!, down[to]!];
}
