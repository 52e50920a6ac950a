import type { Language } from '../../core/base/text.ts';

/** What is said of links, and in the dialog that shares them, in the two languages. */
const en = {
  identical: 'Identical run',
  identicalLong: 'The link gave the same run as where it was made, to the last millitick.',
  different: 'Not the run that this link was made from',
  differentWhy:
    'All of the link was understood, so the app or the scene is another version than the one it was made with.',
  notUsed: 'These parts of the link could not be used:',
  sameAnyway: 'The run is the same all the same, to the last millitick.',
  newer: 'A newer version of the app wrote this link. What this one understands is shown.',
  late: 'after the end of this run, which is shown instead',
  notUnderstood: 'not understood here',
  andMore: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  share: 'Share',
  shareTitle: 'Take it with you',
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser did not let us copy. The link is selected: press Ctrl + C (⌘ C on a Mac).',
  code: (scene: string) => `QR code of the link to ‘${scene}’`,
  opensThis: 'It opens this scene with these numbers, at this instant, in this view.',
  onlyHere: 'The app was opened from a file, so this link works on this machine alone, and there is no code to scan.',
  onlyThisMachine: 'This link leads to this machine, so it works on this machine alone.',
  fromFile:
    'This scene came from a file. The link has its changes, but not the scene: elsewhere it can’t be opened. Send the file instead.',
  tooLong: 'So much was changed that the link is too long for a code. Copy it instead.',
};

export type LinkWords = typeof en;

const ko: LinkWords = {
  identical: '똑같은 실행',
  identicalLong: '링크를 만든 곳과 마지막 밀리틱까지 똑같이 실행되었습니다.',
  different: '이 링크를 만들 때와 다른 실행입니다',
  differentWhy: '링크는 모두 알아들었으니, 앱이나 장면의 버전이 링크를 만들 때와 다른 것입니다.',
  notUsed: '링크에서 쓰지 못한 부분:',
  sameAnyway: '그래도 실행은 마지막 밀리틱까지 똑같습니다.',
  newer: '더 새로운 버전의 앱이 만든 링크입니다. 이 버전이 아는 것만 보여 줍니다.',
  late: '이 실행이 끝난 뒤의 순간이라 끝을 보여 줍니다',
  notUnderstood: '여기서는 모르는 부분',
  andMore: (count) => `그 밖에 ${count}개`,
  share: '공유',
  shareTitle: '가져가기',
  link: '링크',
  copy: '복사',
  copied: '복사했습니다.',
  notCopied: '브라우저가 복사를 막았습니다. 링크를 선택해 두었으니 Ctrl + C(Mac은 ⌘ C)를 누르세요.',
  code: (scene) => `‘${scene}’ 링크의 QR 코드`,
  opensThis: '이 장면을 이 숫자들로, 이 순간, 이 화면 그대로 엽니다.',
  onlyHere: '앱을 파일로 열었으므로 이 링크는 이 컴퓨터에서만 열립니다. 그래서 스캔할 코드도 없습니다.',
  onlyThisMachine: '이 컴퓨터를 가리키는 주소라서 이 컴퓨터에서만 열립니다.',
  fromFile:
    '파일에서 연 장면입니다. 링크에는 바꾼 값만 있고 장면은 없어서 다른 곳에서는 열 수 없습니다. 파일을 대신 보내 주세요.',
  tooLong: '바꾼 것이 많아 링크가 코드에 담기에는 너무 깁니다. 복사해서 쓰세요.',
};

const TABLE: Readonly<Record<Language, LinkWords>> = { en, ko };

export function linkWords(language: Language): LinkWords {
  return TABLE[language];
}
