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
 * Trainium3 UltraServers of S servers of c chips, the first S/2 servers in rack 0. Chip (u, s, i) is node u·S·c + s·c + i;
 * its place is x = i, y = its server in the rack, z = the rack. A switch stands beyond its chips: a server's at x = c, a
 * rack's at y = S/2. Between racks a chip goes to its mirror first, or to its receiver's mirror: two equal paths.
 */
export function* switchedUltraServersInSteps(cluster: SwitchedUltraServersCluster): Steps<Cluster> {
  const [units, servers] = [numberOf(cluster.ultraServers), numberOf(cluster.servers)];
  const perServer = numberOf(cluster.chipsPerServer);
  const perRack = (servers / 2) * perServer;
  const perUnit = 2 * perRack;
  const chips = units * perUnit;
  const unitOf = (chip: number): number => Math.floor(chip / perUnit);
  const rackOf = (chip: number): number => Math.floor(chip / perRack) % 2;
  const serverOf = (chip: number): number => Math.floor(chip / perServer);
  const mirror = (chip: number): number => chip + (rackOf(chip) === 0 ? perRack : -perRack);

  const builder = new NetworkBuilder();
  for (let chip = 0; chip < chips; chip++) {
    const y = serverOf(chip) % (servers / 2);
    builder.addNode('chip', unitOf(chip), chip % perServer, y, rackOf(chip));
    if (builder.isDue()) yield builder.share;
  }
  const { inServer, inRack, acrossRacks } = cluster;
  const withinServer =
    inServer === undefined
      ? undefined
      : yield* addHubs(builder, 'neuronLink', plainWire(inServer), chips, perServer, (first) => {
          return [unitOf(first), perServer, serverOf(first) % (servers / 2), rackOf(first)];
        });
  const withinRack = yield* addHubs(builder, 'neuronSwitch', plainWire(inRack), chips, perRack, (first) => {
    return [unitOf(first), 0, servers / 2, rackOf(first)];
  });
  const straight = Int32Array.from({ length: chips }, (_, chip) =>
    builder.addLink(chip, mirror(chip), 'neuronLinkZ', acrossRacks.rate.invented, acrossRacks.latency.invented),
  );
  const across = yield* addFabric(builder, { chips, link: plainWire(cluster.efa), leaves: 1, leafOf: () => 0 });
  const packet = inRack.packet.invented;
  const network = builder.seal(
    { neuronLink: packet, neuronSwitch: packet, neuronLinkZ: packet, efa: cluster.efa.packet.invented },
    [
      { kind: 'ultraServer', of: 'group', chips: 'Trainium3' },
      { kind: 'rack', of: 'z' },
      { kind: 'server', of: 'y' },
    ],
  );

  const inside = (from: number, to: number): readonly number[] =>
    withinServer !== undefined && serverOf(from) === serverOf(to) ? withinServer(from, to) : withinRack(from, to);
  const route: Router = (from, to) => {
    if (unitOf(from) !== unitOf(to)) return across(from, to);
    if (rackOf(from) === rackOf(to)) return [inside(from, to)];
    if (to === mirror(from)) return [[straight[from]!]];
    const twin = mirror(to);
    return [
      [straight[from]!, ...inside(mirror(from), to)],
      [...inside(from, twin), straight[twin]!],
    ];
  };
  return {
    network,
    route,
    spreading: cluster.spreading,
    reroute: rerouteOn(network),
    rings: [],
    ...equalDomains(chips, perUnit),
  };
}

/** A switch for every `size` chips in a row, with a link up and down each; gives the way over it. */
function* addHubs(
  builder: NetworkBuilder,
  name: LinkClassName,
  { rate, latency }: { readonly rate: number; readonly latency: number },
  chips: number,
  size: number,
  placeOf: (first: number) => readonly [group: number, x: number, y: number, z: number],
): Steps<(from: number, to: number) => readonly number[]> {
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
