import type { Language } from '../../core/base/text.ts';
import { LINK_CLASS_LABELS, type LinkClassName } from '../../core/scene/linkClasses.ts';

/**
 * The names of a cluster's parts in the middle of a sentence, for picture, card, tree and spoken words alike. UltraServers have
 * letters; chips have the numbers of scene files; all else is counted from 1.
 */
const en = {
  building: (number: string) => `building ${number}`,
  ultraServer: (letter: string) => `UltraServer ${letter}`,
  leaf: (number: string) => `leaf ${number}`,
  group: (number: string) => `group ${number}`,
  plate: (number: string) => `plate ${number}`,
  rack: (number: string) => `rack ${number}`,
  server: (number: string) => `server ${number}`,
  plane: (number: string) => `plane ${number}`,
  row: (number: string) => `row ${number}`,
  chip: (number: string) => `chip ${number}`,
  switch: (number: string) => `switch ${number}`,
  noGroup: 'no group',
  cluster: (chips: string) => `the cluster, ${chips} chips`,
  switches: (count: string) => `switches (${count})`,
  inPlace: (name: string, place: string) => `${name} of ${place}`,
  at: (x: number, y: number) => `x ${x}, y ${y}`,
  pens: 'EFA interfaces',
};

export type PartWords = typeof en;

const ko: PartWords = {
  building: (number) => `건물 ${number}`,
  ultraServer: (letter) => `UltraServer ${letter}`,
  leaf: (number) => `리프 ${number}`,
  group: (number) => `그룹 ${number}`,
  plate: (number) => `플레이트 ${number}`,
  rack: (number) => `랙 ${number}`,
  server: (number) => `서버 ${number}`,
  plane: (number) => `평면 ${number}`,
  row: (number) => `행 ${number}`,
  chip: (number) => `칩 ${number}`,
  switch: (number) => `스위치 ${number}`,
  noGroup: '그룹 없음',
  cluster: (chips) => `클러스터, 칩 ${chips}개`,
  switches: (count) => `스위치 (${count}대)`,
  inPlace: (name, place) => `${place} ${name}`,
  at: (x, y) => `x ${x}, y ${y}`,
  pens: 'EFA 인터페이스',
};

const TABLE: Readonly<Record<Language, PartWords>> = { en, ko };

export function partWords(language: Language): PartWords {
  return TABLE[language];
}

export function linkClassText(name: LinkClassName, language: Language): string {
  return LINK_CLASS_LABELS[name][language];
}

/** A name at the start of a line or a sentence. */
export function atStart(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
