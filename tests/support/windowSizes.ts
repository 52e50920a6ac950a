/**
 * The window sizes that the layout must support in every engine: which views are opened, how a page is measured, and how the result is
 * checked. This file is independent of browser drivers: `measureLayout` is a function that any driver can evaluate on the page, as
 * itself or as its source text.
 */

export type WindowSize = { readonly width: number; readonly height: number };

/** Phones upright and on their side, tablets, laptops, projectors, a wide screen, 4K. CSS pixels. */
export const WINDOW_SIZES: readonly WindowSize[] = [
  { width: 320, height: 568 },
  { width: 360, height: 640 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 640, height: 360 },
  { width: 667, height: 375 },
  { width: 700, height: 500 },
  { width: 640, height: 480 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1080 },
  { width: 3840, height: 2160 },
];

export const WINDOW_VIEWS = ['watch', 'panel', 'words', 'compare', 'talk'] as const;
export type WindowView = (typeof WINDOW_VIEWS)[number];

/** The hash of the address that opens each view. */
export const VIEW_ADDRESS: Readonly<Record<WindowView, string>> = {
  watch: '#t=520',
  panel: '#t=520&side=tweak',
  words: '#t=520&side=text',
  compare: '#t=520&set=cluster.efa.rate:1&compare',
  talk: '#t=520&talk&beat=2',
};

/** CSS pixels from the top left of the window. */
export type Rect = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export type MeasuredLayout = {
  readonly window: WindowSize & { readonly pixelRatio: number };
  /** The boxes that exist. */
  readonly boxes: Readonly<
    Record<'header' | 'stage' | 'dock' | 'panel' | 'panelHead' | 'story' | 'foot' | 'mark', Rect | null>
  >;
  readonly pictures: readonly {
    readonly box: Rect;
    /** The area in the window that is covered at most by text, in CSS pixels². */
    readonly seen: number;
    /** Size of its canvas in device pixels. */
    readonly backing: WindowSize;
  }[];
  /** Per run: its bands from top to bottom, each with its name and the name's box. */
  readonly bands: readonly (readonly { readonly name: string; readonly box: Rect; readonly label: Rect }[])[];
  /** The area that contains all bands. */
  readonly field: Rect | null;
  /** The usable part of the open panel: its width, and its height below the fixed head, within the window. */
  readonly panelRoom: WindowSize | null;
  /** Width of the widest slider in the panel. */
  readonly slider: number | null;
  /** Names of buttons, fields and headings that extend beyond the window's sides. */
  readonly outside: readonly string[];
  /** Whether the page can be scrolled horizontally. */
  readonly overflows: boolean;
};

