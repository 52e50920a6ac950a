import type { TeamCollective } from './hierarchical.ts';

/**
 * Every chip sends its whole buffer to the chip of its place in the next domain, as stages of a pipeline hand on what they
 * computed: α + S/b each. The last domain sends nothing.
 */
export const handOver: TeamCollective = function* (scribe, team, part, after) {
  const ready = after.map((tasks) => [...tasks]);
  for (const peers of team.peers) {
    for (const [i, from] of peers.slice(0, -1).entries()) {
      ready[peers[i + 1]!]!.push(scribe.send(from, peers[i + 1]!, part, 'keep', after[from]!));
      if (scribe.pace.isDue()) yield scribe.pace.share;
    }
  }
  const ended = scribe.endStep(
    team.chips,
    team.chips.map((chip) => ready[chip]!),
  );
  team.chips.forEach((chip, rank) => {
    ready[chip] = [...ended[rank]!];
  });
  return ready;
};
