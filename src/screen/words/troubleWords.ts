import type { Language } from '../../core/base/text.ts';

/** Texts above and below the problems of a scene that can't be shown. */
const en = {
  /** By the source of the problem. */
  title: {
    file: 'This scene can’t be shown',
    link: 'This link can’t be run',
    noScene: 'This link can’t be opened',
    change: 'This change can’t be run',
    session: 'Your changes from before the reload can’t be run',
  },
  linkParts: (count: number): string =>
    count === 1
      ? 'The problem is in the link, not in the scene’s file. It is this part:'
      : 'The problem is in the link, not in the scene’s file. It is one or several of these parts:',
  changeParts: (count: number): string => (count === 1 ? 'The change:' : 'The changes:'),
  wholeRun: 'the whole run',
  /** By what is shown now. */
  stays: {
    before: 'The last good picture is kept. Nothing is lost.',
    written: 'The scene is shown as its file has it.',
    other: 'Another scene is shown instead.',
  },
};

export type TroubleWords = typeof en;

const ko: TroubleWords = {
  title: {
    file: '이 장면은 보여 줄 수 없습니다',
    link: '이 링크는 실행할 수 없습니다',
    noScene: '이 링크는 열 수 없습니다',
    change: '이렇게 조정하면 실행할 수 없습니다',
    session: '새로고침 전에 조정한 값으로는 실행할 수 없습니다',
  },
  linkParts: (count) =>
    count === 1
      ? '장면 파일이 아니라 링크에 문제가 있습니다. 문제가 되는 부분:'
      : '장면 파일이 아니라 링크에 문제가 있습니다. 다음 가운데 하나 또는 여럿이 함께 문제가 됩니다:',
  changeParts: () => '조정한 값:',
  wholeRun: '실행 전체',
  stays: {
    before: '마지막으로 정상 실행된 그림을 그대로 보여 줍니다. 잃은 것은 없습니다.',
    written: '장면은 파일에 적힌 대로 보여 줍니다.',
    other: '대신 다른 장면을 보여 줍니다.',
  },
};

const TABLE: Readonly<Record<Language, TroubleWords>> = { en, ko };

export function troubleWords(language: Language): TroubleWords {
  return TABLE[language];
}
