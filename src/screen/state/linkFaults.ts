import type { FaultScene } from '../../core/scene/faults.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { byHand, isByHand, slowerBy, withFaults } from './faultsByHand.ts';

/** A fault in a link: `520.25,c3,s1,cut`, `520.25,c3,s1,back` or `520.25,c3,s1,slower,4`. */
const FAULT = /^(\d{1,7}(?:\.\d{1,17})?),([cs]\d{1,7}),([cs]\d{1,7}),(?:(cut|back)|slower,(\d{1,4}(?:\.\d{1,17})?))$/;

/** A fault made by hand as text; undefined for a fault that the scene's author wrote. */
export function faultToText(fault: FaultScene): string | undefined {
  const { at, link, action } = fault;
  if (!isByHand(fault) || typeof link === 'string') return undefined;
  const what = action.kind === 'slower' ? ['slower', action.factor.invented] : [action.kind];
  return [at.invented, link.from, link.to, ...what].join(',');
}

/** Parses a fault; undefined if it is invalid. */
export function faultFromText(text: string): FaultScene | undefined {
  const [, at, from, to, kind, factor] = FAULT.exec(text) ?? [];
  if (at === undefined || from === undefined || to === undefined) return undefined;
  const action: FaultScene['action'] = kind === 'cut' || kind === 'back' ? { kind } : slowerBy(Number(factor));
  return byHand(Number(at), { from, to }, action);
}

export function faultsByHand({ faults }: Scene): readonly FaultScene[] {
  return (faults ?? []).filter(isByHand);
}

/** Appends faults to those of the scene. Throws SceneError if they are invalid. */
export function withMoreFaults(scene: Scene, faults: readonly FaultScene[]): Scene {
  return faults.length === 0 ? scene : withFaults(scene, [...(scene.faults ?? []), ...faults]);
}
