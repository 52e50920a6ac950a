import type { Language } from '../../core/base/text.ts';
import type { ViewName } from '../../core/base/views.ts';

/** The names of the views, and texts about them. */
const en = {
  view: 'View',
  names: {
    tower: 'Towers',
    flat: 'Flat',
    ring: 'Ring',
    mountain: 'Mountain',
    map: 'Map',
    plane: 'Plane',
  } as Readonly<Record<ViewName, string>>,
  refused: (asked: string, shown: string) => `The view “${asked}” doesn’t fit this network. Showing “${shown}”.`,
};

export type ViewWords = typeof en;

const ko: ViewWords = {
  view: '보기',
  names: {
    tower: '탑',
    flat: '펼침',
    ring: '링',
    mountain: '산',
    map: '지도',
    plane: '평면',
  },
  refused: (asked, shown) => `‘${asked}’ 보기는 이 네트워크에 맞지 않아 ‘${shown}’ 보기로 보여 줍니다.`,
};

const TABLE: Readonly<Record<Language, ViewWords>> = { en, ko };

export function viewWords(language: Language): ViewWords {
  return TABLE[language];
}
