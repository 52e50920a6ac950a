/** What a topology calls a part of the cluster that holds chips. */
export type LevelKind = 'building' | 'ultraServer' | 'leaf' | 'group' | 'plate' | 'rack' | 'server' | 'plane' | 'row';

/** Columns of a node's position (`nodeGroup`, `nodeY`, `nodeZ`) that can number a level. */
type LevelColumn = 'group' | 'y' | 'z';

/**
 * One level of a cluster. `of[chip]` is the number of the part that the chip belongs to, from 0 (−1: none); `column` names the
 * network's column with those numbers, if there is one. `chips` is the product name of an UltraServer's chips.
 */
export type Level = {
  readonly kind: LevelKind;
  readonly column?: LevelColumn;
  readonly of: Int32Array;
  readonly chips?: string;
};

/** A level as a topology declares it: by the network's column that numbers its parts, or by those numbers. */
export type LevelRule = Pick<Level, 'kind' | 'chips'> & { readonly of: LevelColumn | Int32Array };

/** The levels of the rules. A level of a single part is dropped, since it divides nothing; a single UltraServer is kept. */
export function levelsFrom(
  rules: readonly LevelRule[],
  columns: Readonly<Record<LevelColumn, Int32Array>>,
  chipCount: number,
): readonly Level[] {
  return rules.flatMap(({ of, ...rule }): Level[] => {
    const level: Level = typeof of === 'string' ? { ...rule, column: of, of: columns[of] } : { ...rule, of };
    const isSingle = level.of.subarray(0, chipCount).every((part) => part === level.of[0]);
    return isSingle && rule.kind !== 'ultraServer' ? [] : [level];
  });
}

/** Whether the groups of chips are UltraServers, and the product name of their chips. */
export function ultraServersIn(levels: readonly Level[]): {
  readonly isUltraServer: boolean;
  readonly chipName: string | undefined;
} {
  const level = levels.find(({ kind }) => kind === 'ultraServer');
  return { isUltraServer: level !== undefined, chipName: level?.chips };
}
