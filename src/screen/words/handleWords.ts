import type { Language } from '../../core/base/text.ts';

/** Error messages of the embedding handle. */
export type HandleWords = {
  /** A change that was replaced, undone or cancelled before its run was finished. */
  readonly givenUp: (path: string) => string;
  readonly noTime: (got: string) => string;
  readonly noSize: (least: number, most: number, got: string) => string;
  readonly noWebGl: string;
};

const en: HandleWords = {
  givenUp: (path) => `${path}: the change was undone before its run was shown. Set it again if you still want it.`,
  noTime: (got) => `seek: expected a finite number of ticks, got ${got}. Give a number from 0 to duration.`,
  noSize: (least, most, got) =>
    `still: expected a width and a height of whole pixels, each from ${least} to ${most}, got ${got}. Ask for a size within these bounds.`,
  noWebGl:
    'still: WebGL is not available in this browser, so there is no picture to save. Turn on hardware acceleration, or use a browser with WebGL 2.',
};

const ko: HandleWords = {
  givenUp: (path) => `${path}: 새 실행이 표시되기 전에 변경이 취소되었습니다. 필요하면 다시 설정하세요.`,
  noTime: (got) => `seek: 유한한 틱 수가 필요한데 ${got}을(를) 받았습니다. 0에서 duration 사이의 수를 넣으세요.`,
  noSize: (least, most, got) =>
    `still: 너비와 높이는 각각 ${least}~${most} 사이의 정수 픽셀이어야 하는데 ${got}을(를) 받았습니다. 이 범위에서 크기를 정하세요.`,
  noWebGl:
    'still: 이 브라우저에서는 WebGL을 쓸 수 없어 저장할 그림이 없습니다. 하드웨어 가속을 켜거나 WebGL 2를 지원하는 브라우저를 사용하세요.',
};

export function handleWords(language: Language): HandleWords {
  return { en, ko }[language];
}
