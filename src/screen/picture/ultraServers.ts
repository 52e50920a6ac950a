import { LINK_CLASSES, type Network } from '../../core/model/network.ts';

const BETWEEN_PLATES = LINK_CLASSES.indexOf('neuronLinkZ');
const SWITCHED = LINK_CLASSES.indexOf('neuronSwitch');

/** Whether the groups are UltraServers of Trainium2, whose plates links of their own join; a plain torus is none, nor are switched chips. */
export function hasUltraServers({ linkClass }: Network): boolean {
  return linkClass.includes(BETWEEN_PLATES) && !linkClass.includes(SWITCHED);
}
