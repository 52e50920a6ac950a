import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import type { FaultScene } from '../../core/scene/faults.ts';
import { checkScene } from '../../core/scene/parse.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Action } from './appState.ts';
import { changeScene } from './history.ts';

/** A directed link by its ends as named in scenes: c0, c1, … for chips, s0, s1, … for switches. */
export type LinkEnds = { readonly from: string; readonly to: string };

/** The reason written beside the made-up numbers of such a fault. */
export const BY_HAND = {
  en: 'Set by hand at this instant of the animation.',
  ko: '애니메이션의 이 시각에서 직접 정했다.',
} as const;

const SLOWDOWN = 4;

/**
 * Cuts, slows (by SLOWDOWN) or restores a link from the current time on. Earlier faults stay, so the run up to now does not
 * change; later ones by hand on this link are removed. An ordinary change of the scene, so it can be undone.
 */
export function faultLink(link: LinkEnds, kind: FaultScene['action']['kind']): Action {
  return (state) => {
    const now = Math.round(state.time);
    const action: FaultScene['action'] = kind === 'slower' ? slowerBy(SLOWDOWN) : { kind };
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

/** The scene with exactly these faults. Throws SceneError if they are invalid. */
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
