import type { TeamCollective } from './hierarchical.ts';

/**
 * Every chip sends its whole buffer to the chip at its place in the next domain, as pipeline stages pass on their activations.
 * The last domain sends nothing. Takes α + S/b.
 */
export const handOver: TeamCollective = function* (writer, team, part, after) {
  const ready = after.map((tasks) => [...tasks]);
  for (const peers of team.peers) {
    for (const [i, from] of peers.slice(0, -1).entries()) {
      ready[peers[i + 1]!]!.push(writer.send(from, peers[i + 1]!, part, 'keep', after[from]!));
      if (writer.pace.isDue()) yield writer.pace.share;
    }
  }
  const ended = writer.endStep(
    team.chips,
    team.chips.map((chip) => ready[chip]!),
  );
  team.chips.forEach((chip, rank) => {
    ready[chip] = [...ended[rank]!];
  });
  return ready;
};
