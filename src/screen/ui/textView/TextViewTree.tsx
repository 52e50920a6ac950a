import type { JSX } from 'preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { busyTimes } from '../../../core/analysis/busyTimes.ts';
import type { LinkCondition } from '../../../core/analysis/linkConditions.ts';
import type { Instant } from '../../describe/tally.ts';
import type { Outline, Place } from '../../describe/outline.ts';
import { placeName } from '../../describe/placeNames.ts';
import { describeLoad, describePlace } from '../../describe/places.ts';
import { describeCondition } from '../../describe/faults.ts';
import { focusOn } from '../../state/focusTarget.ts';
import type { Marked } from '../../words/marked.ts';
import { textViewWords } from '../../words/textViewWords.ts';
import { useDispatch, useLanguage } from '../context.ts';
import { PencilMark } from '../parts/PencilMark.tsx';
import { useLater } from '../parts/useLater.ts';
import { treeMove, type TreeRow, treeTyped } from './treeKeys.ts';

type Line = TreeRow & {
  readonly place: Place;
  readonly level: number;
  readonly size: number;
  readonly position: number;
};

/** Where the numbers of a line come from: its row on the page of numbers. */
const ROW = 'run.now';

/** What is typed within so many milliseconds is one word. */
const TYPING = 700;

/** The cluster part by part: what each does, what waits there, how busy it has been, what holds it up. */
export function TextViewTree({
  outline,
  moment,
  conditions,
  label,
}: {
  outline: Outline;
  moment: Instant;
  conditions: ReadonlyMap<number, LinkCondition>;
  label: string;
}): JSX.Element {
  const language = useLanguage();
  const dispatch = useDispatch();
  const hint = useId();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(['']));
  const [wanted, setFocused] = useState('');
  const tree = useRef<HTMLUListElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const lines = useMemo(
    () => linesOf(outline, open, (place) => placeName(outline.network, place, language)),
    [outline, open, language],
  );
  const focused = lines.some(({ key }) => key === wanted) ? wanted : '';

  const focus = (key: string): void => {
    setFocused(key);
    [...(tree.current?.children ?? [])]
      .find((item): item is HTMLElement => item instanceof HTMLElement && item.dataset['key'] === key)
      ?.focus();
  };
  const toggle = (key: string, isOpen: boolean): void => {
    setOpen((before) => {
      const after = new Set(before);
      if (isOpen) after.add(key);
      else after.delete(key);
      return after;
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.shiftKey) {
      // The marks of a line are for the pointer; this opens what all of them open.
      if (event.key !== 'Enter') return;
      event.preventDefault();
      dispatch(focusOn('number', ROW));
      return;
    }
    const move = treeMove(lines, focused, event.key);
    if (move !== undefined) {
      event.preventDefault();
      if ('focus' in move) focus(move.focus);
      else if ('open' in move) toggle(move.open, true);
      else toggle(move.close, false);
    } else if (/^[\p{L}\p{N}]$/u.test(event.key)) {
      event.preventDefault();
      const { text, at } = typed.current;
      typed.current = { text: (event.timeStamp - at < TYPING ? text : '') + event.key, at: event.timeStamp };
      const found = treeTyped(lines, focused, typed.current.text);
      if (found !== undefined) focus(found);
    }
  };

  return (
    <>
      <p id={hint} class="text-view-keys">
        {textViewWords(language).treeKeys}
      </p>
      <ul
        ref={tree}
        class="text-view-tree"
        role="tree"
        aria-label={label}
        aria-describedby={hint}
        onKeyDown={onKeyDown}
      >
        {lines.map((line) => (
          <TreeLine
            key={line.key}
            line={line}
            outline={outline}
            moment={moment}
            condition={line.place.kind === 'link' ? conditions.get(line.place.number) : undefined}
            isFocused={line.key === focused}
            onFocus={() => setFocused(line.key)}
            onToggle={() => line.isOpen !== undefined && toggle(line.key, !line.isOpen)}
          />
        ))}
      </ul>
    </>
  );
}

type TreeLineProps = {
  line: Line;
  outline: Outline;
  moment: Instant;
  condition: LinkCondition | undefined;
  isFocused: boolean;
  onFocus: () => void;
  onToggle: () => void;
};

function TreeLine({ line, outline, moment, condition, isFocused, onFocus, onToggle }: TreeLineProps): JSX.Element {
  const { key, place, level, size, position, isOpen, name } = line;
  const language = useLanguage();
  const { verdict: found, now } = describePlace(outline, place, moment, language);
  const verdict = condition === undefined ? found : describeCondition(condition, language);
  return (
    <li
      role="treeitem"
      data-key={key}
      data-kind={place.kind}
      aria-level={level}
      aria-setsize={size}
      aria-posinset={position}
      aria-expanded={isOpen}
      tabIndex={isFocused ? 0 : -1}
      style={{ '--level': String(level - 1) }}
      onFocus={onFocus}
      onClick={onToggle}
    >
      <p class="text-view-name">
        <strong>{name}</strong>
        {verdict !== '' && <em>{verdict}</em>}
      </p>
      <Numbers value={now} />
      <Load outline={outline} place={place} moment={moment} />
    </li>
  );
}

/** Of a part of more chips than this, how busy it has been follows in tasks of their own. */
const LARGE = 1024;

function Load(props: LoadProps): JSX.Element | null {
  return props.place.nodes.length > LARGE ? <LaterLoad {...props} /> : <LoadNow {...props} />;
}

type LoadProps = { outline: Outline; place: Place; moment: Instant };

/** First the times of the run are added up, then those of the place. */
function LaterLoad({ outline, place, moment }: LoadProps): JSX.Element | null {
  const reader = useLater<Instant['reader'] | null>(moment.reader, null);
  useMemo(() => reader && busyTimes(reader), [reader]);
  const later = useLater<Instant | null>(reader === moment.reader ? moment : null, null);
  return later && <LoadNow outline={outline} place={place} moment={later} />;
}

function LoadNow({ outline, place, moment }: LoadProps): JSX.Element | null {
  const load = describeLoad(outline, place, moment, busyTimes(moment.reader), useLanguage());
  return load === undefined ? null : <Numbers value={load} />;
}

function Numbers({ value }: { value: Marked }): JSX.Element {
  return (
    <p class="text-view-numbers">
      {value.number} <PencilMark mark={value.mark} row={ROW} />
    </p>
  );
}

function linesOf(outline: Outline, open: ReadonlySet<string>, nameOf: (place: Place) => string): Line[] {
  const lines: Line[] = [];
  const add = (places: readonly Place[], level: number, parent: string | undefined): void => {
    places.forEach((place, i) => {
      const isOpen = outline.hasChildren(place) ? open.has(place.key) : undefined;
      lines.push({
        key: place.key,
        parent,
        name: nameOf(place),
        isOpen,
        place,
        level,
        size: places.length,
        position: i + 1,
      });
      if (isOpen === true) add(outline.childrenOf(place), level + 1, place.key);
    });
  };
  add([outline.root], 1, undefined);
  return lines;
}
