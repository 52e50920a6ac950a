import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isAlike } from '../../../core/base/alike.ts';
import { listChoices } from '../../../core/scene/controls.ts';
import type { Scene } from '../../../core/scene/schema.ts';
import { listSources } from '../../../core/scene/sources.ts';
import type { Tweak } from '../../../core/scene/tweak.ts';
import { resetTweaks, toggleSide } from '../../state/actions.ts';
import { redo, undo } from '../../state/history.ts';
import { clearFocusTarget } from '../../state/focusTarget.ts';
import { panelWords } from '../../words/panelWords.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { CountRow } from './CountRow.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon, RedoIcon, SaveIcon, UndoIcon } from '../parts/icons.tsx';
import { isComposing } from '../keyboard/keyboard.ts';
import { firstRows, panelGroups, type PanelRow, searchGroups } from './panelRows.ts';
import { ParameterRow } from './ParameterRow.tsx';
import { SeedRow } from './SeedRow.tsx';
import { VerdictCard } from '../verdict/VerdictCard.tsx';

/** Rows rendered at most; a scene that lists its links has many thousand, which the search finds. */
const MAX_ROWS = 150;

/** A control for every parameter that affects the run. Generated from the schema: no parameter is named here. */
export function Panel(): JSX.Element {
  const { parameters } = useWords();
  const language = useLanguage();
  const { why, none, more, found } = panelWords(language);
  const scene = useAppState((state) => state.scene);
  const written = useAppState((state) => state.written);
  const target = useAppState((state) => state.focusTarget);
  const [query, setQuery] = useState('');
  const groups = useMemo(() => panelGroups(scene, language), [scene, language]);
  const original = useMemo(() => valuesOf(written), [written]);
  const matching = useMemo(() => searchGroups(groups, query), [groups, query]);
  const { shown, hidden } = firstRows(matching, MAX_ROWS);
  const count = matching.reduce((sum, { rows }) => sum + rows.length, 0);
  useLayoutEffect(() => {
    // The target row must be rendered before it can be focused.
    if (target?.at === 'control' && target.path !== query) setQuery(hidden > 0 ? target.path : '');
  }, [target]);
  return (
    <aside class="panel" aria-label={parameters}>
      <div class="panel-top">
        <PanelHead />
        <SearchField text={query} onInput={setQuery} />
      </div>
      <p class="panel-why">{why}</p>
      {query === '' && <VerdictCard />}
      <p class="panel-found" role="status">
        {query !== '' && (count === 0 ? none : found(count))}
      </p>
      {shown.map(({ group, heading, rows }) => (
        <section key={group} data-group={group}>
          <h3>{heading}</h3>
          {rows.map((row) => (
            <MemoizedRow key={row.row.path} row={row} original={original.get(row.row.path) ?? row.row.value} />
          ))}
        </section>
      ))}
      {hidden > 0 && <p class="panel-found">{more(hidden)}</p>}
    </aside>
  );
}

function PanelHead(): JSX.Element {
  const { parameters, resetAll, closePanel } = useWords();
  const words = panelWords(useLanguage());
  const scene = useAppState((state) => state.scene);
  const written = useAppState((state) => state.written);
  const isChanged = useMemo(() => !isAlike(scene, written), [scene, written]);
  const canUndo = useAppState((state) => state.history.past.length > 0);
  const canRedo = useAppState((state) => state.history.future.length > 0);
  const dispatch = useDispatch();
  const { effects } = useUi();
  return (
    <div class="panel-head">
      <h2>{parameters}</h2>
      <IconButton label={words.undo} disabled={!canUndo} onClick={() => dispatch(undo)}>
        <UndoIcon />
      </IconButton>
      <IconButton label={words.redo} disabled={!canRedo} onClick={() => dispatch(redo)}>
        <RedoIcon />
      </IconButton>
      <IconButton label={words.save} onClick={effects.saveScene}>
        <SaveIcon />
      </IconButton>
      <button type="button" class="plain" disabled={!isChanged} onClick={() => dispatch(resetTweaks)}>
        {resetAll}
      </button>
      <IconButton label={closePanel} onClick={() => dispatch(toggleSide('tweak'))}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}

function SearchField({ text, onInput }: { text: string; onInput: (text: string) => void }): JSX.Element {
  const { search, searchHint } = panelWords(useLanguage());
  const field = useRef<HTMLInputElement>(null);
  const isTarget = useAppState(({ focusTarget }) => focusTarget?.at === 'search');
  const dispatch = useDispatch();
  useLayoutEffect(() => {
    if (!isTarget) return;
    field.current?.focus();
    field.current?.select();
    dispatch(clearFocusTarget);
  }, [isTarget]);
  return (
    <input
      ref={field}
      class="text-field search"
      type="search"
      aria-label={search}
      placeholder={searchHint}
      autocomplete="off"
      spellcheck={false}
      value={text}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event)) return;
        if (text === '') event.currentTarget.blur();
        onInput('');
      }}
    />
  );
}

/** Renders again only if its own row has changed: moving a slider changes one row of many. */
function MemoizedRow({ row, original }: { row: PanelRow; original: Tweak['value'] }): JSX.Element {
  const kept = useRef(row);
  if (!isAlike(kept.current, row)) kept.current = row;
  return useMemo(() => <Row row={kept.current} original={original} />, [kept.current, original]);
}

/** The casts hold: `original` has the type of the row's value, since both come from the same path of the schema. */
function Row({ row, original }: { row: PanelRow; original: Tweak['value'] }): JSX.Element {
  switch (row.sort) {
    case 'seed':
      return <SeedRow seed={row.row.value} written={original as string} />;
    case 'choice':
      return <ChoiceRow row={row.row} written={original as string | boolean} />;
    case 'count':
      return <CountRow row={row.row} written={original as number} />;
    default:
      return <ParameterRow row={row.row} written={original as number} />;
  }
}

function valuesOf(scene: Scene): Map<string, Tweak['value']> {
  const rows = [...listSources(scene), ...listChoices(scene)];
  return new Map<string, Tweak['value']>([
    ...rows.map(({ path, value }) => [path, value] as const),
    ['seed', scene.seed],
  ]);
}
