import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { openPage } from '../../state/pages.ts';
import { clearFocusTarget, focusOn } from '../../state/focusTarget.ts';
import { verdictOf } from '../../state/verdict.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useAppState, useDispatch, useLanguage, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { MarkedNumber } from '../parts/MadeUpMark.tsx';
import { comparedRuns } from '../compare/comparedRuns.ts';
import {
  type SortColumn,
  comparisonRows,
  filterRows,
  instantRow,
  type NumberRow,
  resultRows,
  type RowOrigin,
  sceneRows,
  type Sorting,
  sortRows,
  verdictRows,
} from './numberRows.ts';
import { shownScene } from '../stage/story.ts';
import { useRestoredFocus } from '../parts/useRestoredFocus.ts';

/** Rows shown at once, until all are asked for; a scene may list many thousand. */
const MAX_ROWS = 400;
const ORIGINS: readonly RowOrigin[] = ['invented', 'article', 'document', 'chosen', 'computed'];
const COLUMNS: readonly SortColumn[] = ['name', 'belongsTo', 'value', 'origin', 'grounds', 'path'];

/** Where the numbers come from: each number of the scene and of its run with its origin, to sort, to search, to print. */
export function NumbersPage(): JSX.Element {
  const language = useLanguage();
  const words = panelWords(language);
  const scene = useAppState(shownScene);
  const run = useAppState((state) => state.run);
  const wantedRow = useAppState((state) => (state.focusTarget?.at === 'number' ? state.focusTarget.path : undefined));
  const time = useAppState((state) => state.time);
  const before = useAppState((state) => comparedRuns(state)?.before);
  const verdict = useAppState(verdictOf);
  const [text, setText] = useState('');
  const [origin, setOrigin] = useState<RowOrigin | undefined>(undefined);
  const [sorting, setSorting] = useState<Sorting | undefined>(undefined);
  const [isWhole, showWhole] = useState(false);
  const dispatch = useDispatch();
  const rows = useMemo(
    () => [
      ...sceneRows(scene, language),
      ...(run === undefined ? [] : [instantRow(time, language), ...resultRows(run, language)]),
      ...(verdict === undefined ? [] : verdictRows(verdict, language)),
      ...(before === undefined || run === undefined ? [] : comparisonRows({ before, after: run }, language)),
    ],
    [scene, run, before, verdict, time, language],
  );
  // A result that has no row of its own, as what a card says, is one of the run's.
  const pointed = wantedRow === undefined || rows.some(({ id }) => id === wantedRow) ? wantedRow : 'run.now';
  const wanted = useMemo(() => {
    const found = filterRows(rows, text, origin);
    return sorting === undefined ? found : sortRows(found, sorting, language);
  }, [rows, text, origin, sorting, language]);
  const shown = isWhole ? wanted : wanted.slice(0, MAX_ROWS);
  useRestoredFocus();
  useLayoutEffect(() => {
    if (pointed === undefined) return;
    // The row must be there to be found.
    setText('');
    setOrigin(undefined);
    if (rows.length > MAX_ROWS) showWhole(true);
  }, [pointed]);

  return (
    <main class="page numbers-page" aria-labelledby="numbers-title">
      <div class="numbers-head">
        <h2 id="numbers-title">{words.numbersTitle}</h2>
        <IconButton label={words.back} onClick={() => dispatch(openPage('stage'))}>
          <CloseIcon />
        </IconButton>
      </div>
      <p class="numbers-why">
        {scene.title[language]}. {words.numbersWhy}
      </p>
      <div class="numbers-tools">
        <input
          class="text-field search"
          type="search"
          aria-label={words.filter}
          placeholder={words.filter}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <select
          class="select"
          aria-label={words.origin}
          value={origin ?? ''}
          onChange={(event) => setOrigin(ORIGINS.find((one) => one === event.currentTarget.value))}
        >
          <option value="">{words.allOrigins}</option>
          {ORIGINS.map((one) => (
            <option key={one} value={one} selected={one === origin}>
              {words.origins[one]}
            </option>
          ))}
        </select>
        <p role="status">{words.rows(wanted.length, rows.length)}</p>
        <button type="button" class="plain framed" onClick={() => window.print()}>
          {words.print}
        </button>
      </div>
      <table class="numbers">
        <Head sorting={sorting} onSort={setSorting} />
        <tbody>
          {shown.map((row) => (
            <Row key={row.id} row={row} isPointedAt={row.id === pointed} />
          ))}
        </tbody>
      </table>
      {shown.length < wanted.length && (
        <button type="button" class="plain framed" onClick={() => showWhole(true)}>
          {words.showAll(wanted.length)}
        </button>
      )}
    </main>
  );
}

