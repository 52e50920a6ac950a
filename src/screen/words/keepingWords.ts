import type { Language } from '../../core/base/text.ts';

/** Texts about what a reload keeps. */
const en = {
  unkept: 'A reload would lose this scene',
  unkeptWhy: {
    refused: (file: string) =>
      `The browser does not let this page store anything, so after a reload ${file} has to be opened again.`,
    full: (file: string) =>
      `The browser has no room left to store ${file}, so after a reload it has to be opened again.`,
  },
  unkeptHow: 'Your changes to it are kept only in a file that you save.',
  lost: 'Not everything came back after the reload',
  what: {
    all: 'The scene that was open can’t be shown again.',
    changes: 'The scene is shown as its file has it. Your changes are lost.',
    looks: 'The scene and your changes are back, but not the instant and the view.',
    undo: 'The scene is back as the address has it, but what you could undo is not.',
  },
  why: {
    version: 'It was kept by another version of the app.',
    damaged: 'What the browser kept is damaged.',
    scene: 'This version of the app refuses what was kept.',
  },
};

export type KeepingWords = typeof en;

const ko: KeepingWords = {
  unkept: '새로고침하면 이 장면을 잃습니다',
  unkeptWhy: {
    refused: (file) => `브라우저가 이 페이지의 저장을 막고 있어서, 새로고침하면 ${file} 파일을 다시 열어야 합니다.`,
    full: (file) => `브라우저에 ${file} 파일을 담을 공간이 없어서, 새로고침하면 다시 열어야 합니다.`,
  },
  unkeptHow: '조정한 값은 파일로 저장해야 남습니다.',
  lost: '새로고침 전의 상태를 모두 되살리지는 못했습니다',
  what: {
    all: '열려 있던 장면을 다시 보여 줄 수 없습니다.',
    changes: '장면을 파일에 적힌 대로 보여 줍니다. 조정한 값은 잃었습니다.',
    looks: '장면과 조정한 값은 되살렸지만, 보던 시각과 보기는 되살리지 못했습니다.',
    undo: '장면은 주소에 담긴 대로 되살렸지만, 실행 취소 기록은 되살리지 못했습니다.',
  },
  why: {
    version: '앱의 다른 버전에서 보관한 것입니다.',
    damaged: '브라우저가 보관한 내용이 손상되었습니다.',
    scene: '이 버전의 앱에서는 쓸 수 없는 내용입니다.',
  },
};

const TABLE: Readonly<Record<Language, KeepingWords>> = { en, ko };

export function keepingWords(language: Language): KeepingWords {
  return TABLE[language];
}
