import type { Language } from '../../core/base/text.ts';
import type { ViewName } from '../../core/scene/views.ts';

/** The names of the ways to see a network, and what is said about them. */
const en = {
  view: 'Seen as',
  names: {
    tower: 'Towers',
    flat: 'Flat',
    ring: 'Ring',
    mountain: 'Mountain',
    map: 'Map',
    plane: 'Plates',
  } as Readonly<Record<ViewName, string>>,
  refused: (asked: string, shown: string) => `“${asked}” doesn’t fit this network. Seen as “${shown}”.`,
};

export type ViewWords = typeof en;

const ko: ViewWords = {
  view: '보는 방법',
  names: {
    tower: '탑',
    flat: '펼침',
    ring: '고리',
    mountain: '산',
    map: '지도',
    plane: '판',
  },
  refused: (asked, shown) => `‘${asked}’ 보기는 이 네트워크에 맞지 않아 ‘${shown}’ 보기로 보여 줍니다.`,
};

const TABLE: Readonly<Record<Language, ViewWords>> = { en, ko };

export function viewWords(language: Language): ViewWords {
  return TABLE[language];
}
