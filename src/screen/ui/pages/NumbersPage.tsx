import { everyName } from '../../../core/base/everyName.ts';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { openPage } from '../../state/pages.ts';
import { verdictOf } from '../../state/verdict.ts';
import { panelWords } from '../../words/panelWords.ts';
import { comparedRuns } from '../compare/comparedRuns.ts';
import { useAppState, useDispatch, useLanguage } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { useRestoredFocus } from '../parts/useRestoredFocus.ts';
import { shownScene } from '../stage/story.ts';
import {
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
import { NumbersTable } from './NumbersTable.tsx';

/** Rows rendered before "show all"; a scene may have many thousand. */
const MAX_ROWS = 400;
const ORIGINS = everyName<RowOrigin>({
  invented: true,
  article: true,
  document: true,
  chosen: true,
  computed: true,
});

type Filter = { readonly text: string; readonly origin: RowOrigin | undefined };
const NO_FILTER: Filter = { text: '', origin: undefined };

/** Where the numbers come from: every number of the scene and its run with its origin. Sortable, searchable, printable. */
export function NumbersPage(): JSX.Element {
  const language = useLanguage();
  const words = panelWords(language);
  const rows = useNumberRows();
  const target = useTargetRow(rows);
  const [filter, setFilter] = useState(NO_FILTER);
  const [sorting, setSorting] = useState<Sorting | undefined>(undefined);
  const [isWhole, showWhole] = useState(false);
  const matching = useMemo(() => {
    const found = filterRows(rows, filter.text, filter.origin);
    return sorting === undefined ? found : sortRows(found, sorting, language);
  }, [rows, filter, sorting, language]);
  const shown = isWhole ? matching : matching.slice(0, MAX_ROWS);
  useRestoredFocus();
  useLayoutEffect(() => {
    if (target === undefined) return;
    // The target row must be rendered before it can be focused.
    setFilter(NO_FILTER);
    if (rows.length > MAX_ROWS) showWhole(true);
  }, [target]);
  return (
    <main class="page numbers-page" aria-labelledby="numbers-title">
      <Heading />
      <div class="numbers-tools">
        <FilterFields filter={filter} onChange={setFilter} />
        <p role="status">{words.rows(matching.length, rows.length)}</p>
        <button type="button" class="plain framed" onClick={() => window.print()}>
          {words.print}
        </button>
      </div>
      <NumbersTable rows={shown} target={target} sorting={sorting} onSort={setSorting} />
      {shown.length < matching.length && (
        <button type="button" class="plain framed" onClick={() => showWhole(true)}>
          {words.showAll(matching.length)}
        </button>
      )}
    </main>
  );
}

function useNumberRows(): readonly NumberRow[] {
  const language = useLanguage();
  const scene = useAppState(shownScene);
  const run = useAppState((state) => state.run);
  const time = useAppState((state) => state.time);
  const before = useAppState((state) => comparedRuns(state)?.before);
  const verdict = useAppState(verdictOf);
  return useMemo(
    () => [
      ...sceneRows(scene, language),
      ...(run === undefined ? [] : [instantRow(time, language), ...resultRows(run, language)]),
      ...(verdict === undefined ? [] : verdictRows(verdict, language)),
      ...(before === undefined || run === undefined ? [] : comparisonRows({ before, after: run }, language)),
    ],
    [scene, run, before, verdict, time, language],
  );
}

/** Id of the row that a pressed mark leads to. Results without a row of their own, as on a card, lead to the current time. */
function useTargetRow(rows: readonly NumberRow[]): string | undefined {
  const wanted = useAppState(({ focusTarget }) => (focusTarget?.at === 'number' ? focusTarget.path : undefined));
  return wanted === undefined || rows.some(({ id }) => id === wanted) ? wanted : 'run.now';
}

function Heading(): JSX.Element {
  const language = useLanguage();
  const { numbersTitle, numbersWhy, back } = panelWords(language);
  const title = useAppState((state) => shownScene(state).title[language]);
  const dispatch = useDispatch();
  return (
    <>
      <div class="numbers-head">
        <h2 id="numbers-title">{numbersTitle}</h2>
        <IconButton label={back} onClick={() => dispatch(openPage('stage'))}>
          <CloseIcon />
        </IconButton>
      </div>
      <p class="numbers-why">
        {title}. {numbersWhy}
      </p>
    </>
  );
}

type FilterFieldsProps = { filter: Filter; onChange: (filter: Filter) => void };

function FilterFields({ filter, onChange }: FilterFieldsProps): JSX.Element {
  const words = panelWords(useLanguage());
  return (
    <>
      <input
        class="text-field search"
        type="search"
        aria-label={words.filter}
        placeholder={words.filter}
        value={filter.text}
        onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <select
        class="select"
        aria-label={words.origin}
        value={filter.origin ?? ''}
        onChange={(event) => onChange({ ...filter, origin: ORIGINS.find((one) => one === event.currentTarget.value) })}
      >
        <option value="">{words.allOrigins}</option>
        {ORIGINS.map((one) => (
          <option key={one} value={one} selected={one === filter.origin}>
            {words.origins[one]}
          </option>
        ))}
      </select>
    </>
  );
}
