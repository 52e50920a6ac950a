import { SceneError } from '../../scene/problem.ts';
import type { Cluster } from '../cluster.ts';
import { domainTeams, planeTeams, type Team, wholeTeam } from '../collectives/team.ts';

/** The teams of a collective. Throws SceneError, at `path`, if the cluster has none. */
export function teamsOf(over: 'all' | 'domains' | 'planes', path: string, cluster: Cluster): readonly Team[] {
  if (over === 'all') return [wholeTeam(cluster)];
  const teams = over === 'domains' ? domainTeams(cluster) : planeTeams(cluster);
  if (teams.length > 0) return teams;
  const chips = cluster.network.chipCount;
  throw new SceneError([{ path, kind: 'notForThis', reason: 'planes', chips, got: `"${over}"` }]);
}
