import { describe, expect, it } from 'vitest';
import { faultsOf, linkConditionsAt, linkEnds } from '../../../../src/core/analysis/linkConditions.ts';
import { randomStream } from '../../../../src/core/base/random.ts';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { receiveRun, refuseScene, seek, tweak } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { BY_HAND, faultLink } from '../../../../src/screen/state/faultsByHand.ts';
import { undo } from '../../../../src/screen/state/history.ts';
import { openLink, readLink, writeLink } from '../../../../src/screen/state/link.ts';
import { faultFromText, faultsByHand, faultToText } from '../../../../src/screen/state/linkFaults.ts';
import { goodText, sceneWith } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const trace = simulate(scene);
const reader = new TraceReader(trace);
const { network } = trace;
const plain = receiveRun({ scene, reader, hash: '' })(initialState(scene, 'file', 'en', 'night'));
const NOW = trace.moments['step1.efa.start']! + 90_125;
const at = (time: number): AppState => seek(time)(plain);
const ends = linkEnds(network, trace.hopLink.findLast((_, hop) => trace.hopEnqueue[hop]! < NOW)!);

describe('a fault made by hand', () => {
  it.each(['cut', 'slower'] as const)('%s: changes only what follows it', (kind) => {
    const faulty = new TraceReader(simulate(faultLink(ends, kind)(at(NOW)).scene));
    const before = (one: TraceReader) =>
      [...one.trace.hopPacket.keys()]
        .filter((hop) => one.trace.hopEnqueue[hop]! < NOW)
        .map((hop) => {
          const { hopPacket, hopLink, hopEnqueue, hopStart } = one.trace;
          const started = hopStart[hop]! < NOW;
          return [hopPacket[hop], hopLink[hop], hopEnqueue[hop], ...(started ? [hopStart[hop], one.arrival[hop]] : [])];
        });
    expect(before(faulty)).toEqual(before(reader));
    expect(traceHash(faulty.trace)).not.toBe(traceHash(trace));
    const done = (one: TraceReader) => [...one.trace.taskEnd].map((end) => (end < NOW ? end : -1));
    expect(done(faulty)).toEqual(done(reader));
  });

  it('is visible from its instant on, and is undone as one change', () => {
    const cut = faultLink(ends, 'cut')(at(NOW));
    expect(cut.scene.faults).toHaveLength(1);
    expect(cut.scene.faults![0]!.at).toMatchObject({ invented: NOW / 1000, because: BY_HAND });
    const faults = faultsOf(cut.scene, network);
    expect(linkConditionsAt(faults, NOW - 1).size).toBe(0);
    const [[link, condition]] = [...linkConditionsAt(faults, NOW)] as [[number, unknown]];
    expect([linkEnds(network, link), condition]).toEqual([ends, { kind: 'cut' }]);
    expect(undo(cut).scene).toBe(scene);
  });

  it('replaces later faults by hand of the same link, and nothing else', () => {
    const other = linkEnds(network, 0);
    const state = [
      faultLink(ends, 'cut'),
      faultLink(other, 'slower'),
      seek(NOW + 5000),
      faultLink(ends, 'back'),
      seek(NOW + 1000),
      faultLink(ends, 'slower'),
    ].reduce((before, action) => action(before), at(NOW));
    expect(state.scene.faults!.map(({ at: { invented }, action }) => [invented * 1000 - NOW, action.kind])).toEqual([
      [0, 'cut'],
      [0, 'slower'],
      [1000, 'slower'],
    ]);
    const again = seek(NOW)(state);
    expect(faultLink(other, 'back')(faultLink(ends, 'back')(again)).scene.faults).toBeUndefined();
  });

  it('keeps the scene’s own faults', () => {
    const own = { at: { invented: 900, because: 'a test' }, link: ends, action: { kind: 'cut' } };
    const written = checkScene(sceneWith([['faults'], [own]]));
    const state = faultLink(ends, 'slower')({ ...at(NOW), scene: written, written });
    expect(state.scene.faults!.map(({ action }) => action.kind)).toEqual(['cut', 'slower']);
    expect(faultsByHand(state.scene).map(faultToText)).toEqual([
      expect.stringMatching(/^[\d.]+,[cs]\d+,[cs]\d+,slower,4$/),
    ]);
    const reopened = openLink({ ...state, scene: written }, readLink(`#${writeLink(state)}`));
    expect(reopened.scene).toEqual(state.scene);
  });

  it('above a scene’s limit is reported, and nothing is lost', () => {
    let state = at(0);
    for (let i = 0; i <= LIMITS.faults; i++) state = faultLink(linkEnds(network, i), 'cut')(state);
    expect(state.scene.faults).toHaveLength(LIMITS.faults);
    expect(state.trouble?.problems).toHaveLength(1);
  });
});

describe('faults in an address', () => {
  it('are restored with the scene and its tweaks', () => {
    const random = randomStream('faults', 'addresses');
    for (let i = 0; i < 40; i++) {
      let state = plain;
      for (let n = Math.floor(random() * 5); n > 0; n--) {
        const link = linkEnds(network, Math.floor(random() * network.linkCount));
        state = faultLink(link, random() < 0.5 ? 'cut' : 'slower')(seek(Math.floor(random() * trace.finish))(state));
      }
      if (random() < 0.5) state = tweak('cluster.efa.rate', 0.7)(state);
      if (random() < 0.5 && state.scene.faults !== undefined) state = tweak('faults[0].at', 12.5)(state);
      expect(openLink(plain, readLink(`#${writeLink(state)}`)).scene).toEqual(state.scene);
    }
  });

  it('are ignored if they can’t be read', () => {
    for (const text of [
      '',
      'cut',
      '5,c0,c1',
      '5,c0,c1,explode',
      '-5,c0,c1,cut',
      '5,c0,c1,slower',
      '5,c0,c1,slower,1e9',
      '5,x0,c1,cut',
      '1e9,c0,c1,cut',
      '5,c0,c1,cut,4',
      '__proto__,c0,c1,cut',
      '5.123456789012345678,c0,c1,cut',
      '\ud800,c0,c1,cut',
      '5,c0,c1,cut'.repeat(500),
    ]) {
      expect(faultFromText(text)).toBeUndefined();
    }
    const many = `#${'fault=5,c0,c1,cut&'.repeat(500)}`;
    expect(openLink(plain, readLink(many)).scene.faults).toHaveLength(LIMITS.faults);
    const refused = openLink(plain, readLink('#fault=5,c0,c1,slower,0.5&fault=5,c0,c1,slower,9999&fault=x'));
    expect(refused.scene).toEqual(scene);
    expect(refused.opened?.unused).toHaveLength(3);
  });

  it('on missing links leave the scene as written, and are reported', () => {
    const opened = openLink(initialState(scene, 'file', 'en', 'night'), readLink('#fault=5,c9999,c1,cut'));
    expect(() => simulate(opened.scene)).toThrow('faults[0].link.from');
    const refused = refuseScene({ file: 'file', problems: [] })(opened);
    expect(refused.scene).toBe(scene);
    expect(refused.trouble).toBeDefined();
  });
});
