import { faultsOf, linkConditionsAt } from '../../core/analysis/linkConditions.ts';
import type { Thing } from '../../core/trace/thing.ts';
import { isSame } from '../../core/trace/thing.ts';
import { type FaultMark, faultMarks } from '../../screen/picture/faultMarks.ts';
import type { Frame } from '../../screen/picture/frame.ts';
import { type Journey, journeyOf } from '../../screen/picture/journey.ts';
import { type ThingShape, shapeOf, packetShape } from '../../screen/picture/thingShape.ts';
import type { AppState, Run } from '../../screen/state/appState.ts';
import type { Show } from '../../screen/view/runLayers.ts';

/** What is pointed out in the picture at one instant: faults, the thing under the pointer, the thing whose card is open. */
export type PointedShapes = {
  readonly marks: readonly FaultMark[];
  readonly shapes: readonly { readonly shape: ThingShape; readonly isChosen: boolean }[];
  /** Of the thing that has a card. */
  readonly carded: ThingShape | undefined;
};

export type Pointer = {
  /** Where a thing is seen in the frame as it is now. */
  readonly shapeOf: (thing: Thing) => ThingShape | undefined;
  readonly at: (state: AppState) => PointedShapes;
};

/** Of one run in one layout, in whatever instant stands in `frame`. What is kept from one instant to the next follows from these two alone. */
export function createPointer({ reader, scene }: Run, { network, layout, flights }: Show, frame: Frame): Pointer {
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
      const carded = chosen ?? pointed;
      return { marks: marksAt(time), shapes, carded: carded && shape(carded) };
    },
  };
}
