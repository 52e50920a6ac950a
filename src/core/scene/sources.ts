import {
  groundsOf,
  type Invented,
  numberOf,
  type Origin,
  originOf,
  type Structural,
  tweakedFromOf,
} from '../base/provenance.ts';
import type { LocalText } from '../base/text.ts';
import { type NumberMeta, UNIT_OF } from './quantity.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { type Path, pathText, visit } from './walk.ts';

/** One number of a scene and where it comes from. */
export type SourceRow = {
  /** Dotted path of the number, e.g. `cluster.efa.rate`. */
  readonly path: string;
  readonly value: number;
  readonly unit: string;
  readonly origin: Origin;
  /** Its reason, quote or source; empty if the author just chose it. */
  readonly grounds: LocalText;
  /** The number before it was tweaked, to which the grounds refer; undefined if the file does not say. */
  readonly tweakedFrom: number | undefined;
  readonly facts: NumberMeta;
};

/** Every number of the scene, in the order of the format. */
export function listSources(scene: Scene): SourceRow[] {
  const rows: SourceRow[] = [];
  visit(sceneSchema, scene, { number: (path, facts, found) => rows.push(sourceRow(path, facts, found)) });
  return rows;
}

/** The row of the number `found` at `path`. */
export function sourceRow(path: Path, facts: NumberMeta, found: unknown): SourceRow {
  const sourced = found as Invented | Structural;
  return {
    path: pathText(path),
    value: numberOf(sourced),
    unit: UNIT_OF[facts.quantity],
    origin: originOf(sourced),
    grounds: groundsOf(sourced),
    tweakedFrom: tweakedFromOf(sourced),
    facts,
  };
}
