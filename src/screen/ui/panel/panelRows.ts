import { searchable } from '../../../core/base/halfWidth.ts';
import type { Language, LocalText } from '../../../core/base/text.ts';
import { type Control, listControls } from '../../../core/scene/controls.ts';
import { groupOf, itemLabel } from '../../../core/scene/groups.ts';
import { isIdle } from '../../../core/scene/idle.ts';
import type { Scene } from '../../../core/scene/schema.ts';
import { panelWords } from '../../words/panelWords.ts';
import { appWords } from '../../words/appWords.ts';

/** A control of the panel: for a number, a count, a choice, or the seed. */
export type PanelRow =
  | Control
  | { readonly sort: 'seed'; readonly row: { readonly path: 'seed'; readonly value: string } };

export type PanelGroup = { readonly group: string; readonly heading: string; readonly rows: readonly PanelRow[] };

/** The controls in groups, in the order of the scene; the seed comes last. */
export function panelGroups(scene: Scene, language: Language): PanelGroup[] {
  const groups = new Map<string, PanelRow[]>();
  for (const control of listControls(scene)) {
    const group = groupOf(control.row.path);
    groups.set(group, [...(groups.get(group) ?? []), control]);
  }
  if (!isIdle(scene, 'seed')) groups.set('seed', [{ sort: 'seed', row: { path: 'seed', value: scene.seed } }]);
  return [...groups].map(([group, rows]) => ({ group, heading: headingOf(scene, group, language), rows }));
}

/** The heading of a group. An item of a list has its own name, or else the list's name and its number. */
export function headingOf(scene: Scene, group: string, language: Language): string {
  if (group === 'seed') return panelWords(language).seedGroup;
  const item = itemLabel(scene, group);
  if (item !== undefined) return item[language];
  const { groups } = appWords(language);
  const [, list = group, index] = /^(.*)\[(\d+)\]$/.exec(group) ?? [];
  const known = groups[list] ?? groups[list.split('.')[0]!] ?? appWords(language).parameters;
  return index === undefined ? known : `${known} ${Number(index) + 1}`;
}

/** The rows whose name (in either language), heading, path or reason contains `text`. */
export function searchGroups(groups: readonly PanelGroup[], text: string): PanelGroup[] {
  const wanted = searchable(text);
  if (wanted === '') return [...groups];
  const has = (part: string): boolean => searchable(part).includes(wanted);
  return groups.flatMap(({ group, heading, rows }) => {
    const found = has(heading) ? rows : rows.filter((row) => textsOf(row).some(has));
    return found.length === 0 ? [] : [{ group, heading, rows: found }];
  });
}

/** The first `most` rows, and the number of further ones. */
export function firstRows(groups: readonly PanelGroup[], most: number): { shown: PanelGroup[]; hidden: number } {
  const shown: PanelGroup[] = [];
  let room = most;
  for (const one of groups) {
    if (room > 0) shown.push({ ...one, rows: one.rows.slice(0, room) });
    room -= one.rows.length;
  }
  return { shown, hidden: Math.max(0, -room) };
}

function textsOf(one: PanelRow): string[] {
  const both = ({ en, ko }: LocalText): string[] => [en, ko];
  switch (one.sort) {
    case 'seed':
      return ['seed', panelWords('en').seed, panelWords('ko').seed, one.row.value];
    case 'choice':
      return [
        one.row.path,
        ...[one.row.label, one.row.help, ...one.row.options.map(({ label }) => label)].flatMap(both),
      ];
    default:
      return [one.row.path, ...both(one.row.facts.label), ...both(one.row.grounds)];
  }
}