/** Measures the current page as plain JSON; what doesn't exist is null. Self-contained, so that any driver can send its source. */
export function measureLayout(): MeasuredLayout {
  const rectOf = (element: Element | null | undefined): Rect | null => {
    const box = element?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return null;
    return { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
  };
  const rect = (selector: string): Rect | null => rectOf(document.querySelector(selector));
  const nowhere: Rect = { left: 0, top: 0, right: 0, bottom: 0 };

  /** Texts over the picture let the pointer through; other elements don't. */
  const seenOf = (host: Element, { left, top, right, bottom }: Rect): number => {
    const steps = 32;
    let hits = 0;
    for (let i = 0; i < steps * steps; i++) {
      const x = left + (((i % steps) + 0.5) / steps) * (right - left);
      const y = top + ((Math.floor(i / steps) + 0.5) / steps) * (bottom - top);
      const found = document.elementFromPoint(x, y);
      if (found !== null && (host.contains(found) || found.closest('.over, .foot') !== null)) hits++;
    }
    return (hits / (steps * steps)) * (right - left) * (bottom - top);
  };
  const pictures = Array.from(document.querySelectorAll('.canvas-host, .half')).map((host) => {
    const box = rectOf(host) ?? nowhere;
    const canvas = host.querySelector<HTMLCanvasElement>('canvas:not(.inscription)');
    return { box, seen: seenOf(host, box), backing: { width: canvas?.width ?? 0, height: canvas?.height ?? 0 } };
  });

  const names = Array.from(document.querySelectorAll('.band-names'));
  const bands = Array.from(document.querySelectorAll('.bands')).map((run, index) =>
    Array.from(run.querySelectorAll('.band')).map((band, row) => {
      const label = names[index]?.children[row];
      return {
        name: label?.textContent?.trim() ?? '',
        box: rectOf(band) ?? nowhere,
        label: rectOf(label) ?? nowhere,
      };
    }),
  );

  const panel = rect('.panel');
  // The panel's head, which stays while the rest scrolls.
  const panelHead = rect('.panel-top') ?? rect('.panel-head');
  const sliders = Array.from(document.querySelectorAll('.panel input[type="range"]'));
  const outside = Array.from(
    document.querySelectorAll('.ui :is(button, select, input, h1, h2, .all-made-up, .caption)'),
  )
    .filter((element) => element.closest('dialog:not([open]), .hidden, .marks') === null)
    .filter((element) => {
      const box = rectOf(element);
      return box !== null && (box.left < -0.5 || box.right > innerWidth + 0.5);
    })
    .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? element.tagName);
  return {
    window: { width: innerWidth, height: innerHeight, pixelRatio: devicePixelRatio },
    boxes: {
      header: rect('.header'),
      stage: rect('.stage'),
      dock: rect('.dock'),
      panel,
      panelHead,
      story: rect('.story:not(.room)'),
      foot: rect('.foot'),
      mark: rect('.over .all-made-up, .story-over-both .all-made-up'),
    },
    pictures,
    bands,
    field: rect('.bands-field'),
    panelRoom: panel && {
      width: Math.min(panel.right, innerWidth) - Math.max(panel.left, 0),
      height: Math.min(panel.bottom, innerHeight) - Math.max(panelHead?.bottom ?? 0, panel.top, 0),
    },
    slider: sliders.length === 0 ? null : Math.max(...sliders.map((one) => one.getBoundingClientRect().width)),
    outside,
    overflows: document.documentElement.scrollWidth > innerWidth + 0.5,
  };
}

/** Requirements of a layout. */
export type LayoutExpectation = {
  readonly view: WindowView;
  /** Least share of the window for the picture, or for both together. */
  readonly share: number;
};

/** The picture needs at least a third of the window. */
const THIRD = 1 / 3;

export function expectedLayout(view: WindowView, _size: WindowSize): LayoutExpectation {
  return { view, share: THIRD };
}

/** Least height of an open panel below its head: one control with its reason, without scrolling. CSS pixels. */
const LEAST_PANEL: WindowSize = { width: 240, height: 90 };
/** Least width of a slider that a thumb can set. */
const LEAST_SLIDER = 120;
/** Tolerance for the engines' rounding, in CSS pixels. */
const SLACK = 1.5;

