import { VIEWS } from '../base/views.ts';
import { z } from './zod.ts';

export const viewSchema = z.literal(VIEWS).meta({
  description:
    'How the network is seen first, where that fits it: tower (UltraServers as stacks of plates), flat (their plates side by side, from above), ring (chips on a circle in the order of the collective), mountain (a block for each UltraServer, as high as what waits there), map (buildings of UltraServers, and what flies between them), plane (any network, its plates below its switches). Without it the network decides.',
});
