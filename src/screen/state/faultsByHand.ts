import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import type { FaultScene } from '../../core/scene/faults.ts';
import { checkScene } from '../../core/scene/parse.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Action } from './appState.ts';
import { changeScene } from './history.ts';

/** A directed link by its ends, as a scene names them: c0, c1, … for chips, s0, s1, … for switches. */
export type LinkEnds = { readonly from: string; readonly to: string };

/** Why a fault made by hand is at this instant, and of this size. */
export const BY_HAND = {
  en: 'Set by hand at this instant of the animation.',
  ko: '애니메이션의 이 시각에서 직접 정했다.',
} as const;

const SLOWER = 4;

/**
 * From the instant that is shown on, the link is cut, takes four times as long, or is as the cluster says. What was set by
 * hand for later is dropped; what is before stays, so the run up to now stays as it was. Undone as any change of the scene.
 */
export function faultLink(link: LinkEnds, kind: FaultScene['action']['kind']): Action {
  return (state) => {
    const now = Math.round(state.time);
    const action: FaultScene['action'] = kind === 'slower' ? slowerBy(SLOWER) : { kind };
    const kept = (state.scene.faults ?? []).filter((fault) => {
      return !(isByHand(fault) && isOn(fault, link) && fault.at.invented * MILLITICKS_PER_TICK >= now);
    });
    const isNeeded = kind !== 'back' || kept.some((fault) => typeof fault.link === 'string' || isOn(fault, link));
    const added = isNeeded ? [byHand(now / MILLITICKS_PER_TICK, link, action)] : [];
    try {
      return changeScene(state, withFaults(state.scene, [...kept, ...added]));
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      return { ...state, trouble: { file: state.file, problems: error.problems } };
    }
  };
}

/** The scene with these faults and no others. Throws SceneError where they can't be a scene's. */
export function withFaults(scene: Scene, faults: readonly FaultScene[]): Scene {
  return checkScene({ ...scene, faults: faults.length === 0 ? undefined : faults });
}

export function byHand(at: number, link: LinkEnds, action: FaultScene['action']): FaultScene {
  return { at: { invented: at, because: BY_HAND }, link: { ...link }, action };
}

export function slowerBy(factor: number): FaultScene['action'] {
  return { kind: 'slower', factor: { invented: factor, because: BY_HAND } };
}

export function isByHand({ at: { because } }: FaultScene): boolean {
  return typeof because === 'object' && because.en === BY_HAND.en;
}

function isOn({ link }: FaultScene, { from, to }: LinkEnds): boolean {
  return typeof link === 'object' && link.from === from && link.to === to;
}
