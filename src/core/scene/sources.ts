import { groundsOf, type Invented, numberOf, type Origin, originOf, type Structural } from '../base/provenance.ts';
import type { LocalText } from '../base/text.ts';
import { type NumberMeta, UNIT_OF } from './quantity.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { pathText, visitNumbers } from './walk.ts';

/** One number of a scene and where it comes from. */
export type SourceRow = {
  /** Dotted path of the number, e.g. `cluster.efa.rate`. */
  readonly path: string;
  readonly value: number;
  readonly unit: string;
  readonly origin: Origin;
  /** Its reason, quote or source; empty where the author just chose it. */
  readonly grounds: LocalText;
  readonly facts: NumberMeta;
};

/** Every number of the scene, in the order of the format. */
export function listSources(scene: Scene): SourceRow[] {
  const rows: SourceRow[] = [];
  visitNumbers(sceneSchema, scene, (path, facts, found) => {
    const sourced = found as Invented | Structural;
    rows.push({
      path: pathText(path),
      value: numberOf(sourced),
      unit: UNIT_OF[facts.quantity],
      origin: originOf(sourced),
      grounds: groundsOf(sourced),
      facts,
    });
  });
  return rows;
}
