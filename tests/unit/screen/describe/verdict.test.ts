import { describe, expect, it } from 'vitest';
import type { Gain } from '../../../../src/core/analysis/proof.ts';
import { strandedIn } from '../../../../src/core/analysis/stranded.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { describeVerdict } from '../../../../src/screen/describe/verdict.ts';
import { type Cut, cutSceneText, THERE_AND_BACK } from '../../../support/cutScene.ts';

const LINE = { kind: 'line', chips: 4 };
const readerOf = (cuts: readonly Cut[]): TraceReader => new TraceReader(simulate(parseScene(cutSceneText(LINE, cuts))));
/** Gains that would name a bottleneck with certainty. */
const GAINS: readonly Gain[] = [{ resource: 'neuronLink', what: 'rate', gain: 0.5 }];

describe('the verdict on a run that never finishes', () => {
  const afterOne = { from: 'c1', to: 'c2', at: 6 };

  it('is what stopped it, never a bottleneck', () => {
    const reader = readerOf([afterOne]);
    expect(strandedIn(reader.trace)).toEqual({ links: [{ link: 1, packets: 1 }], neverSent: 0, since: 9000 });
    for (const gains of [GAINS, undefined]) {
      const said = describeVerdict(reader, gains, 'en');
      expect(said.heading).toBe('The run never finishes');
      expect([said.resource, said.share, said.proof, said.chain]).toEqual([undefined, undefined, undefined, []]);
      expect(said.line!.number).toBe('1 undelivered, waiting since 9 ticks');
      expect(said.noProof).toContain('chip 1 → chip 2 (1)');
      expect(said.row).toBe('run.undelivered');
    }
    const korean = describeVerdict(reader, GAINS, 'ko');
    expect([korean.heading, korean.line!.number]).toEqual([
      '끝나지 않는 실행',
      '전달되지 못한 패킷 1개, 9 틱부터 대기',
    ]);
  });

  it('counts packets by link', () => {
    const { trace } = readerOf([{ from: 'c0', to: 'c1', at: 0 }]);
    expect(strandedIn(trace)).toEqual({ links: [{ link: 0, packets: 2 }], neverSent: 0, since: 0 });
  });

  it('counts packets that were never sent', () => {
    const file = cutSceneText({ kind: 'line', chips: 2 }, [{ from: 'c0', to: 'c1', at: 0 }], THERE_AND_BACK);
    const reader = new TraceReader(simulate(parseScene(file)));
    expect(strandedIn(reader.trace)).toEqual({ links: [{ link: 0, packets: 1 }], neverSent: 1, since: 1000 });
    expect(describeVerdict(reader, GAINS, 'en').line!.number).toBe('2 undelivered, waiting since 1 ticks');
    expect(describeVerdict(reader, GAINS, 'en').noProof).toContain('chip 0 → chip 1 (1). Never sent: 1.');
    expect(describeVerdict(reader, GAINS, 'ko').noProof).toContain('보내지 못한 패킷: 1개.');
  });

  it('does not stand where all packets arrive', () => {
    const reader = readerOf([{ from: 'c2', to: 'c3', at: 0 }]);
    expect(strandedIn(reader.trace)).toBeUndefined();
    expect(describeVerdict(reader, GAINS, 'en').resource).toBe('neuronLink');
  });
});
