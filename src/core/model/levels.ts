/** Parts of a cluster that hold chips: what a topology calls them. */
export type LevelKind = 'building' | 'ultraServer' | 'leaf' | 'group' | 'plate' | 'rack' | 'server' | 'plane' | 'row';

/** Columns of the network that say where a node stands and can number a level. */
type LevelColumn = 'group' | 'y' | 'z';

/**
 * One level of a cluster: `of[chip]` is the part that the chip belongs to, counted from 0 (−1: to none); `column` names where that
 * stands, if in a column. `chips` is what the chips of an UltraServer are called.
 */
export type Level = {
  readonly kind: LevelKind;
  readonly column?: LevelColumn;
  readonly of: Int32Array;
  readonly chips?: string;
};

/** A level as a topology declares it: the column that numbers its parts, or those numbers by chip. */
export type LevelRule = Pick<Level, 'kind' | 'chips'> & { readonly of: LevelColumn | Int32Array };

/** The rules as levels; without those of a single part, which tell nothing apart. A single UltraServer is still called one. */
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

/** Whether the groups of chips are UltraServers, and what their chips are called. */
export function ultraServersIn(levels: readonly Level[]): {
  readonly isUltraServer: boolean;
  readonly chipName: string | undefined;
} {
  const level = levels.find(({ kind }) => kind === 'ultraServer');
  return { isUltraServer: level !== undefined, chipName: level?.chips };
}
