import { faultsOf, linkConditionsAt } from '../../core/analysis/linkConditions.ts';
import type { Thing } from '../../core/trace/thing.ts';
import { isSame } from '../../core/trace/thing.ts';
import { type FaultMark, faultMarks } from '../../screen/picture/faultMarks.ts';
import type { Frame } from '../../screen/picture/frame.ts';
import { type Journey, journeyOf } from '../../screen/picture/journey.ts';
import { type ThingShape, shapeOf, packetShape } from '../../screen/picture/thingShape.ts';
import type { AppState, Run } from '../../screen/state/appState.ts';
import type { RunGeometry } from '../../screen/view/runLayers.ts';

/** What is highlighted at one instant: faults, the thing under the pointer, the thing with an open card. */
export type Highlights = {
  readonly marks: readonly FaultMark[];
  readonly shapes: readonly { readonly shape: ThingShape; readonly isChosen: boolean }[];
  /** Shape of the thing that the card describes. */
  readonly cardSubject: ThingShape | undefined;
};

export type ShapeFinder = {
  /** The shape of a thing in the current frame; undefined if it isn't drawn. */
  readonly shapeOf: (thing: Thing) => ThingShape | undefined;
  readonly at: (state: AppState) => Highlights;
};

/** Finds shapes in one layout of one run, at the instant in `frame`. It caches only what follows from run and layout. */
export function createShapeFinder(
  { reader, scene }: Run,
  { network, layout, flights }: RunGeometry,
  frame: Frame,
): ShapeFinder {
  const faults = faultsOf(scene, network);
  let marks: { past: number; of: readonly FaultMark[] } | undefined;
  let journey: Journey | undefined;
  const marksAt = (time: number): readonly FaultMark[] => {
    const past = faults.filter(({ at }) => at <= time).length;
    if (marks?.past !== past) marks = { past, of: faultMarks(layout, linkConditionsAt(faults, time)) };
    return marks.of;
  };
  const shape = (thing: Thing): ThingShape | undefined => {
    if (thing.kind !== 'packet') return shapeOf(network, layout, frame, thing);
    if (journey?.packet !== thing.packet) journey = journeyOf(reader, thing.packet);
    return packetShape(reader, layout, flights, frame, journey);
  };
  return {
    shapeOf: shape,
    at: ({ inspection: { pointed, chosen }, time }) => {
      const things = chosen === undefined || isSame(pointed, chosen) ? [pointed] : [pointed, chosen];
      const shapes = things.flatMap((thing) => {
        const found = thing && shape(thing);
        return found === undefined ? [] : [{ shape: found, isChosen: isSame(thing, chosen) }];
      });
      const cardSubject = chosen ?? pointed;
      return { marks: marksAt(time), shapes, cardSubject: cardSubject && shape(cardSubject) };
    },
  };
}
