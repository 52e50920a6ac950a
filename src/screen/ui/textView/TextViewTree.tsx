import type { JSX, RefObject } from 'preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { busyTimes } from '../../../core/analysis/busyTimes.ts';
import type { LinkCondition } from '../../../core/analysis/linkConditions.ts';
import type { Instant } from '../../describe/tally.ts';
import type { Outline, Place } from '../../describe/outline.ts';
import { placeName } from '../../describe/placeNames.ts';
import { describeLoad, describeLoadInSteps, describePlace } from '../../describe/places.ts';
import { describeCondition } from '../../describe/faults.ts';
import { focusOn } from '../../state/focusTarget.ts';
import type { Marked } from '../../words/marked.ts';
import { textViewWords } from '../../words/textViewWords.ts';
import { useDispatch, useLanguage } from '../context.ts';
import { PencilMark } from '../parts/PencilMark.tsx';
import { useSteps } from '../parts/useSteps.ts';
import { treeMove, type TreeRow, typeAhead } from './treeKeys.ts';

type Line = TreeRow & {
  readonly place: Place;
  readonly level: number;
  readonly size: number;
  readonly position: number;
};

/** Id of the row on the numbers page that the marks of the tree lead to. */
const ROW = 'run.now';

/** Letters typed within this many milliseconds form one word. */
const TYPING = 700;

type TextViewTreeProps = {
  outline: Outline;
  moment: Instant;
  conditions: ReadonlyMap<number, LinkCondition>;
  label: string;
};

/** The cluster as an ARIA tree: what each part does, what waits there, how busy it has been, and its bottleneck. */
export function TextViewTree({ outline, moment, conditions, label }: TextViewTreeProps): JSX.Element {
  const { treeKeys } = textViewWords(useLanguage());
  const hint = useId();
  const { lines, toggle } = useLines(outline);
  const { tree, focused, setFocused, focus } = useRovingFocus(lines);
  const onKeyDown = useTreeKeys(lines, focused, focus, toggle);
  return (
    <>
      <p id={hint} class="text-view-keys">
        {treeKeys}
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

type Lines = { readonly lines: readonly Line[]; readonly toggle: (key: string, isOpen: boolean) => void };

/** The visible lines. At first the root is open. */
function useLines(outline: Outline): Lines {
  const language = useLanguage();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(['']));
  const lines = useMemo(
    () => linesOf(outline, open, (place) => placeName(outline.network, place, language)),
    [outline, open, language],
  );
  const toggle = (key: string, isOpen: boolean): void => {
    setOpen((before) => {
      const after = new Set(before);
      if (isOpen) after.add(key);
      else after.delete(key);
      return after;
    });
  };
  return { lines, toggle };
}

type RovingFocus = {
  readonly tree: RefObject<HTMLUListElement | null>;
  readonly focused: string;
  readonly setFocused: (key: string) => void;
  readonly focus: (key: string) => void;
};

/** Roving tabindex: one line is the tree's tab stop. If that line disappears, the root is. */
function useRovingFocus(lines: readonly Line[]): RovingFocus {
  const tree = useRef<HTMLUListElement>(null);
  const [wanted, setFocused] = useState('');
  const focused = lines.some(({ key }) => key === wanted) ? wanted : '';
  const focus = (key: string): void => {
    setFocused(key);
    [...(tree.current?.children ?? [])]
      .find((item): item is HTMLElement => item instanceof HTMLElement && item.dataset['key'] === key)
      ?.focus();
  };
  return { tree, focused, setFocused, focus };
}

function useTreeKeys(
  lines: readonly Line[],
  focused: string,
  focus: RovingFocus['focus'],
  toggle: Lines['toggle'],
): (event: KeyboardEvent) => void {
  const dispatch = useDispatch();
  const typed = useRef({ text: '', at: 0 });
  const typeLetter = ({ key, timeStamp }: KeyboardEvent): void => {
    const { text, at } = typed.current;
    typed.current = { text: (timeStamp - at < TYPING ? text : '') + key, at: timeStamp };
    const found = typeAhead(lines, focused, typed.current.text);
    if (found !== undefined) focus(found);
  };
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.shiftKey) {
      // The marks of a line are for the pointer alone; this is their key.
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
      typeLetter(event);
    }
  };
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

/** The utilization of a part with more chips, or of any part of a run with more hops, is computed in deferred tasks. */
const [MANY_CHIPS, MANY_HOPS] = [1024, 100_000];

function Load(props: LoadProps): JSX.Element | null {
  const isLarge = props.place.nodes.length > MANY_CHIPS || props.moment.reader.trace.hopLink.length > MANY_HOPS;
  return isLarge ? <LaterLoad {...props} /> : <LoadNow {...props} />;
}

type LoadProps = { outline: Outline; place: Place; moment: Instant };

/** First the busy times of the run, then their sums over the place. While time runs, the last that was summed up stands. */
function LaterLoad({ outline, place, moment }: LoadProps): JSX.Element | null {
  const language = useLanguage();
  const load = useSteps([outline, place, moment, language], function* () {
    const busy = yield* busyTimes.inSteps(moment.reader);
    return yield* describeLoadInSteps(outline, place, moment, busy, language);
  });
  return load ? <Numbers value={load} /> : null;
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
