import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { everyName } from '../../../core/base/everyName.ts';
import { clearFocusTarget, focusOn } from '../../state/focusTarget.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useDispatch, useLanguage, useWords } from '../context.ts';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';
import type { NumberRow, SortColumn, Sorting } from './numberRows.ts';

const COLUMNS = everyName<SortColumn>({
  name: true,
  belongsTo: true,
  value: true,
  origin: true,
  grounds: true,
  path: true,
});

type NumbersTableProps = HeadProps & {
  rows: readonly NumberRow[];
  /** Id of the row to scroll to. */
  target: string | undefined;
};

export function NumbersTable({ rows, target, sorting, onSort }: NumbersTableProps): JSX.Element {
  return (
    <table class="numbers">
      <Head sorting={sorting} onSort={onSort} />
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} isTarget={row.id === target} />
        ))}
      </tbody>
    </table>
  );
}

type HeadProps = { sorting: Sorting | undefined; onSort: (sorting: Sorting) => void };

/** On paper the head, which printers repeat on every page, has the mark, and plain names instead of sort buttons. */
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

/** The path with break opportunities before its dots. */
function breakable(path: string): ComponentChildren {
  return path.split('.').map((key, depth) => (depth === 0 ? key : [<wbr key={depth} />, `.${key}`]));
}

type RowProps = { row: NumberRow; isTarget: boolean };

/** The target row scrolls into view, takes the focus and stays highlighted. */
function Row({ row, isTarget }: RowProps): JSX.Element {
  const words = panelWords(useLanguage());
  const dispatch = useDispatch();
  const box = useRef<HTMLTableRowElement>(null);
  const [isHighlighted, setHighlighted] = useState(false);
  useLayoutEffect(() => {
    if (!isTarget || box.current === null) return;
    box.current.scrollIntoView({ block: 'center' });
    box.current.querySelector<HTMLElement>('th button, th [tabindex]')?.focus({ preventScroll: true });
    setHighlighted(true);
    dispatch(clearFocusTarget);
  }, [isTarget]);
  const { path, name, shown, origin, grounds, groundsLanguage, note, hasControl, belongsTo } = row;
  return (
    <tr ref={box} data-origin={origin} data-highlighted={isHighlighted}>
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
