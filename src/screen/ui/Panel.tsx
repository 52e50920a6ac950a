import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { listSources, type SourceRow } from '../../core/scene/sources.ts';
import { resetTweaks, toggleSide } from '../state/actions.ts';
import { useAppState, useDispatch, useWords } from './context.ts';
import { IconButton } from './IconButton.tsx';
import { CloseIcon } from './icons.tsx';
import { MadeUpMark } from './MadeUp.tsx';
import { ParameterRow } from './ParameterRow.tsx';

/** A control for every invented number of the scene. It is made from the scene alone and knows no parameter by name. */
export function Panel(): JSX.Element {
  const { parameters, parametersWhy, resetAll, closePanel, groups } = useWords();
  const scene = useAppState((state) => state.scene);
  const written = useAppState((state) => state.written);
  const rows = useMemo(() => inventedRows(listSources(scene)), [scene]);
  const original = useMemo(() => new Map(listSources(written).map((row) => [row.path, row.value])), [written]);
  const dispatch = useDispatch();
  return (
    <aside class="panel" aria-label={parameters}>
      <div class="panel-head">
        <h2>{parameters}</h2>
        <MadeUpMark />
        <button
          type="button"
          class="plain"
          disabled={rows.every((row) => row.value === original.get(row.path))}
          onClick={() => dispatch(resetTweaks)}
        >
          {resetAll}
        </button>
        <IconButton label={closePanel} onClick={() => dispatch(toggleSide('tweak'))}>
          <CloseIcon />
        </IconButton>
      </div>
      <p class="panel-why">{parametersWhy}</p>
      {[...groupRows(rows)].map(([group, members]) => (
        <section key={group} data-group={group}>
          <h3>{groups[group] ?? group}</h3>
          {members.map((row) => (
            <ParameterRow key={row.path} row={row} written={original.get(row.path) ?? row.value} />
          ))}
        </section>
      ))}
    </aside>
  );
}

function inventedRows(rows: readonly SourceRow[]): SourceRow[] {
  return rows.filter((row) => row.origin === 'invented');
}

/** Rows by the first two parts of the path that leads to them. */
function groupRows(rows: readonly SourceRow[]): Map<string, SourceRow[]> {
  const groups = new Map<string, SourceRow[]>();
  for (const row of rows) {
    const group = row.path.split('.').slice(0, -1).slice(0, 2).join('.');
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return groups;
}
