import type { Language } from '../../core/base/text.ts';

/** Texts of the gallery of scenes. */
const en = {
  title: 'Scenes',
  lead: 'Each scene shows one way a cluster gets stuck, or why it does not.',
  filter: 'Find a scene',
  found: (count: number, all: number) =>
    count === all ? `${all} scenes` : count === 0 ? 'No scene matches.' : `${count} of ${all} scenes`,
  beats: (count: number) => (count === 1 ? '1 beat' : `${count} beats`),
  takeHome: 'Takeaway',
  length: 'Length',
  running: 'simulating…',
  open: 'showing now',
  close: 'Back to the picture',
};

export type GalleryWords = typeof en;

const ko: GalleryWords = {
  title: '장면',
  lead: '장면마다 클러스터가 어떻게 막히는지, 또는 왜 막히지 않는지를 하나씩 보여 줍니다.',
  filter: '장면 찾기',
  found: (count, all) =>
    count === all ? `장면 ${all}개` : count === 0 ? '맞는 장면이 없습니다.' : `장면 ${all}개 중 ${count}개`,
  beats: (count) => `챕터 ${count}개`,
  takeHome: '이 장면의 핵심',
  length: '길이',
  running: '시뮬레이션 중…',
  open: '지금 보는 장면',
  close: '그림으로 돌아가기',
};

const TABLE: Readonly<Record<Language, GalleryWords>> = { en, ko };

export function galleryWords(language: Language): GalleryWords {
  return TABLE[language];
}