type HeadProps = { sorting: Sorting | undefined; onSort: (sorting: Sorting) => void };

/** The mark stands in the head, which a printer repeats on each page; but for buttons, so that paper has plain names. */
function Head({ sorting, onSort }: HeadProps): JSX.Element {
  const words = panelWords(useLanguage());
  const { allMadeUp } = useWords();
  return (
    <thead>
      <tr class="print-mark">
        <td colSpan={COLUMNS.length}>✎ {allMadeUp}</td>
      </tr>
      <tr>
        {COLUMNS.map((column) => {
          const descending = sorting?.by === column ? sorting.descending : undefined;
          const sort = descending === undefined ? 'none' : descending ? 'descending' : 'ascending';
          return (
            <th key={column} scope="col" aria-sort={sort}>
              <button
                type="button"
                title={words.sortBy(words[column])}
                onClick={() => onSort({ by: column, descending: descending === false })}
              >
                {words[column]}
                <span class="arrow" aria-hidden="true">
                  {descending === undefined ? '' : descending ? '↓' : '↑'}
                </span>
              </button>
              <span class="on-paper">{words[column]}</span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** A path that breaks at its dots. */
function breakable(path: string): ComponentChildren {
  return path.split('.').map((key, depth) => (depth === 0 ? key : [<wbr key={depth} />, `.${key}`]));
}

function Row({ row, isPointedAt }: { row: NumberRow; isPointedAt: boolean }): JSX.Element {
  const words = panelWords(useLanguage());
  const dispatch = useDispatch();
  const box = useRef<HTMLTableRowElement>(null);
  const [isMeant, setMeant] = useState(false);
  useLayoutEffect(() => {
    if (!isPointedAt || box.current === null) return;
    box.current.scrollIntoView({ block: 'center' });
    box.current.querySelector<HTMLElement>('th button, th [tabindex]')?.focus({ preventScroll: true });
    setMeant(true);
    dispatch(clearFocusTarget);
  }, [isPointedAt]);
  const { path, name, shown, origin, grounds, groundsLanguage, note, hasControl, belongsTo } = row;
  return (
    <tr ref={box} data-origin={origin} data-highlighted={isMeant}>
      <th scope="row" class="column-name">
        {hasControl ? (
          <button
            type="button"
            class="to-control"
            title={words.toControl(name)}
            onClick={() => dispatch(focusOn('control', path))}
          >
            {name}
          </button>
        ) : (
          <span tabIndex={-1}>{name}</span>
        )}
      </th>
      <td class="column-group">{belongsTo}</td>
      <td class="column-value">
        {typeof shown === 'string' ? <span class="number">{shown}</span> : <MarkedNumber value={shown} />}
      </td>
      <td>
        <span class="origin-sign">{words.origins[origin]}</span>
      </td>
      <td class="column-grounds" lang={groundsLanguage}>
        {grounds}
        {note !== undefined && <small>{note}</small>}
      </td>
      <td class="column-path">
        <code>{path === '' ? '—' : breakable(path)}</code>
      </td>
    </tr>
  );
}
