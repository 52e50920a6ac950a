import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { bandsBetween } from '../../../../src/core/analysis/bands.ts';
import { LINK_CLASSES } from '../../../../src/core/model/linkClasses.ts';
import { COMPUTE } from '../../../../src/core/model/program.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { buildBoard } from '../../../../src/screen/picture/board.ts';
import { packetAt, packFlights } from '../../../../src/screen/picture/flights.ts';
import { countChips, createFrame, passingFrame, pictureAt } from '../../../../src/screen/picture/frame.ts';
import { describeFrame, labelsAt, legend } from '../../../../src/screen/describe/labels.ts';
import { PROJECTIONS, projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import { CHIP_STATES, THEMES } from '../../../../src/screen/picture/theme.ts';
import { fit } from '../../../../src/screen/view/camera.ts';
import { boardPlaces } from '../../../support/boardPlaces.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const reader = new TraceReader(simulate(scene));
const { trace } = reader;
const { network } = trace;
const EFA = LINK_CLASSES.indexOf('efa');
const longest = reader.survey.longestQueues;
const longestQueue = Math.max(...longest.filter((_, link) => network.linkClass[link] === EFA));
const projections = projectionsFor(network);
const rooms = projections.flatMap((name) => [false, true].map((upright) => [name, upright] as const));

describe('a frame', () => {
  const naive = (time: number) => {
    const waiting = new Int32Array(network.linkCount);
    const busy = new Uint8Array(network.linkCount);
    for (let hop = 0; hop < trace.hopLink.length; hop++) {
      if (trace.hopEnqueue[hop]! > time || reader.arrival[hop]! <= time) continue;
      if (time < trace.hopStart[hop]!) waiting[trace.hopLink[hop]!]!++;
      else busy[trace.hopLink[hop]!] = 1;
    }
    const computing = new Set<number>();
    for (let task = 0; task < trace.program.taskCount; task++) {
      const isNow = trace.taskStart[task]! <= time && time < trace.taskEnd[task]!;
      if (trace.program.kind[task] === COMPUTE && isNow) computing.add(trace.program.from[task]!);
    }
    return { waiting, busy, computing };
  };

  it('[L4] equals a scan of the whole trace, for instants in any order', () => {
    const random = randomStream('picture', 'frames');
    const frame = createFrame(network.chipCount, network.linkCount);
    for (let i = 0; i < 60; i++) {
      const time = Math.floor(random() * trace.finish);
      pictureAt(reader, time, frame);
      const { waiting, busy, computing } = naive(time);
      expect(frame.waiting).toEqual(waiting);
      expect(frame.linkBusy).toEqual(busy);
      expect(frame.totalWaiting).toBe(waiting.reduce((sum, one) => sum + one, 0));
      expect(passingFrame(reader, time).waiting).toEqual(waiting);
      for (let chip = 0; chip < network.chipCount; chip++) {
        expect(CHIP_STATES[frame.chipState[chip]!] === 'computing').toBe(computing.has(chip));
      }
    }
  });

  it('shows the story: all compute at first, over a thousand packets wait at the bridge, all are finished at the end', () => {
    const frame = createFrame(network.chipCount, network.linkCount);
    const of = (time: number, state: (typeof CHIP_STATES)[number]): number =>
      countChips(pictureAt(reader, time, frame))[CHIP_STATES.indexOf(state)]!;
    expect(of(0, 'computing')).toBe(128);
    const { 'step1.efa.start': start, 'step1.efa.end': end } = trace.moments;
    const middle = start! + (end! - start!) * 0.2;
    expect(of(middle, 'waiting')).toBeGreaterThan(100);
    expect(frame.totalWaiting).toBeGreaterThan(1000);
    expect(describeFrame(frame, 'en')).toContain(`${Math.floor(frame.totalWaiting / 1000)}\u202f`);
    expect(of(trace.finish, 'finished')).toBe(128);
    expect(frame.totalWaiting + frame.totalFlying).toBe(0);
  });
});

describe('packets in a queue', () => {
  it('are drawn in the order in which they leave, the next one at the head, without overlap', () => {
    const layout = PROJECTIONS.tower(network, { upright: false, longestQueue });
    const flights = packFlights(reader);
    const random = randomStream('picture', 'lines');
    for (let i = 0; i < 40; i++) {
      const time = Math.floor(random() * trace.finish);
      const lines = new Map<number, { start: number; place: number }[]>();
      for (let hop = 0; hop < trace.hopLink.length; hop++) {
        const seen = packetAt(network, flights, layout, hop, time);
        if (seen.kind !== 'inLine') continue;
        const line = lines.get(trace.hopLink[hop]!) ?? [];
        line.push({ start: trace.hopStart[hop]!, place: seen.place });
        lines.set(trace.hopLink[hop]!, line);
      }
      for (const [link, line] of lines) {
        if (network.linkClass[link] !== EFA) continue;
        line.sort((a, b) => a.start - b.start);
        expect(line[0]!.place).toBeLessThanOrEqual(1);
        line.slice(1).forEach(({ place }, n) => expect(place - line[n]!.place).toBeGreaterThan(0.95));
      }
    }
  });
});

describe('load', () => {
  it('has the shares of a finer count of busy chips', () => {
    const bins = 40;
    const bands = bandsBetween(reader, 0, reader.trace.finish, bins);
    const samples = 50;
    const sampled = {
      compute: new Float64Array(bins),
      neuronLink: new Float64Array(bins),
      efa: new Float64Array(bins),
    };
    for (let i = 0; i < bins * samples; i++) {
      const time = ((i + 0.5) * trace.finish) / (bins * samples);
      const chips = { compute: 0, neuronLink: new Set<number>(), efa: new Set<number>() };
      for (let chip = 0; chip < network.chipCount; chip++) if (reader.computingAt(chip, time) !== -1) chips.compute++;
      const { first, last } = reader.hopsAliveAt(time);
      for (let hop = first; hop < last; hop++) {
        const link = trace.hopLink[hop]!;
        if (trace.hopStart[hop]! > time || reader.serialized[hop]! <= time) continue;
        if (network.linkFrom[link]! >= network.chipCount) continue;
        chips[network.linkClass[link] === EFA ? 'efa' : 'neuronLink'].add(network.linkFrom[link]!);
      }
      const bin = Math.floor(i / samples);
      sampled.compute[bin]! += chips.compute / network.chipCount / samples;
      sampled.neuronLink[bin]! += chips.neuronLink.size / network.chipCount / samples;
      sampled.efa[bin]! += chips.efa.size / network.chipCount / samples;
    }
    for (const band of ['compute', 'neuronLink', 'efa'] as const) {
      bands[band].forEach((share, bin) => expect(Math.abs(share - sampled[band][bin]!)).toBeLessThan(0.03));
    }
  });

  it('finds the longest queue of every link', () => {
    const waiting = new Int32Array(network.linkCount);
    const most = new Int32Array(network.linkCount);
    for (const time of new Set(trace.hopEnqueue)) {
      reader.waitingAt(time, waiting);
      waiting.forEach((count, link) => {
        most[link] = Math.max(most[link]!, count);
      });
    }
    expect(longest).toEqual(most);
  });
});

describe.each(rooms)('projection %s, upright %s', (name, upright) => {
  const layout = PROJECTIONS[name](network, { upright, longestQueue });
  const { left, right, top, bottom } = layout.bounds;
  const isInside = (x: number, y: number): boolean => x >= left && x <= right && y >= top && y <= bottom;

  it('has every chip, switch, path and queue inside its bounds', () => {
    for (let chip = 0; chip < network.chipCount; chip++) {
      expect(isInside(layout.chips[2 * chip]!, layout.chips[2 * chip + 1]!)).toBe(true);
    }
    const { first, count, points } = layout.paths;
    for (let link = 0; link < network.linkCount; link++) {
      expect(count[link]).toBeGreaterThan(1);
      for (let i = first[link]!; i < first[link]! + count[link]!; i++) {
        expect(isInside(points[2 * i]!, points[2 * i + 1]!)).toBe(true);
      }
      expect(isInside(layout.queues[4 * link]!, layout.queues[4 * link + 1]!)).toBe(true);
    }
    for (const box of layout.switches)
      expect(isInside(box.left, box.top) && isInside(box.right, box.bottom)).toBe(true);
  });

  it('puts every chip on a plate, no two at the same place', () => {
    const places = new Set(
      Array.from({ length: network.chipCount }, (_, chip) => layout.chips.subarray(2 * chip, 2 * chip + 2).join()),
    );
    expect(places.size).toBe(network.chipCount);
    expect(layout.plates.flatMap(({ chips }) => chips).sort((a, b) => a - b)).toEqual(
      [...places].map((_, chip) => chip),
    );
  });

  it('makes a board of finite numbers', () => {
    expect(boardPlaces(buildBoard(network, layout)).every(Number.isFinite)).toBe(true);
  });

  it('fits into any room', () => {
    for (const [width, height] of [
      [1920, 1080],
      [390, 844],
      [2560, 1080],
      [200, 50],
    ] as const) {
      const camera = fit(layout.bounds, width, height, { left: 10, right: 20, top: 5, bottom: 8 });
      expect(left * camera.scale + camera.x).toBeGreaterThanOrEqual(10 - 1e-6);
      expect(right * camera.scale + camera.x).toBeLessThanOrEqual(width - 20 + 1e-6);
      expect(top * camera.scale + camera.y).toBeGreaterThanOrEqual(5 - 1e-6);
      expect(bottom * camera.scale + camera.y).toBeLessThanOrEqual(height - 8 + 1e-6);
    }
  });
});

describe('labels', () => {
  it('count every packet that waits for EFA, in both languages, and never overlap', () => {
    const layout = PROJECTIONS.tower(network, { upright: false, longestQueue });
    const frame = createFrame(network.chipCount, network.linkCount);
    for (const language of ['en', 'ko'] as const) {
      for (let i = 0; i < 50; i++) {
        pictureAt(reader, (trace.finish * i) / 50, frame);
        const labels = labelsAt(layout, frame, language).filter(({ text }) => text !== '');
        const counted = labels
          .filter(({ role }) => role === 'pen')
          .reduce((sum, { text }) => sum + Number(/\d+/.exec(text.replaceAll('\u202f', ''))![0]), 0);
        const waiting = frame.waiting.reduce((sum, one, link) => sum + (network.linkClass[link] === EFA ? one : 0), 0);
        expect(counted).toBe(waiting);
        const boxes = labels.map(({ at, text }) => ({ x: at[0], y: at[1], half: text.length * 6.5 }));
        boxes.forEach((a, n) =>
          boxes.slice(n + 1).forEach((b) => {
            expect(Math.abs(a.x - b.x) > a.half + b.half || Math.abs(a.y - b.y) > 24).toBe(true);
          }),
        );
      }
    }
  });

  it('have a legend of what the network has, in the colours of the theme', () => {
    for (const theme of Object.values(THEMES)) {
      const texts = legend(network, theme, 'en').map(({ text }) => text);
      expect(texts).toEqual([
        'NeuronLink, inside',
        'EFA, between',
        'packets waiting',
        'chip computes',
        'chip moves data',
        'chip waits',
        'chip has not begun',
        'chip is done',
      ]);
      expect(legend(network, theme, 'ko').flatMap(({ colours }) => colours)).toContain(theme.computing);
    }
    const alone = simulate(tweakScene(scene, [{ path: 'cluster.ultraServers', value: 1 }])).network;
    const { linkClass } = alone;
    const inside = { ...alone, linkClass: linkClass.filter((row) => row !== EFA) };
    expect(legend(inside, THEMES.night, 'en').map(({ text }) => text)).not.toContain('EFA, between');
  });
});