/** Problems of a layout, one sentence each. */
export function layoutFaults(measured: MeasuredLayout, { view, share }: LayoutExpectation): readonly string[] {
  const { window, boxes, pictures } = measured;
  const faults: string[] = [];
  const wholes: readonly Rect[] = [{ left: 0, top: 0, right: window.width, bottom: window.height }];
  if (measured.overflows) faults.push('The page can be scrolled sideways.');
  for (const name of measured.outside) faults.push(`"${name}" sticks out of the window at its sides.`);

  const wanted = view === 'compare' ? 2 : 1;
  if (pictures.length !== wanted) faults.push(`There are ${pictures.length} pictures and not ${wanted}.`);
  const seen = pictures.reduce((sum, one) => sum + one.seen, 0) / (window.width * window.height);
  if (seen < share) faults.push(`The picture has ${percent(seen)} of the window and not ${percent(share)}.`);
  for (const { box, backing } of pictures) {
    const ratio = backing.width / (box.right - box.left);
    if (Math.abs(ratio - window.pixelRatio) > 0.05 * window.pixelRatio) {
      faults.push(`A canvas has ${ratio.toFixed(2)} device pixels a pixel and not ${window.pixelRatio}.`);
    }
  }
  if (pictures.length === 2) {
    const [a, b] = pictures.map(({ box }) => box) as [Rect, Rect];
    const differs = Math.abs(a.right - a.left - b.right + b.left) + Math.abs(a.bottom - a.top - b.bottom + b.top);
    if (differs > SLACK) faults.push('The two pictures are not of the same size.');
  }

  for (const [name, box] of Object.entries(boxes)) {
    if (box === null) continue;
    const isAllowed = name === 'story' || name === 'foot' || (view === 'compare' && name === 'dock');
    const within = name === 'story' || name === 'foot' ? [boxes.stage!] : wholes;
    if (name === 'stage' || isAllowed ? !isInside(box, within[0]!, 'x') : !isInside(box, within[0]!)) {
      faults.push(`The ${name} sticks out: ${describe(box)}.`);
    }
  }
  const solid = (['header', 'stage', 'dock', 'panel'] as const).filter((name) => boxes[name] !== null);
  solid.forEach((a, i) => {
    for (const b of solid.slice(i + 1)) {
      const sticks = view === 'compare' && (a === 'dock' || b === 'dock');
      if (!sticks && overlaps(boxes[a]!, boxes[b]!)) faults.push(`The ${a} and the ${b} lie over each other.`);
    }
  });
  if (boxes.story && boxes.foot && view !== 'compare' && overlaps(boxes.story, boxes.foot)) {
    faults.push('The story and the note lie over each other.');
  }
  if (boxes.story && boxes.mark && overlaps(boxes.story, boxes.mark)) {
    faults.push('The story and the mark lie over each other.');
  }
  if (view === 'talk') return faults;
  return [...faults, ...bandFaults(measured, view === 'compare' ? 2 : 1), ...panelFaults(measured, view)];
}

/** Each band must have its own row, at the height of its name, within the field. */
function bandFaults({ bands, field }: MeasuredLayout, runs: number): readonly string[] {
  const faults: string[] = [];
  if (bands.length !== runs || bands.some((run) => run.length !== 4)) {
    return [`There are bands of ${bands.map((run) => run.length).join(' and ')}, and not of ${runs} × 4.`];
  }
  const all = bands.flat();
  all.forEach(({ name, box, label }, index) => {
    const height = box.bottom - box.top;
    if (height < 5) faults.push(`The band "${name}" is ${height.toFixed(1)} px high.`);
    if (field && (box.top < field.top - SLACK || box.bottom > field.bottom + SLACK)) {
      faults.push(`The band "${name}" sticks out of its field.`);
    }
    const middle = (label.top + label.bottom) / 2;
    if (middle < box.top - SLACK || middle > box.bottom + SLACK) {
      faults.push(`The band "${name}" is not beside its name: ${describe(box)} and ${describe(label)}.`);
    }
    const next = all[index + 1];
    if (next && next.box.top < box.bottom - SLACK) faults.push(`The bands "${name}" and "${next.name}" overlap.`);
  });
  return faults;
}

/** An open panel must be in the window and have room for at least one control below its head. */
function panelFaults({ panelRoom, slider }: MeasuredLayout, view: WindowView): readonly string[] {
  if (view !== 'panel' && view !== 'words') return [];
  if (panelRoom === null) return ['The panel is not there.'];
  const faults: string[] = [];
  if (panelRoom.width < LEAST_PANEL.width) faults.push(`The panel is ${panelRoom.width.toFixed(0)} px wide.`);
  if (panelRoom.height < LEAST_PANEL.height) {
    faults.push(`Below its head the panel has ${panelRoom.height.toFixed(0)} px.`);
  }
  if (view === 'panel' && (slider ?? 0) < LEAST_SLIDER) faults.push(`The widest slider is ${slider ?? 0} px.`);
  return faults;
}

function isInside(box: Rect, whole: Rect, axis: 'x' | 'both' = 'both'): boolean {
  const across = box.left >= whole.left - SLACK && box.right <= whole.right + SLACK;
  return across && (axis === 'x' || (box.top >= whole.top - SLACK && box.bottom <= whole.bottom + SLACK));
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.left < b.right - SLACK && b.left < a.right - SLACK && a.top < b.bottom - SLACK && b.top < a.bottom - SLACK;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function describe({ left, top, right, bottom }: Rect): string {
  return `${left.toFixed(0)},${top.toFixed(0)} to ${right.toFixed(0)},${bottom.toFixed(0)}`;
}
